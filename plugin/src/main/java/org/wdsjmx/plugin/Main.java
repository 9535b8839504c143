package org.wdsjmx.plugin;

import java.util.Locale;
import java.util.regex.Pattern;
import org.wdsjmx.plugin.config.Quoted;
import org.wdsjmx.plugin.log.StandardErrorLog;
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

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?[0-9]{1,9}");

    private Main() {}

    /** Runs the program and ends the virtual machine with its exit code. */
    public static void main(String[] arguments) {
        ownVirtualMachine();
        System.exit(commandLine().execute(arguments));
    }

    /** Sets what only a program may that has the virtual machine for itself. */
    static void ownVirtualMachine() {
        limitHttp();
        // Libraries, too, write the same digits and dates wherever the program runs.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        StandardErrorLog.format();
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .registerConverter(int.class, Main::whole)
                .registerConverter(Integer.class, Main::whole);
    }

    /** Digits of other scripts, which Java's own parser takes, are refused here as everywhere. */
    private static int whole(String text) {
        if (WHOLE_NUMBER.matcher(text).matches()) {
            return Integer.parseInt(text);
        }
        throw new CommandLine.TypeConversionException(
                Quoted.text(text) + " is not a whole number; write it with the digits 0 to 9");
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
