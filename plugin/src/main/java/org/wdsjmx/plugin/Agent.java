package org.wdsjmx.plugin;

import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import org.wdsjmx.plugin.config.ConfigurationException;

/**
 * Starts wds-jmx inside another application: {@code java -javaagent:wds-jmx.jar=wds-jmx.yaml ...}. A fault in its
 * configuration is told on standard error and does not keep the application from running.
 */
public final class Agent {

    private Agent() {}

    /** Called by the virtual machine before the application starts. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        start(arguments, System.err);
    }

    /** Called by the virtual machine when the agent is attached later. */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        start(arguments, System.err);
    }

    private static void start(String arguments, PrintStream err) {
        if (arguments == null || arguments.isBlank()) {
            err.println("wds-jmx: not started: name its configuration, as in -javaagent:wds-jmx.jar=wds-jmx.yaml");
            return;
        }
        Path file = Path.of(arguments.trim());
        try {
            WdsJmx wds = WdsJmx.builder().configFile(file).start();
            System.getLogger(Agent.class.getName())
                    .log(Level.INFO, "wds-jmx serves {0}", wds.httpUrl().orElseThrow());
        } catch (ConfigurationException e) {
            e.faults().forEach(fault -> err.println("wds-jmx: not started: " + fault));
        } catch (StartException e) {
            err.println("wds-jmx: not started: " + e.getMessage());
        }
    }
}
