package org.wdsjmx.plugin.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wdsjmx.plugin.program.RunningProgram;

/** The rules and alerts that are shipped: Prometheus takes them, they are tested, explained, and about metrics that there are. */
class PrometheusRulesIT {

    /** Alerts that wds-jmx can act on, and what it has to know for that. */
    private static final Set<String> REMEDIABLE = Set.of("WdsClientStalled", "WdsSessionHeldBack");

    private static final Set<String> LABELS_OF_REMEDIABLE = Set.of("server", "session", "client", "mac", "name");

    private static final Pattern METRIC = Pattern.compile("(?<![:\\w])wds_\\w++(?!:)");
    private static final Pattern RECORDED = Pattern.compile("\\w+:\\w+:\\w+");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(wds_\\w+)");

    @Test
    void prometheusTakesTheRules() throws Exception {
        Dashboards.promtool(
                "check",
                "rules",
                "--lint=all",
                "--lint-fatal",
                Dashboards.path("recording.yml"),
                Dashboards.path("alerts.yml"));
    }

    @Test
    void theRulesDoWhatTheirTestsSay() throws Exception {
        String output = Dashboards.promtool(Stream.concat(Stream.of("test", "rules"), tests().map(Path::toString))
                .toArray(String[]::new));
        assertThat(output.lines().filter(line -> line.contains("SUCCESS")))
                .as(output)
                .hasSize((int) tests().count());
    }

    @Test
    void everyAlertFiresInOneTestAndNotInAnother() throws Exception {
        for (String alert : alertNames()) {
            List<Yaml> checks = checksOf(alert);
            assertThat(checks).as("tests where " + alert + " fires").anyMatch(check -> fires(check));
            assertThat(checks).as("tests where " + alert + " does not fire").anyMatch(check -> !fires(check));
        }
    }

    @Test
    void everyAlertSaysWhatPeopleNeed() throws Exception {
        Set<String> headings = Files.readAllLines(Path.of("../README.md")).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4))
                .collect(Collectors.toSet());
        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            String name = alert.text("alert");
            assertThat(alert.text("for")).as(name).matches("\\d+m");
            assertThat(alert.map("labels").text("severity")).as(name).isIn("critical", "warning", "info");
            assertThat(alert.map("annotations").text("summary")).as(name).isNotBlank();
            assertThat(alert.map("annotations").text("description")).as(name).endsWith(".");
            assertThat(alert.map("annotations").text("runbook_url"))
                    .isEqualTo("https://github.com/wds-jmx/wds-jmx#" + name.toLowerCase(Locale.ROOT));
            assertThat(headings).contains(name);
        });
    }

    @Test
    void theTableOfTheReadmeHasEveryAlertAndNoOther() throws Exception {
        List<String> rows = Pattern.compile("(?m)^\\| \\[`(Wds\\w+)`]\\(#(\\w+)\\) \\| (\\w+) \\|")
                .matcher(Files.readString(Path.of("../README.md")))
                .results()
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
                .toList();
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(alerts().stream()
                        .map(alert -> alert.text("alert") + " "
                                + alert.text("alert").toLowerCase(Locale.ROOT) + " "
                                + alert.map("labels").text("severity"))
                        .toList());
    }

    @Test
    void alertsThatCanBeRemediedNameTheMachine() throws Exception {
        for (String alert : REMEDIABLE) {
            List<Yaml> expected = checksOf(alert).stream()
                    .flatMap(check -> check.list("exp_alerts"))
                    .toList();
            assertThat(expected).isNotEmpty().allSatisfy(firing -> {
                assertThat(firing.map("exp_labels").entries().keySet().stream().map(String::valueOf))
                        .as(alert)
                        .containsAll(LABELS_OF_REMEDIABLE);
                assertThat(firing.map("exp_annotations").text("description"))
                        .startsWith(firing.map("exp_labels").text("name") + " ");
            });
        }
    }

    @Test
    void everyMetricOfTheRulesIsExported() throws Exception {
        Set<String> used = new TreeSet<>(found(METRIC, expressions("recording.yml", "alerts.yml")));
        assertThat(used).contains("wds_up", "wds_client_master", "wds_clients_left_total");
        try (RunningProgram demo = RunningProgram.wdsJmx("demo", "--port", "0")) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> demo.get("/-/ready").startsWith("ready"));
            Set<String> exported = found(SAMPLE, demo.get("/metrics"));
            assertThat(exported).containsAll(used);
        }
    }

    @Test
    void everyRecordedMetricOfTheRulesIsRecorded() throws Exception {
        Set<String> recorded = Dashboards.rules("recording.yml").stream()
                .map(rule -> rule.text("record"))
                .collect(Collectors.toSet());
        assertThat(recorded).isNotEmpty().allMatch(RECORDED.asMatchPredicate());
        assertThat(found(RECORDED, expressions("recording.yml", "alerts.yml")))
                .isNotEmpty()
                .isSubsetOf(recorded);
    }

    private static boolean fires(Yaml check) {
        return check.list("exp_alerts").findAny().isPresent();
    }

    private static List<Yaml> checksOf(String alert) throws IOException {
        List<Yaml> checks = new ArrayList<>();
        for (Path file : tests().toList()) {
            Yaml.read(file)
                    .list("tests")
                    .flatMap(test -> test.list("alert_rule_test"))
                    .filter(check -> check.text("alertname").equals(alert))
                    .forEach(checks::add);
        }
        return checks;
    }

    private static List<Yaml> alerts() throws IOException {
        return Dashboards.rules("alerts.yml");
    }

    private static List<String> alertNames() throws IOException {
        return alerts().stream().map(alert -> alert.text("alert")).toList();
    }

    private static Stream<Path> tests() throws IOException {
        return Dashboards.files(Dashboards.PROMETHEUS.resolve("tests"), ".yml").stream();
    }

    private static String expressions(String... files) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String file : files) {
            Dashboards.rules(file).forEach(rule -> all.append(rule.text("expr")).append('\n'));
        }
        return all.toString().replaceAll("#.*", "");
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
