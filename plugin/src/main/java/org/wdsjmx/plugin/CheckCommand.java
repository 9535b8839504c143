package org.wdsjmx.plugin;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wdsjmx.plugin.access.RightsTable;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.ConfigurationException;
import org.wdsjmx.plugin.config.DurationText;
import org.wdsjmx.plugin.config.LogSettings;
import org.wdsjmx.plugin.config.RemediationSettings;
import org.wdsjmx.plugin.config.YamlReader;
import org.wdsjmx.plugin.disk.FileReason;
import org.wdsjmx.plugin.remediation.AlertGroup;
import org.wdsjmx.plugin.remediation.Rehearsal;
import org.wdsjmx.plugin.remediation.WebhookException;
import org.wdsjmx.plugin.remediation.WebhookReader;
import org.wdsjmx.plugin.text.NotTextException;
import org.wdsjmx.plugin.text.TextBytes;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.watch.ServerView;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code check}: tells every fault of a configuration and what {@code run} could not do, or what it means now. Opens no port,
 * leaves no file and changes none.
 */
@Command(
        name = "check",
        description =
                "Tells every fault of a configuration with its line, and the files that run could not write (exit code"
                        + " 2), or what it means and what it opens to whom (exit code 0).",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private static final int LARGEST_WEBHOOK = 8 << 20;

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

    @Option(
            names = "--simulate",
            paramLabel = "FILE",
            description = "A webhook of Alertmanager; tells what would be decided about its alerts. Needs --config.")
    private Path webhook;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "The file to which run is to record; tells whether it can. Needs --config.")
    private Path recording;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (wanted.config != null) {
                Configuration configuration = new YamlReader().read(wanted.config, Configuration.class);
                Fleet fleet = Fleet.of(configuration);
                AlertGroup alerts = webhook == null ? new AlertGroup(List.of(), 0, false) : simulated();
                RunTrial trial = RunTrial.of(configuration, wanted.config, Optional.ofNullable(recording));
                trial.faults().forEach(fault -> err.println(wanted.config + ": " + fault));
                Exposure exposure = new Exposure(configuration, Edge.of(configuration));
                if (!trial.faults().isEmpty()) {
                    return Main.WRONG;
                }
                describe(configuration, fleet, exposure, out);
                trial.warnings().forEach(warning -> out.println("WARNING  " + warning));
                rehearse(configuration, FleetReading.of(configuration, fleet), alerts, out);
            } else if (webhook != null || recording != null) {
                throw new StartException(
                        (webhook == null ? "--record" : "--simulate") + " needs a configuration; add --config FILE");
            }
            if (wanted.rights) {
                RightsTable.lines().forEach(out::println);
            }
            return 0;
        } catch (ConfigurationException e) {
            e.faults().forEach(err::println);
        } catch (StartException e) {
            err.println((wanted.config == null ? "check" : wanted.config) + ": " + e.getMessage());
        }
        return Main.WRONG;
    }

    private AlertGroup simulated() throws StartException {
        try {
            String body = TextBytes.of(webhook, LARGEST_WEBHOOK).utf8();
            return new WebhookReader().read(body.getBytes(StandardCharsets.UTF_8));
        } catch (NotTextException e) {
            throw new StartException("--simulate: " + webhook + " " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StartException("--simulate: " + webhook + " cannot be read: " + FileReason.of(e), e);
        } catch (WebhookException e) {
            throw new StartException("--simulate: " + webhook + ": " + e.getMessage(), e);
        }
    }

    private static void rehearse(
            Configuration configuration, Map<String, ServerView> views, AlertGroup alerts, PrintWriter out) {
        Rehearsal rehearsal = new Rehearsal(
                configuration.remediation(), views, MomentSource.system().moment());
        RemediationSettings settings = configuration.remediation();
        out.println("alerts   " + settings.mode() + ", at most " + settings.maxPerHour()
                + " clients an hour, a session again after " + DurationText.format(settings.settle())
                + ", none after " + settings.breakerAfter() + " failures in a row");
        rehearsal.rules().forEach(out::println);
        rehearsal.decide(alerts).forEach(out::println);
        rehearsal.warnings().forEach(warning -> out.println("WARNING  " + warning));
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
        out.println("log      " + log(configuration.log()));
        out.println("metrics  series of their own for at most "
                + configuration.metrics().maxClients() + " clients a server");
        exposure.warnings().forEach(warning -> out.println("WARNING  " + warning));
    }

    private static String log(LogSettings log) {
        String level = log.level().map(wanted -> ", from " + wanted + " on").orElse("");
        return log.file().isEmpty()
                ? "to standard error" + level
                : log.file().get() + level + ", a new file at " + log.maxSize() + ", " + log.files() + " files";
    }
}
