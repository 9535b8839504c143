package org.wdsjmx.plugin.metrics;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Counter;
import java.util.List;
import java.util.Locale;
import org.wdsjmx.plugin.metrics.exposition.Page;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;

/**
 * Requests to disconnect a client, by what was asked, where the request came in and what came of it. These are a third of the
 * series of a server as a whole and change only when somebody acts, so they are written anew only then.
 */
final class DisconnectMetrics implements Page.Source {

    private final Counter disconnects = Counter.build(
                    "wds_disconnects_total", "Requests to disconnect a client, by way in and outcome")
            .labelNames("server", "disposition", "origin", "outcome")
            .create();
    private final SharedParts written = new SharedParts(page -> page.add(collect()));

    /** Known label sets exist from the beginning, so that a rate sees the first event. */
    void startAtZero(String server, String origin) {
        for (DisconnectType type : DisconnectType.values()) {
            for (DisconnectOutcome outcome : DisconnectOutcome.values()) {
                disconnects.labels(server, label(type), origin, label(outcome));
            }
        }
        written.changed();
    }

    void count(String server, String origin, List<DisconnectResult> results) {
        for (DisconnectResult result : results) {
            disconnects
                    .labels(server, label(result.type()), origin, label(result.outcome()))
                    .inc();
        }
        written.changed();
    }

    List<MetricFamilySamples> collect() {
        return Totals.of(disconnects);
    }

    @Override
    public void addTo(Page page) {
        page.addAll(written.of(page.format()));
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
