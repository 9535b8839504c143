package org.wdsjmx.plugin;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.ConfigurationException;
import org.wdsjmx.plugin.config.DurationText;
import org.wdsjmx.plugin.config.YamlReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code check}: tells every fault of a configuration, or what it means. Opens no port and reaches no server. */
@Command(
        name = "check",
        description =
                "Tells every fault of a configuration with its line (exit code 2), or what it means (exit code 0).",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration file.")
    private Path config;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Configuration configuration = new YamlReader().read(config, Configuration.class);
            describe(configuration, Fleet.of(configuration), spec.commandLine().getOut());
            return 0;
        } catch (ConfigurationException e) {
            e.faults().forEach(err::println);
        } catch (StartException e) {
            err.println(config + ": " + e.getMessage());
        }
        return Main.WRONG;
    }

    private void describe(Configuration configuration, Fleet fleet, PrintWriter out) {
        out.println(config + ": no faults");
        out.println("backend  " + fleet.backend().name());
        out.println("servers  "
                + String.join(", ", ServerNames.of(fleet.addresses()).keySet()));
        out.println("poll     every " + DurationText.format(configuration.poll().interval()) + ", deadline "
                + DurationText.format(configuration.poll().deadline()) + ", snapshots dropped after "
                + DurationText.format(configuration.poll().staleAfter()) + ", clients stalled after "
                + DurationText.format(configuration.poll().stalledAfter()));
        out.println("http     " + configuration.http().address() + " port "
                + configuration.http().port() + ", open to everybody on this machine");
        out.println("jmx      "
                + configuration
                        .jmx()
                        .map(jmx -> "127.0.0.1 port " + jmx.port() + ", open to everybody on this machine")
                        .orElse("no port; a console of the same user on this machine can attach"));
        out.println(
                "operations  createNamespace is " + (configuration.operations().createNamespace() ? "on" : "off"));
        out.println("metrics  series of their own for at most "
                + configuration.metrics().maxClients() + " clients a server");
    }
}
