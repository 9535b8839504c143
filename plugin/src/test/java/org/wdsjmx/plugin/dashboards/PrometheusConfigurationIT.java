package org.wdsjmx.plugin.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scrape configurations that are shipped: Prometheus takes them, and they find their rules, targets and secrets. */
class PrometheusConfigurationIT {

    /** Runs without storage, rules and alerts. */
    private static final String AGENT_MODE = "agent-mode.yml";

    /** What the user has to put beside the examples, as they say. */
    private static final List<String> OWN_FILES = List.of("wds-jmx.token", "wds-jmx.crt", "remote-write.token");

    @TempDir
    private Path copy;

    @BeforeEach
    void copyWithFilesOfTheUser() throws IOException {
        for (Path file : Dashboards.files(Dashboards.PROMETHEUS, ".yml")) {
            Path target = copy.resolve(Dashboards.PROMETHEUS.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        for (String file : OWN_FILES) {
            Files.writeString(copy.resolve("examples").resolve(file), "secret");
        }
    }

    @Test
    void theDemosConfigurationIsTakenAsItIs() throws Exception {
        assertThat(Dashboards.promtool("check", "config", Dashboards.path("prometheus.yml")))
                .contains("2 rule files found");
    }

    @Test
    void everyExampleIsTaken() throws Exception {
        Set<String> examples = examples();
        assertThat(examples)
                .containsExactlyInAnyOrder("static.yml", "file-sd.yml", "tls.yml", "sharded.yml", AGENT_MODE);
        for (String example : examples) {
            Path file = copy.resolve("examples").resolve(example);
            if (example.equals(AGENT_MODE)) {
                Dashboards.promtool("check", "config", "--agent", file.toString());
            } else {
                assertThat(Dashboards.promtool("check", "config", file.toString()))
                        .as(example)
                        .contains("2 rule files found");
            }
        }
    }

    @Test
    void theAlertOfALostAgentKnowsTheJobOfEveryConfiguration() throws Exception {
        String job = Dashboards.rules("alerts.yml").stream()
                .filter(alert -> alert.text("alert").equals("WdsAgentDown"))
                .map(alert -> alert.text("expr").replaceAll("(?s).*job=~\"([^\"]+)\".*", "$1"))
                .findFirst()
                .orElseThrow();
        for (Path file : Dashboards.files(Dashboards.PROMETHEUS, ".yml")) {
            assertThat(Yaml.read(file).list("scrape_configs").map(scrape -> scrape.text("job_name")))
                    .as(file.toString())
                    .allMatch(name -> name.matches(job));
        }
    }

    private static Set<String> examples() throws IOException {
        return Dashboards.files(Dashboards.PROMETHEUS.resolve("examples"), ".yml").stream()
                .filter(file -> !file.getParent().endsWith("targets"))
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toSet());
    }
}
