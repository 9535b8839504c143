package org.wdsjmx.plugin.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wdsjmx.plugin.dashboards.Dashboard.Panel;

/** The files of the dashboards: valid, tidy, and linked to each other. */
class GrafanaDashboardsTest {

    private static final Set<String> WITHOUT_NUMBERS = Set.of("row", "text");
    private static final Pattern LINK = Pattern.compile("/d/([\\w-]+)([^\"\\s)]*)");
    private static final Pattern HANDED_ON = Pattern.compile("[?&](?:var-(\\w+)=|\\$\\{(\\w+):queryparam})");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)");

    static List<Dashboard> dashboards() throws IOException {
        return Dashboard.all();
    }

    @Test
    void thereAreFive() throws IOException {
        assertThat(Dashboard.all())
                .extracting(Dashboard::uid)
                .containsExactlyInAnyOrder("wds-fleet", "wds-session", "wds-client", "wds-remediation", "wds-agent");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void itFollowsTheSchemasOfGrafana(Dashboard dashboard) throws IOException {
        assertThat(new GrafanaSchemas().faults(dashboard)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void idsAreUniqueAndPanelsDoNotOverlap(Dashboard dashboard) {
        List<Panel> panels = dashboard.panels();
        assertThat(panels).extracting(panel -> panel.json().path("id").asInt()).doesNotHaveDuplicates();
        boolean[][] taken = new boolean[200][24];
        for (Panel panel : panels) {
            JsonNode place = panel.json().path("gridPos");
            assertThat(place.path("w").asInt()).as(panel.toString()).isPositive();
            for (int y = 0; y < place.path("h").asInt(); y++) {
                for (int x = 0; x < place.path("w").asInt(); x++) {
                    int row = place.path("y").asInt() + y;
                    int column = place.path("x").asInt() + x;
                    assertThat(column).as(panel + ": columns").isBetween(0, 23);
                    assertThat(taken[row][column]).as(panel + " overlaps").isFalse();
                    taken[row][column] = true;
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelSaysWhatItShowsAndInWhichUnit(Dashboard dashboard) {
        for (Panel panel : dashboard.panels()) {
            JsonNode json = panel.json();
            assertThat(json.path("title").asText()).as(panel + ": title").isNotBlank();
            if (!panel.type().equals("row")) {
                assertThat(json.path("description").asText())
                        .as(panel + ": description")
                        .isNotBlank();
            }
            if (!WITHOUT_NUMBERS.contains(panel.type())) {
                assertThat(panel.targets()).as(panel + ": queries").isNotEmpty();
                assertThat(json.path("fieldConfig")
                                .path("defaults")
                                .path("unit")
                                .asText())
                        .as(panel + ": unit")
                        .isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void itAsksTheChosenDataSourceOnly(Dashboard dashboard) {
        assertThat(dashboard.variableNames()).contains("datasource");
        List<JsonNode> sources = dashboard.json().findValues("datasource");
        assertThat(sources).isNotEmpty().allSatisfy(s -> {
            assertThat(s.path("type").asText()).isEqualTo("prometheus");
            assertThat(s.path("uid").asText()).isEqualTo("${datasource}");
        });
        assertThat(dashboard.json().has("id"))
                .as("a number of somebody's Grafana")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void columnsThatAreNamedHaveAQuery(Dashboard dashboard) {
        for (Panel panel : dashboard.panels()) {
            Set<String> refs = panel.json().path("targets").findValuesAsText("refId").stream()
                    .collect(Collectors.toSet());
            for (JsonNode transformation : panel.json().path("transformations")) {
                List<String> names = new ArrayList<>();
                transformation.path("options").path("indexByName").fieldNames().forEachRemaining(names::add);
                assertThat(names.stream()
                                .filter(name -> name.startsWith("Value #"))
                                .map(name -> name.substring("Value #".length())))
                        .as(panel.toString())
                        .isSubsetOf(refs);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void linksLeadToDashboardsThatAreThere(Dashboard dashboard) throws IOException {
        Map<String, Dashboard> known =
                Dashboard.all().stream().collect(Collectors.toMap(Dashboard::uid, Function.identity()));
        assertThat(dashboard.json().path("tags").toString()).contains("\"wds\"");
        assertThat(dashboard.json().path("links").toString())
                .as("the links to all of them")
                .contains("\"type\":\"dashboards\"", "\"tags\":[\"wds\"]");
        for (MatchResult link :
                LINK.matcher(dashboard.json().toString()).results().toList()) {
            assertThat(known).as(link.group()).containsKey(link.group(1));
            List<String> handedOn = HANDED_ON
                    .matcher(link.group(2))
                    .results()
                    .map(v -> v.group(1) == null ? v.group(2) : v.group(1))
                    .toList();
            assertThat(known.get(link.group(1)).variableNames())
                    .as(link.group() + ": variables handed on")
                    .containsAll(handedOn);
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyVariableThatIsUsedIsDefined(Dashboard dashboard) {
        assertThat(VARIABLE.matcher(dashboard.json().toString())
                        .results()
                        .map(use -> use.group(1))
                        .filter(name -> !name.startsWith("__"))
                        .filter(name -> !dashboard.variableNames().contains(name)))
                .isEmpty();
    }

    @Test
    void thePicturesAreSmall() throws IOException {
        for (Dashboard dashboard : Dashboard.all()) {
            Path picture =
                    Path.of("../dashboards/pictures/grafana-" + dashboard.name().replace(".json", ".png"));
            assertThat(Files.size(picture)).as(picture.toString()).isBetween(10_000L, 200_000L);
        }
    }
}
