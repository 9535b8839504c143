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
        // The sort is stable: the samples of one histogram stay in their order.
        List<Sample> samples = family.samples.stream()
                .filter(sample -> !sample.name.endsWith("_created"))
                .sorted(Totals::byLabels)
                .toList();
        return new MetricFamilySamples(family.name, family.unit, family.type, family.help, samples);
    }

    private static int byLabels(Sample one, Sample other) {
        int labels = labelsButBucket(one);
        for (int i = 0; i < labels; i++) {
            int order = one.labelValues.get(i).compareTo(other.labelValues.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The label of a bucket is the last one, and all others are those of its histogram. */
    private static int labelsButBucket(Sample sample) {
        int labels = sample.labelNames.size();
        return labels > 0 && sample.labelNames.get(labels - 1).equals("le") ? labels - 1 : labels;
    }
}
