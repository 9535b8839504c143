package org.wdsjmx.plugin;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.wdsjmx.plugin.access.RightsTable;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.ConfigurationException;
import org.wdsjmx.plugin.config.DurationText;
import org.wdsjmx.plugin.config.YamlReader;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code check}: tells every fault of a configuration, or what it means. Opens no port and reaches no server. */
@Command(
        name = "check",
        description =
                "Tells every fault of a configuration with its line (exit code 2), or what it means and what it opens to"
                        + " whom (exit code 0).",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1", exclusive = false)
    private Wanted wanted;

    /** What to tell; one or both. */
    private static final class Wanted {

        @Option(names = "--config", paramLabel = "FILE", description = "The configuration file.")
        private Path config;

        @Option(names = "--rights", description = "Prints what each role may do.")
        private boolean rights;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (wanted.config != null) {
                Configuration configuration = new YamlReader().read(wanted.config, Configuration.class);
                Fleet fleet = Fleet.of(configuration);
                describe(configuration, fleet, new Exposure(configuration, Edge.of(configuration)), out);
            }
            if (wanted.rights) {
                RightsTable.lines().forEach(out::println);
            }
            return 0;
        } catch (ConfigurationException e) {
            e.faults().forEach(err::println);
        } catch (StartException e) {
            err.println(wanted.config + ": " + e.getMessage());
        }
        return Main.WRONG;
    }

    private void describe(Configuration configuration, Fleet fleet, Exposure exposure, PrintWriter out) {
        out.println(wanted.config + ": no faults");
        out.println("backend  " + fleet.backend().name());
        out.println("servers  "
                + String.join(", ", ServerNames.of(fleet.addresses()).keySet()));
        out.println("poll     every " + DurationText.format(configuration.poll().interval()) + ", deadline "
                + DurationText.format(configuration.poll().deadline()) + ", snapshots dropped after "
                + DurationText.format(configuration.poll().staleAfter()) + ", clients stalled after "
                + DurationText.format(configuration.poll().stalledAfter()));
        out.println(
                "operations  createNamespace is " + (configuration.operations().createNamespace() ? "on" : "off"));
        exposure.lines().forEach(out::println);
        out.println("audit    " + configuration.audit().file() + ", a new file at "
                + configuration.audit().maxSize() + " or after "
                + DurationText.format(configuration.audit().maxAge()));
        out.println("metrics  series of their own for at most "
                + configuration.metrics().maxClients() + " clients a server");
        exposure.warnings().forEach(warning -> out.println("WARNING  " + warning));
    }
}
