package org.wdsjmx.plugin.dashboards;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts the values of variables into text as Grafana and its Prometheus data source do. What it does not know is an error. */
final class Interpolation {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$(\\w+)|\\$\\{(\\w+)(?::(\\w+))?}|\\[\\[(\\w+)(?::(\\w+))?]]");

    /**
     * The values chosen for a variable.
     *
     * @param several whether more than one can be chosen: the data source then writes a regular expression
     */
    record Choice(List<String> values, boolean several) {}

    private final Map<String, Choice> choices = new HashMap<>();

    void choose(String name, List<String> values, boolean several) {
        choices.put(name, new Choice(List.copyOf(values), several));
    }

    String apply(String text) {
        Matcher variable = VARIABLE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (variable.find()) {
            String name = firstOf(variable.group(1), variable.group(2), variable.group(4));
            Choice choice = choices.get(name);
            if (choice == null) {
                throw new IllegalArgumentException("unknown variable " + variable.group() + " in " + text);
            }
            String format = firstOf(variable.group(3), variable.group(5), "");
            variable.appendReplacement(result, Matcher.quoteReplacement(written(choice, format)));
        }
        return variable.appendTail(result).toString();
    }

    private static String firstOf(String... texts) {
        for (String text : texts) {
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static String written(Choice choice, String format) {
        return switch (format) {
            case "raw" -> String.join(",", choice.values());
            case "regex" ->
                alternatives(choice.values().stream()
                        .map(v -> v.replaceAll("[\\\\^$*+?.()|\\[\\]{}/]", "\\\\$0"))
                        .toList());
            case "" ->
                choice.several()
                        ? alternatives(choice.values().stream()
                                .map(Interpolation::escapedTwice)
                                .toList())
                        : choice.values().stream()
                                .map(v -> v.replace("\\", "\\\\"))
                                .collect(Collectors.joining(","));
            default -> throw new IllegalArgumentException("a format of variables not used so far: " + format);
        };
    }

    /** A regular expression inside of a string literal. */
    private static String escapedTwice(String value) {
        return value.replace("\\", "\\\\\\\\").replaceAll("[$^*{}\\[\\]'+?.()|]", "\\\\\\\\$0");
    }

    private static String alternatives(List<String> values) {
        return values.size() == 1 ? values.get(0) : "(" + String.join("|", values) + ")";
    }
}
