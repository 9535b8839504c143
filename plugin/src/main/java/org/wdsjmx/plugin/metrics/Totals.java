package org.wdsjmx.plugin.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.Comparator;
import java.util.List;

/**
 * Counters and histograms of the library as one page shows them: in a stable order, and without the {@code _created} samples,
 * which Prometheus would store as one more series for each.
 */
final class Totals {

    private static final Comparator<Sample> BY_LABELS = Comparator.comparing(Totals::labelsButBucket);

    private Totals() {}

    static List<MetricFamilySamples> of(Collector... collectors) {
        return List.of(collectors).stream()
                .flatMap(collector -> collector.collect().stream())
                .map(Totals::ordered)
                .toList();
    }

    private static MetricFamilySamples ordered(MetricFamilySamples family) {
        // The sort is stable: the samples of one histogram stay in their order.
        List<Sample> samples = family.samples.stream()
                .filter(sample -> !sample.name.endsWith("_created"))
                .sorted(BY_LABELS)
                .toList();
        return new MetricFamilySamples(family.name, family.unit, family.type, family.help, samples);
    }

    private static String labelsButBucket(Sample sample) {
        int bucket = sample.labelNames.indexOf("le");
        List<String> values = bucket < 0 ? sample.labelValues : sample.labelValues.subList(0, bucket);
        return String.join("\u0000", values);
    }
}
