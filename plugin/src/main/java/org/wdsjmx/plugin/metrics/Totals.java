package org.wdsjmx.plugin.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.List;

/**
 * Counters and histograms of the library as one page shows them: in a stable order, and without the {@code _created} samples,
 * which Prometheus would store as one more series for each.
 */
final class Totals {

    private Totals() {}

    static List<MetricFamilySamples> of(Collector... collectors) {
        return List.of(collectors).stream()
                .flatMap(collector -> collector.collect().stream())
                .map(Totals::ordered)
                .toList();
    }

    private static MetricFamilySamples ordered(MetricFamilySamples family) {
        // Buckets have one more label than the count and the sum beside them, and it is their last.
        int labels = family.samples.stream()
                .mapToInt(sample -> sample.labelValues.size())
                .min()
                .orElse(0);
        // The sort is stable: the samples of one histogram stay in their order.
        List<Sample> samples = family.samples.stream()
                .filter(sample -> !sample.name.endsWith("_created"))
                .sorted((one, other) -> byLabels(one.labelValues, other.labelValues, labels))
                .toList();
        return new MetricFamilySamples(family.name, family.unit, family.type, family.help, samples);
    }

    private static int byLabels(List<String> one, List<String> other, int labels) {
        for (int i = 0; i < labels; i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
