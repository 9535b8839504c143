package org.wdsjmx.plugin.console;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.program.RunningProgram;
import org.wdsjmx.plugin.program.Tool;
import org.wdsjmx.plugin.tls.Keys;

/** VisualVM at the remote JMX of wds-jmx: what it shows of the virtual machine. */
@Timeout(240)
class VisualVmIT {

    /** VisualVM cannot find such a virtual machine by itself, as if it were on another computer. */
    private static final String NOT_LISTED = "-XX:-UsePerfData";

    @TempDir
    private Path directory;

    @Test
    void theVirtualMachineIsShownWithItsThreads() throws Exception {
        try (RunningProgram demo = wdsJmx(
                        "demo",
                        "--port",
                        "0",
                        "--jmx-port",
                        "0",
                        "--audit",
                        directory.resolve("audit.jsonl").toString());
                DesktopProgram visualVm = start()) {
            addConnection(visualVm, place(demo));
            visualVm.click("Do not require SSL connection");
            visualVm.click("OK");

            assertOverview(visualVm, demo);
            visualVm.turnTo("Threads");
            visualVm.until("the threads", () -> visualVm.probe().read().contains("Live threads: "));
        }
    }

    @Test
    void aUserIsLetInOverTls() throws Exception {
        Path keystore = Keys.keystore(directory, "wds01", "EC");
        Keys.passwordFile(directory);
        Files.writeString(
                directory.resolve("users.yaml"),
                "basic_auth_users: {victor: " + BCrypt.withDefaults().hashToString(8, "look only".toCharArray())
                        + "}\n");
        Path config = Files.writeString(directory.resolve("wds-jmx.yaml"), """
                backend: emulator
                http: {port: 0}
                jmx: {port: 0}
                tls: {keystore: wds01.p12, passwordFile: password}
                access: {users: users.yaml}
                """);
        try (RunningProgram program = wdsJmx("run", "--config", config.toString());
                DesktopProgram visualVm = start(
                        "-J-Djavax.net.ssl.trustStore=" + keystore,
                        "-J-Djavax.net.ssl.trustStorePassword=" + Keys.PASSWORD)) {
            addConnection(visualVm, place(program));
            visualVm.click("Use security credentials");
            assertThat(visualVm.probe().type("Username:", "victor")).isTrue();
            assertThat(visualVm.probe().type("Password:", "look only")).isTrue();
            visualVm.click("OK");

            assertOverview(visualVm, program);
        }
    }

    private DesktopProgram start(String... options) throws Exception {
        String program = Tool.required("visualvm", "visualvm, with default-jdk-headless");
        return DesktopProgram.start(directory, agent -> {
            List<String> command = new ArrayList<>(List.of(
                    program,
                    "--nosplash",
                    "--userdir",
                    directory.resolve("user").toString(),
                    "--cachedir",
                    directory.resolve("cache").toString(),
                    "-J" + agent,
                    "-J-Duser.language=en"));
            command.addAll(List.of(options));
            return command;
        });
    }

    private static RunningProgram wdsJmx(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                RunningProgram.java(), NOT_LISTED, "-jar", RunningProgram.jar().toString()));
        command.addAll(List.of(arguments));
        return RunningProgram.start(command);
    }

    private static String place(RunningProgram program) {
        return program.jmxUrl().replaceFirst(".*//([^/]+:\\d+)/jmxrmi", "$1");
    }

    private static void addConnection(DesktopProgram visualVm, String place) {
        visualVm.click("Click to accept license and continue");
        visualVm.click("Add &JMX Connection...");
        visualVm.until("the field", () -> visualVm.probe().type("Connection:", place));
    }

    /** That it is in the list with its process id, it has learnt from its connection. */
    private void assertOverview(DesktopProgram visualVm, RunningProgram program) throws Exception {
        String id = Long.toString(program.pid());
        visualVm.until("the virtual machine", () -> visualVm.probe().open("(pid " + id + ")"));
        visualVm.until("the overview", () -> visualVm.probe().read().contains("PID: " + id));
        assertThat(visualVm.probe().read())
                .contains("Java Home: " + System.getProperty("java.home"), "Heap dump on OOME: disabled", NOT_LISTED);
        // What VisualVM is refused without having been asked for it, it tells its user by a red sign.
        assertThat(directory.resolve("user/var/log/messages.log"))
                .content()
                .contains("VisualVM")
                .doesNotContain("SecurityException");
    }
}
