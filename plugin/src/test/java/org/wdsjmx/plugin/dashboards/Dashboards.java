package org.wdsjmx.plugin.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.wdsjmx.plugin.program.RunningProgram;
import org.wdsjmx.plugin.program.Tool;

/** The files that are shipped, and the programs that read them. */
final class Dashboards {

    static final Path PROMETHEUS = Path.of("../dashboards/prometheus");
    static final Path ALERTMANAGER = Path.of("../dashboards/alertmanager/alertmanager.yml");

    private Dashboards() {}

    /** Where a file of Prometheus is. */
    static String path(String file) {
        return PROMETHEUS.resolve(file).toString();
    }

    /** Every rule of a file. */
    static List<Yaml> rules(String file) throws IOException {
        return Yaml.read(PROMETHEUS.resolve(file))
                .list("groups")
                .flatMap(group -> group.list("rules"))
                .toList();
    }

    /** The files with a name that ends so, in a directory and below. */
    static List<Path> files(Path directory, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** Runs promtool, which has to be content, and returns what it says. */
    static String promtool(String... arguments) throws IOException, InterruptedException {
        return run(Tool.required("promtool", "prometheus"), List.of(arguments));
    }

    /** Runs amtool, which has to be content, and returns what it says. */
    static String amtool(String... arguments) throws IOException, InterruptedException {
        return run(Tool.required("amtool", "prometheus-alertmanager"), List.of(arguments));
    }

    private static String run(String program, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        try (RunningProgram running = RunningProgram.start(command)) {
            assertThat(running.exitCode()).as(running.output()).isZero();
            return running.output();
        }
    }
}
