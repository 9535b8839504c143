package org.wdsjmx.plugin.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, line by line, with what is aimed at. */
final class Table {

    private final List<Line> lines = new ArrayList<>();

    /**
     * One measurement.
     *
     * @param unit {@code x} = a ratio
     * @param goal empty = none
     */
    record Line(String what, double value, String unit, String goal, boolean met) {

        @Override
        public String toString() {
            return String.format(
                            Locale.ROOT, "%-78s %10s %-6s %-8s %s", what, shown(), unit, goal, met ? "" : "NOT MET")
                    .stripTrailing();
        }

        private String shown() {
            double size = Math.abs(value);
            return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
        }
    }

    /** Adds something that is to be at least so much. */
    void least(String what, double value, String unit, double goal) {
        lines.add(new Line(what, value, unit, ">= " + number(goal), value >= goal));
    }

    /** Adds something that is to be so much at most. */
    void most(String what, double value, String unit, double goal) {
        lines.add(new Line(what, value, unit, "<= " + number(goal), value <= goal));
    }

    /** Adds something that is good to know. */
    void told(String what, double value, String unit) {
        lines.add(new Line(what, value, unit, "", true));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    private static String number(double goal) {
        return goal == Math.rint(goal) ? Long.toString((long) goal) : Double.toString(goal);
    }
}
