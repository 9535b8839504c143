package org.wdsjmx.plugin;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wdsjmx.plugin.access.Role;
import org.wdsjmx.plugin.config.AccessSettings;
import org.wdsjmx.plugin.config.AuditSettings;
import org.wdsjmx.plugin.config.Backend;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.ConfigurationException;
import org.wdsjmx.plugin.config.EmulatorSettings;
import org.wdsjmx.plugin.config.HttpSettings;
import org.wdsjmx.plugin.config.JmxSettings;
import org.wdsjmx.plugin.config.OperationsSettings;
import org.wdsjmx.plugin.config.PollSettings;
import org.wdsjmx.plugin.config.RemediationMode;
import org.wdsjmx.plugin.config.RemediationSettings;
import org.wdsjmx.plugin.demo.DemoReport;
import org.wdsjmx.recording.Recording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: everything on, over emulated or recorded servers, on loopback. */
@Command(
        name = "demo",
        description =
                "Watches emulated or recorded servers: everything on, on loopback, no WDS needed. Ends with Ctrl-C.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration STALLED_AFTER = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "What the servers play, instead of the built-in demo.")
    private Path scenario;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "A recording (run --record) to play again and again, instead of emulated servers.")
    private Path replay;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many times quicker than real time (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "9778",
            description = "The HTTP port, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--jmx-port", paramLabel = "N", description = "A port for remote JMX, 0 for any free one.")
    private Integer jmxPort;

    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description = "Where it is written who did what (default: a new file in the folder for temporary files).")
    private Path audit;

    @Option(
            names = "--remediation",
            paramLabel = "MODE",
            defaultValue = "DRY_RUN",
            description = "What becomes of alerts: OFF, DRY_RUN or ENFORCE (default: ${DEFAULT-VALUE}).")
    private RemediationMode remediation;

    private final DemoReport report = new DemoReport(System.out);

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            if (replay != null && scenario != null) {
                throw new StartException("--replay and --scenario exclude each other; leave one of them out");
            }
            audit = audit == null ? Files.createTempDirectory("wds-jmx-demo-").resolve("audit.jsonl") : audit;
            Configuration configuration = configuration();
            WdsJmx wds = replay == null ? emulate(configuration) : replay(configuration);
            announce(wds, spec.commandLine().getOut());
            report.begin();
            return Foreground.runUntilInterrupted();
        } catch (ConfigurationException e) {
            e.faults().forEach(err::println);
        } catch (IOException e) {
            err.println("demo: no folder for the audit: " + e.getMessage() + "; name a file with --audit");
        } catch (StartException | IllegalArgumentException e) {
            err.println("demo: " + e.getMessage());
        }
        return Main.WRONG;
    }

    private WdsJmx emulate(Configuration configuration) throws ConfigurationException, StartException {
        WdsJmx wds = demo(configuration).start();
        spec.commandLine().getOut().println("wds-jmx demo: emulated WDS servers " + String.join(", ", wds.servers()));
        return wds;
    }

    private WdsJmx replay(Configuration configuration) throws ConfigurationException, StartException {
        Recording recording = Fleet.recording(replay);
        WdsJmx wds = demo(configuration).fleet(Fleet.replayed(recording, speed)).start();
        PrintWriter out = spec.commandLine().getOut();
        out.println("wds-jmx demo: recorded WDS servers " + String.join(", ", wds.servers()));
        out.println("  recorded  " + recording.first().truncatedTo(ChronoUnit.SECONDS) + " to "
                + recording.last().truncatedTo(ChronoUnit.SECONDS) + ", " + recording.snapshots() + " snapshots");
        recording.damage().ifPresent(damage -> out.println("  DAMAGED   " + damage + "; what is before it is played"));
        return wds;
    }

    private WdsJmxBuilder demo(Configuration configuration) {
        return WdsJmx.builder().configuration(configuration).audience(report);
    }

    private Configuration configuration() {
        return new Configuration(
                Backend.EMULATOR,
                List.of(),
                new PollSettings(INTERVAL, null, null, STALLED_AFTER),
                new HttpSettings(null, port, null, null),
                Optional.ofNullable(jmxPort).map(number -> new JmxSettings(number, null, null)),
                new AccessSettings(Optional.empty(), Role.ADMIN, Optional.of(Role.ADMIN)),
                Optional.empty(),
                null,
                remediation(),
                new AuditSettings(audit, null, null),
                null,
                new OperationsSettings(true),
                new EmulatorSettings(Optional.ofNullable(scenario), speed));
    }

    /** As configured by default, but quick enough to look on. */
    private RemediationSettings remediation() {
        return new RemediationSettings(
                remediation, null, null, null, Duration.ofSeconds(10), Duration.ofSeconds(30), null, null);
    }

    private void announce(WdsJmx wds, PrintWriter out) {
        URI url = wds.httpUrl().orElseThrow();
        out.println("  page      " + url);
        out.println("  metrics   " + url.resolve("/metrics"));
        out.println("  Jolokia   " + url.resolve("/jolokia/"));
        out.println("  JConsole  jconsole "
                + wds.jmxUrl().orElse(Long.toString(ProcessHandle.current().pid())));
        out.println("  audit     " + audit);
        out.println("Ctrl-C ends it.");
        out.flush();
    }
}
