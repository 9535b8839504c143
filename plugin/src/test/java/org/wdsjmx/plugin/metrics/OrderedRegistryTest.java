package org.wdsjmx.plugin.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Gauge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedRegistryTest {

    private final OrderedRegistry registry = new OrderedRegistry();

    @Test
    void familiesComeInTheOrderOfRegistration() {
        List<String> names = new ArrayList<>();
        for (int i : IntStream.range(0, 30).map(i -> i * 7 % 30).toArray()) {
            names.add("metric_" + i);
            Gauge.build("metric_" + i, "help").register(registry);
        }
        assertThat(collected()).containsExactlyElementsOf(names);
    }

    @Test
    void whatIsUnregisteredIsGone() {
        Gauge first = Gauge.build("first", "help").register(registry);
        Gauge.build("second", "help").register(registry);
        registry.unregister(first);
        assertThat(collected()).containsExactly("second");
    }

    @Test
    void onlyTheSamplesThatAreWantedAreCollected() {
        Gauge.build("first", "help").register(registry);
        Gauge.build("second", "help").register(registry);
        assertThat(Collections.list(registry.filteredMetricFamilySamples("second"::equals)))
                .extracting(family -> family.name)
                .containsExactly("second");
    }

    private List<String> collected() {
        return Collections.list(registry.metricFamilySamples()).stream()
                .map((MetricFamilySamples family) -> family.name)
                .toList();
    }
}
