package org.wdsjmx.plugin.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.wdsjmx.plugin.program.RunningProgram;
import org.wdsjmx.plugin.program.Tool;

/** The JConsole of this JDK with the plugin. */
final class JConsole {

    /** The tab of the plugin. */
    static final String TAB = "WDS Transport";

    private JConsole() {}

    /** @param arguments of jconsole, besides the plugin */
    static DesktopProgram start(Path directory, String... arguments) throws Exception {
        Path program = Path.of(System.getProperty("java.home"), "bin", "jconsole");
        String jconsole =
                Files.isExecutable(program) ? program.toString() : Tool.required("jconsole", "openjdk-17-jdk");
        return DesktopProgram.start(directory, agent -> {
            List<String> command = new ArrayList<>(List.of(
                    jconsole,
                    "-J" + agent,
                    "-J-Duser.language=en",
                    "-interval=1",
                    "-pluginpath",
                    RunningProgram.jar().toString()));
            command.addAll(List.of(arguments));
            return command;
        });
    }
}
