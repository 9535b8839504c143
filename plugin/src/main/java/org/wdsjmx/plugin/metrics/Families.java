package org.wdsjmx.plugin.metrics;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.prometheus.client.Collector.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The families of one scrape, in the order in which they were begun. */
final class Families {

    /** Made last: the library copies the samples of some types when it makes a family. */
    private final List<Supplier<MetricFamilySamples>> families = new ArrayList<>();

    /** Begins a family of gauges. */
    Family gauge(String name, String help, String... labels) {
        return begin(name, name, Type.GAUGE, help, labels);
    }

    /** Begins a family of counters that something else counts. The name ends in {@code _total}. */
    Family counter(String name, String help, String... labels) {
        return begin(name.substring(0, name.length() - "_total".length()), name, Type.COUNTER, help, labels);
    }

    /** Begins a family of texts: its samples are 1 and its labels say something. The name ends in {@code _info}. */
    Family info(String name, String help, String... labels) {
        return begin(name.substring(0, name.length() - "_info".length()), name, Type.INFO, help, labels);
    }

    void addAll(List<MetricFamilySamples> more) {
        more.forEach(family -> families.add(() -> family));
    }

    List<MetricFamilySamples> all() {
        return families.stream().map(Supplier::get).toList();
    }

    private Family begin(String name, String sampleName, Type type, String help, String... labels) {
        List<Sample> samples = new ArrayList<>();
        families.add(() -> new MetricFamilySamples(name, type, help, samples));
        return new Family(sampleName, List.of(labels), samples);
    }

    /** One family, open for samples. */
    static final class Family {

        private final String sampleName;
        private final List<String> labelNames;
        private final List<Sample> samples;

        private Family(String sampleName, List<String> labelNames, List<Sample> samples) {
            this.sampleName = sampleName;
            this.labelNames = labelNames;
            this.samples = samples;
        }

        /** Adds a sample; an unknown text is the empty label. */
        void add(double value, String... labelValues) {
            List<String> labels = new ArrayList<>(labelValues.length);
            for (String label : labelValues) {
                labels.add(label == null ? "" : label);
            }
            samples.add(new Sample(sampleName, labelNames, labels, value));
        }

        /** Adds a sample, unless its value is unknown: then it is absent. */
        void addKnown(double value, String... labelValues) {
            if (!Double.isNaN(value)) {
                add(value, labelValues);
            }
        }
    }
}
