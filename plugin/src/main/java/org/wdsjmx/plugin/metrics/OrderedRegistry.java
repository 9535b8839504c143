package org.wdsjmx.plugin.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Predicate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wdsjmx.plugin.metrics.exposition.Format;
import org.wdsjmx.plugin.metrics.exposition.Page;

/** A registry that collects in the order of registration; the one it extends uses the order of a hash set. */
public final class OrderedRegistry extends CollectorRegistry {

    private final List<Collector> collectors = new CopyOnWriteArrayList<>();

    @Override
    public void register(Collector collector) {
        super.register(collector);
        collectors.add(collector);
    }

    @Override
    public void unregister(Collector collector) {
        super.unregister(collector);
        collectors.remove(collector);
    }

    @Override
    public void clear() {
        super.clear();
        collectors.clear();
    }

    /** All of it as a page: what {@code TextFormat} makes of {@link #metricFamilySamples}, byte for byte. */
    public Page page(Format format) {
        Page page = new Page(format);
        for (Collector collector : collectors) {
            if (collector instanceof Page.Source source) {
                source.addTo(page);
            } else {
                page.add(collector.collect());
            }
        }
        page.end();
        return page;
    }

    @Override
    public Enumeration<MetricFamilySamples> metricFamilySamples() {
        return filteredMetricFamilySamples((Predicate<String>) null);
    }

    @Override
    public Enumeration<MetricFamilySamples> filteredMetricFamilySamples(Predicate<String> sampleNameFilter) {
        List<MetricFamilySamples> families = new ArrayList<>();
        for (Collector collector : collectors) {
            for (MetricFamilySamples family : collector.collect()) {
                MetricFamilySamples wanted = sampleNameFilter == null ? family : family.filter(sampleNameFilter);
                if (wanted != null) {
                    families.add(wanted);
                }
            }
        }
        return Collections.enumeration(families);
    }
}
