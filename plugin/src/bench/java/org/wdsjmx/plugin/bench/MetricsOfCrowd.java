package org.wdsjmx.plugin.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wdsjmx.plugin.metrics.OrderedRegistry;
import org.wdsjmx.plugin.metrics.TransportCollector;
import org.wdsjmx.watch.Reading;
import org.wdsjmx.watch.ServerView;

/** The collector of {@code /metrics} with two successive views of every server, either of which is shown at will. */
final class MetricsOfCrowd {

    private static final Reading READING = new Reading(true, Duration.ofMillis(40), List.of());

    final TransportCollector collector =
            new TransportCollector("1", "bench", 1_000_000, List.of("jmx", "jolokia", "alert"));
    final OrderedRegistry registry = new OrderedRegistry();
    private final List<List<ServerView>> views = new ArrayList<>();
    private int shown;

    /** As many servers, each with as many clients. */
    MetricsOfCrowd(int servers, int clients) {
        registry.register(collector);
        for (int server = 1; server <= servers; server++) {
            try (WatchedCrowd crowd = new WatchedCrowd(String.format(Locale.ROOT, "WDS%02d", server))) {
                views.add(List.of(crowd.read(Crowd.of(clients, 0, 0)), crowd.read(Crowd.of(clients, 0, 1))));
            }
        }
        showNext();
    }

    /** Shows the other view of each server, as if it had been read. */
    List<ServerView> showNext() {
        int generation = shown++ & 1;
        List<ServerView> next =
                views.stream().map(ofServer -> ofServer.get(generation)).toList();
        next.forEach(view -> collector.published(null, view, List.of(), READING));
        return next;
    }
}
