package org.wdsjmx.plugin.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.wdsjmx.plugin.config.DurationText;
import org.wdsjmx.plugin.dashboards.Dashboard.Target;

/** Asks Prometheus what Grafana would ask it when a dashboard is opened. */
final class GrafanaDataSource {

    /** Scrape interval of a data source that is left as it is. */
    private static final long SCRAPE_INTERVAL = 15;

    /** Points of a panel of half the width of a screen. */
    private static final long POINTS = 800;

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((?:(.+),\\s*)?(\\w+)\\)");
    private static final Pattern QUERY_RESULT = Pattern.compile("query_result\\((.+)\\)");

    private final ScrapingPrometheus prometheus;

    GrafanaDataSource(ScrapingPrometheus prometheus) {
        this.prometheus = prometheus;
    }

    /** Variables as they are when the dashboard is opened: the first or all of their values. */
    Interpolation open(Dashboard dashboard) throws IOException, InterruptedException {
        Interpolation interpolation = new Interpolation();
        interpolation.choose("__range", List.of(seconds(dashboard) + "s"), false);
        for (JsonNode variable : dashboard.variables()) {
            String name = variable.path("name").asText();
            switch (variable.path("type").asText()) {
                case "datasource" -> {}
                case "query" -> {
                    List<String> options = options(variable, interpolation);
                    boolean several = variable.path("multi").asBoolean()
                            || variable.path("includeAll").asBoolean();
                    interpolation.choose(
                            name, several ? options : options.stream().limit(1).toList(), several);
                }
                case "custom", "textbox" ->
                    interpolation.choose(
                            name, List.of(variable.path("current").path("value").asText()), false);
                default -> throw new IllegalArgumentException("a type of variable not used so far: " + variable);
            }
        }
        return interpolation;
    }

    /** What can be chosen for a variable. */
    List<String> options(JsonNode variable, Interpolation interpolation) throws IOException, InterruptedException {
        String query = interpolation.apply(variable.path("query").path("query").asText());
        Matcher labelValues = LABEL_VALUES.matcher(query);
        Matcher queryResult = QUERY_RESULT.matcher(query);
        if (labelValues.matches()) {
            return texts(prometheus.ask(
                    "label/" + labelValues.group(2) + "/values", Map.of("match[]", labelValues.group(1))));
        }
        if (!queryResult.matches()) {
            throw new IllegalArgumentException("a query of variables not used so far: " + query);
        }
        Pattern regex = Pattern.compile(variable.path("regex").asText().replaceAll("^/|/$", ""));
        List<String> values = new ArrayList<>();
        for (JsonNode series :
                prometheus.ask("query", Map.of("query", queryResult.group(1))).path("result")) {
            Matcher matcher = regex.matcher(line(series));
            if (matcher.find() && !matcher.group("text").isBlank()) {
                values.add(matcher.group("value"));
            }
        }
        return values;
    }

    /** The series of a query, without those that are nothing but "not a number". */
    List<JsonNode> run(Target target, Interpolation interpolation) throws IOException, InterruptedException {
        long range = seconds(target.panel().dashboard());
        String least = target.panel().json().path("interval").asText("0s");
        long interval = Math.max(Math.max(range / POINTS, SCRAPE_INTERVAL), secondsOf(least));
        interpolation.choose("__interval", List.of(interval + "s"), false);
        interpolation.choose(
                "__rate_interval", List.of(Math.max(interval + SCRAPE_INTERVAL, 4 * SCRAPE_INTERVAL) + "s"), false);
        String query = interpolation.apply(target.expression());
        String now = Long.toString(Instant.now().getEpochSecond());
        JsonNode answer = target.instant()
                ? prometheus.ask("query", Map.of("query", query, "time", now))
                : prometheus.ask(
                        "query_range",
                        Map.of(
                                "query",
                                query,
                                "start",
                                Long.toString(Long.parseLong(now) - range),
                                "end",
                                now,
                                "step",
                                Long.toString(interval)));
        return StreamSupport.stream(answer.path("result").spliterator(), false)
                .filter(series -> target.instant()
                        ? isNumber(series.path("value"))
                        : StreamSupport.stream(series.path("values").spliterator(), false)
                                .anyMatch(GrafanaDataSource::isNumber))
                .toList();
    }

    private static boolean isNumber(JsonNode sample) {
        return !sample.path(1).asText("NaN").equals("NaN");
    }

    /** One series as Grafana writes it down for the regular expression of a variable. */
    private static String line(JsonNode series) {
        List<String> labels = new ArrayList<>();
        series.path("metric")
                .properties()
                .forEach(label ->
                        labels.add(label.getKey() + "=\"" + label.getValue().asText() + "\""));
        return "{" + String.join(",", labels) + "} "
                + series.path("value").path(1).asText();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static long seconds(Dashboard dashboard) {
        return secondsOf(dashboard.range());
    }

    private static long secondsOf(String duration) {
        return DurationText.parse(duration).toSeconds();
    }
}
