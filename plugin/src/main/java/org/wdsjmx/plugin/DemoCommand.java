package org.wdsjmx.plugin;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wdsjmx.plugin.config.Backend;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.ConfigurationException;
import org.wdsjmx.plugin.config.EmulatorSettings;
import org.wdsjmx.plugin.config.HttpSettings;
import org.wdsjmx.plugin.config.JmxSettings;
import org.wdsjmx.plugin.config.OperationsSettings;
import org.wdsjmx.plugin.config.PollSettings;
import org.wdsjmx.plugin.demo.DemoReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: everything on, over emulated servers, on loopback. */
@Command(
        name = "demo",
        description = "Watches emulated servers: everything on, on loopback, no WDS needed. Ends with Ctrl-C.",
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

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            WdsJmx wds = WdsJmx.start(configuration(), null, List.of(new DemoReport(System.out)));
            announce(wds, spec.commandLine().getOut());
            return Foreground.runUntilInterrupted(wds);
        } catch (ConfigurationException e) {
            e.faults().forEach(err::println);
        } catch (StartException | IllegalArgumentException e) {
            err.println("demo: " + e.getMessage());
        }
        return Main.WRONG;
    }

    private Configuration configuration() {
        return new Configuration(
                Backend.EMULATOR,
                List.of(),
                new PollSettings(INTERVAL, null, null, STALLED_AFTER),
                new HttpSettings(null, port),
                Optional.ofNullable(jmxPort).map(JmxSettings::new),
                null,
                new OperationsSettings(true),
                new EmulatorSettings(Optional.ofNullable(scenario), speed));
    }

    private static void announce(WdsJmx wds, PrintWriter out) {
        URI url = wds.httpUrl();
        out.println("wds-jmx demo: emulated WDS servers " + String.join(", ", wds.servers()));
        out.println("  page      " + url);
        out.println("  metrics   " + url.resolve("/metrics"));
        out.println("  Jolokia   " + url.resolve("/jolokia/"));
        out.println("  JConsole  jconsole "
                + wds.jmxUrl().orElse(Long.toString(ProcessHandle.current().pid())));
        out.println("Ctrl-C ends it.");
        out.flush();
    }
}
