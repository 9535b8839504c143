package org.wdsjmx.plugin.bench;

import java.time.Duration;
import java.util.List;
import org.wdsjmx.plugin.metrics.OrderedRegistry;
import org.wdsjmx.plugin.metrics.TransportCollector;
import org.wdsjmx.watch.Reading;
import org.wdsjmx.watch.ServerView;

/** The collector of {@code /metrics} with two successive views of a crowd, either of which is shown at will. */
final class MetricsOfCrowd {

    private static final Reading READING = new Reading(true, Duration.ofMillis(40), List.of());

    final TransportCollector collector =
            new TransportCollector("1", "bench", 1_000_000, List.of("jmx", "jolokia", "alert"));
    final OrderedRegistry registry = new OrderedRegistry();
    final List<ServerView> views;
    private int shown;

    MetricsOfCrowd(int clients) {
        registry.register(collector);
        try (WatchedCrowd crowd = new WatchedCrowd()) {
            views = List.of(crowd.read(Crowd.of(clients, 0, 0)), crowd.read(Crowd.of(clients, 0, 1)));
        }
        showNext();
    }

    /** Shows the other view, as if the server had been read. */
    ServerView showNext() {
        ServerView view = views.get(shown++ & 1);
        collector.published(null, view, List.of(), READING);
        return view;
    }
}
