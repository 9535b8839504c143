package org.wdsjmx.plugin;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.ConfigurationException;
import org.wdsjmx.plugin.config.YamlReader;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: watches the servers of a configuration until it is interrupted. */
@Command(
        name = "run",
        description = "Watches the servers of a configuration until it is interrupted (Ctrl-C).",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The configuration file.")
    private Path config;

    @ArgGroup(exclusive = false)
    private Recorder recorder;

    /** What is written besides. */
    private static final class Recorder {

        @Option(
                names = "--record",
                required = true,
                paramLabel = "FILE",
                description = "Records what the servers answer to a new file, for demo --replay.")
        private Path file;

        @Option(
                names = "--anonymize",
                description = "Records pseudonyms instead of the names and addresses of machines, people and files.")
        private boolean anonymously;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            Configuration configuration = new YamlReader().read(config, Configuration.class);
            Fleet fleet = Fleet.of(configuration);
            if (recorder != null) {
                fleet = fleet.recordedTo(recorder.file, recorder.anonymously);
            }
            WdsJmx wds = WdsJmx.builder()
                    .configuration(configuration)
                    .configFile(config)
                    .fleet(fleet)
                    .start();
            out.println("Watching " + String.join(", ", wds.servers()));
            wds.httpUrl().ifPresent(url -> out.println("HTTP     " + url));
            wds.jmxUrl().ifPresent(url -> out.println("JMX      " + url));
            if (recorder != null) {
                out.println("Record   " + recorder.file);
            }
            out.flush();
            return Foreground.runUntilInterrupted();
        } catch (ConfigurationException e) {
            e.faults().forEach(err::println);
        } catch (StartException e) {
            err.println(config + ": " + e.getMessage());
        }
        return Main.WRONG;
    }
}
