package org.wdsjmx.plugin.soak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, and whether it grows. Safe for use by several threads. */
final class Measurements {

    private static final String LINE = "%-32s %7s %12s %12s %12s %12s %12s  %s%n";

    private final Map<Gauge, List<Sample>> samples = new LinkedHashMap<>();

    /** What became of one gauge after the warm-up. */
    record Verdict(Gauge gauge, int samples, double first, double last, Trend trend) {

        boolean grows() {
            return trend.growth() > gauge.limit(trend.median());
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s grew by %.1f within %.0f s, from about %.1f; %.1f may be",
                    gauge.name(),
                    trend.growth(),
                    trend.seconds(),
                    trend.median(),
                    gauge.limit(trend.median()));
        }
    }

    synchronized void add(Gauge gauge, double seconds, double value) {
        samples.computeIfAbsent(gauge, any -> new ArrayList<>()).add(new Sample(seconds, value));
    }

    /** The trend of each gauge, of the samples from this second on. */
    synchronized List<Verdict> after(double warmUp) {
        List<Verdict> verdicts = new ArrayList<>();
        samples.forEach((gauge, all) -> {
            List<Sample> warm =
                    all.stream().filter(sample -> sample.seconds() >= warmUp).toList();
            verdicts.add(new Verdict(
                    gauge,
                    warm.size(),
                    warm.isEmpty() ? Double.NaN : warm.get(0).value(),
                    warm.isEmpty() ? Double.NaN : warm.get(warm.size() - 1).value(),
                    Trend.of(warm)));
        });
        return verdicts;
    }

    /** The verdicts for people. */
    static String table(List<Verdict> verdicts) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT, LINE, "", "samples", "first", "last", "median", "growth", "may grow by", ""));
        for (Verdict verdict : verdicts) {
            table.append(String.format(
                    Locale.ROOT,
                    LINE,
                    verdict.gauge().name(),
                    verdict.samples(),
                    number(verdict.first()),
                    number(verdict.last()),
                    number(verdict.trend().median()),
                    number(verdict.trend().growth()),
                    number(verdict.gauge().limit(verdict.trend().median())),
                    verdict.grows() ? "GROWS" : "flat"));
        }
        return table.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.1f", value);
    }
}
