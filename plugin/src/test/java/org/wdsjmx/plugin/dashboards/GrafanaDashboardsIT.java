package org.wdsjmx.plugin.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wdsjmx.plugin.dashboards.Dashboard.Panel;
import org.wdsjmx.plugin.dashboards.Dashboard.Target;
import org.wdsjmx.plugin.program.RunningProgram;

/** Every query of every dashboard, asked of a real Prometheus that scrapes the demo. */
class GrafanaDashboardsIT {

    private static final Pattern METRIC = Pattern.compile("\\b(?:wds|jvm|process)_\\w+");
    private static final Pattern FIELD = Pattern.compile("\\$\\{__(?:data\\.fields|field\\.labels)\\.(\\w+)}");

    @TempDir
    private static Path directory;

    private static RunningProgram demo;
    private static ScrapingPrometheus prometheus;
    private static GrafanaDataSource source;

    @BeforeAll
    static void start() throws Exception {
        ScrapingPrometheus.required();
        demo = RunningProgram.wdsJmx("demo", "--port", "0");
        prometheus = ScrapingPrometheus.of(demo, directory);
        source = new GrafanaDataSource(prometheus);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !prometheus
                        .ask("query", Map.of("query", "wds_up"))
                        .path("result")
                        .isEmpty());
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    static List<Dashboard> dashboards() throws IOException {
        return Dashboard.all();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyVariableHasValues(Dashboard dashboard) {
        untilNothingIsEmpty(() -> {
            Interpolation interpolation = source.open(dashboard);
            Set<String> empty = new LinkedHashSet<>();
            for (JsonNode variable : dashboard.variables()) {
                if (variable.path("type").asText().equals("query")
                        && source.options(variable, interpolation).isEmpty()) {
                    empty.add(nameOf(dashboard, variable));
                }
            }
            return empty;
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyQueryHasAnAnswer(Dashboard dashboard) {
        Set<String> answered = new TreeSet<>();
        untilNothingIsEmpty(() -> {
            Interpolation interpolation = source.open(dashboard);
            Set<String> empty = new LinkedHashSet<>();
            for (Target target : targets(dashboard)) {
                if (!answered.contains(target.toString())) {
                    if (!answersTo(target, interpolation).isEmpty()) {
                        answered.add(target.toString());
                    } else {
                        empty.add(target.toString());
                    }
                }
            }
            return empty;
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void whatLinksCarryIsInTheAnswers(Dashboard dashboard) {
        untilNothingIsEmpty(() -> {
            Interpolation interpolation = source.open(dashboard);
            Set<String> missing = new LinkedHashSet<>();
            for (Panel panel : dashboard.panels()) {
                Set<String> wanted = FIELD.matcher(panel.json().toString())
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
                if (!wanted.isEmpty()) {
                    wanted.removeAll(labels(panel, interpolation));
                    wanted.forEach(label -> missing.add(panel + ", label " + label));
                }
            }
            return missing;
        });
    }

    /** What ends with "or vector(0)" has an answer even when a name is mistyped. */
    @Test
    void everyMetricIsExported() throws Exception {
        Set<String> exported = demo.get("/metrics")
                .lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ")[2])
                .collect(Collectors.toSet());
        assertThat(exported).contains("wds_up");
        Predicate<String> isExported =
                name -> exported.contains(name) || exported.contains(name.replaceFirst("_(bucket|count|sum)$", ""));
        for (Dashboard dashboard : Dashboard.all()) {
            List<String> queries = new ArrayList<>(
                    targets(dashboard).stream().map(Target::expression).toList());
            dashboard
                    .variables()
                    .forEach(v -> queries.add(v.path("query").path("query").asText()));
            for (String query : queries) {
                assertThat(METRIC.matcher(query).results().map(match -> match.group()))
                        .as(dashboard + ": " + query)
                        .allMatch(isExported);
            }
        }
    }

    private static List<Target> targets(Dashboard dashboard) {
        return dashboard.panels().stream()
                .flatMap(panel -> panel.targets().stream())
                .toList();
    }

    private static Set<String> labels(Panel panel, Interpolation interpolation) throws Exception {
        Set<String> labels = new TreeSet<>();
        for (Target target : panel.targets()) {
            for (JsonNode series : answersTo(target, interpolation)) {
                series.path("metric").fieldNames().forEachRemaining(labels::add);
            }
        }
        return labels;
    }

    private static List<JsonNode> answersTo(Target target, Interpolation interpolation) throws Exception {
        try {
            return source.run(target, interpolation);
        } catch (ScrapingPrometheus.QueryException | IllegalArgumentException e) {
            throw new IllegalStateException(target + ": " + e.getMessage(), e);
        }
    }

    private static String nameOf(Dashboard dashboard, JsonNode variable) {
        return dashboard + ", variable \"" + variable.path("name").asText() + "\"";
    }

    /** A refused query fails at once; an empty answer fails when it stays empty. */
    private static void untilNothingIsEmpty(EmptyAnswers empty) {
        // Awaitility would ask again after an AssertionError, but not after another exception.
        await().atMost(Duration.ofSeconds(45))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(empty.find()).as("empty").isEmpty());
    }

    /** What is empty at the moment. */
    @FunctionalInterface
    private interface EmptyAnswers {
        Set<String> find() throws Exception;
    }
}
