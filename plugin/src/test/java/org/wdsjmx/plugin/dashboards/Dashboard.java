package org.wdsjmx.plugin.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A shipped Grafana dashboard.
 *
 * @param name its file
 */
record Dashboard(String name, JsonNode json) {

    private static final Path DIRECTORY = Path.of("../dashboards/grafana");

    static List<Dashboard> all() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            List<Dashboard> dashboards = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                dashboards.add(new Dashboard(file.getFileName().toString(), mapper.readTree(file.toFile())));
            }
            return dashboards;
        }
    }

    String uid() {
        return json.path("uid").asText();
    }

    /** Its panels and those inside of rows. */
    List<Panel> panels() {
        List<Panel> panels = new ArrayList<>();
        for (JsonNode panel : json.path("panels")) {
            panels.add(new Panel(this, panel));
            panel.path("panels").forEach(inner -> panels.add(new Panel(this, inner)));
        }
        return panels;
    }

    /** Its variables, in the order in which they depend on each other. */
    List<JsonNode> variables() {
        List<JsonNode> variables = new ArrayList<>();
        json.path("templating").path("list").forEach(variables::add);
        return variables;
    }

    List<String> variableNames() {
        return variables().stream().map(v -> v.path("name").asText()).toList();
    }

    /** The span of time that it shows when it is opened. */
    String range() {
        return json.path("time").path("from").asText().replace("now-", "");
    }

    @Override
    public String toString() {
        return name;
    }

    /** A panel of a dashboard. */
    record Panel(Dashboard dashboard, JsonNode json) {

        String type() {
            return json.path("type").asText();
        }

        List<Target> targets() {
            List<Target> targets = new ArrayList<>();
            json.path("targets").forEach(t -> targets.add(new Target(this, t)));
            return targets;
        }

        @Override
        public String toString() {
            return dashboard.name() + ", panel \"" + json.path("title").asText() + "\"";
        }
    }

    /** A query of a panel. */
    record Target(Panel panel, JsonNode json) {

        String expression() {
            return json.path("expr").asText();
        }

        boolean instant() {
            return json.path("instant").asBoolean();
        }

        @Override
        public String toString() {
            return panel + ", query " + json.path("refId").asText() + ": " + expression();
        }
    }
}
