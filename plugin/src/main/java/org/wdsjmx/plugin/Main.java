package org.wdsjmx.plugin;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line program. */
@Command(
        name = "wds-jmx",
        description = "WDS multicast sessions and clients as MBeans, Prometheus metrics and Jolokia.",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            CheckCommand.class,
            HashPasswordCommand.class,
            AuditCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Versions.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    /** The arguments, the configuration or the system are not as they have to be. */
    static final int WRONG = 2;

    private Main() {}

    /** Runs the program and ends the virtual machine with its exit code. */
    public static void main(String[] arguments) {
        limitHttp();
        if (System.getProperty("java.util.logging.SimpleFormatter.format") == null) {
            System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT %4$s %3$s: %5$s%6$s%n");
        }
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    /**
     * Ends requests whose headers do not come. The JDK's server knows no other way than a property of the virtual machine, so an
     * agent leaves it to its application.
     */
    private static void limitHttp() {
        if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
            System.setProperty("sun.net.httpserver.maxReqTime", "10");
        }
    }

    /** The version as the jar bears it. */
    static final class Versions implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"wds-jmx " + Version.current()};
        }
    }
}
