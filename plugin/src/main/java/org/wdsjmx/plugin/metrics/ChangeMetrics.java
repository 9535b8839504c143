package org.wdsjmx.plugin.metrics;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;
import java.time.Duration;
import java.util.List;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.watch.Change;
import org.wdsjmx.watch.DepartureOutcome;
import org.wdsjmx.watch.Reading;
import org.wdsjmx.watch.ServerListener;
import org.wdsjmx.watch.ServerOperations;
import org.wdsjmx.watch.ServerView;

/** What adds up over time: reads, errors, arrivals and departures. */
final class ChangeMetrics implements ServerListener {

    private final Histogram reads = Histogram.build(
                    "wds_read_duration_seconds", "How long reads of the server took, failed ones included")
            .labelNames("server")
            .buckets(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
            .create();
    private final Counter errors = Counter.build(
                    "wds_read_errors_total",
                    "Errors while the server was read, by HRESULT: of failed reads and of parts that a read missed")
            .labelNames("server", "code")
            .create();
    private final Counter joined = Counter.build(
                    "wds_clients_joined_total", "Clients that joined a session of the namespace while it was watched")
            .labelNames("server", "namespace")
            .create();
    private final Counter left = Counter.build(
                    "wds_clients_left_total",
                    "Clients that left: completed, asked by wds-jmx to fall back or to abort, or vanished")
            .labelNames("server", "namespace", "outcome")
            .create();
    private final Histogram downloads = Histogram.build(
                    "wds_client_download_seconds", "Time from joining to leaving of clients that completed")
            .labelNames("server", "namespace")
            .buckets(30, 60, 120, 300, 600, 900, 1200, 1800, 2700, 3600, 7200)
            .create();

    @Override
    public void published(ServerOperations server, ServerView view, List<Change> changes, Reading reading) {
        reads.labels(view.server());
        view.namespaces().forEach(namespace -> startAtZero(view.server(), namespace));
        if (reading.attempted()) {
            reads.labels(view.server()).observe(reading.duration().toNanos() / 1e9);
        }
        for (HResult error : reading.errors()) {
            errors.labels(view.server(), error.hex()).inc();
        }
        for (Change change : changes) {
            count(view.server(), change);
        }
    }

    /** Known label sets exist from the beginning, so that a rate sees the first event. */
    private void startAtZero(String server, Namespace namespace) {
        joined.labels(server, namespace.name());
        downloads.labels(server, namespace.name());
        for (DepartureOutcome outcome : DepartureOutcome.values()) {
            left.labels(server, namespace.name(), outcome.label());
        }
    }

    private void count(String server, Change change) {
        if (change instanceof Change.ClientJoined arrival) {
            joined.labels(server, arrival.client().namespace().name()).inc();
        } else if (change instanceof Change.ClientLeft departure) {
            String namespace = departure.client().namespace().name();
            left.labels(server, namespace, departure.outcome().label()).inc();
            Moment joinTime = departure.client().history().joinTime();
            if (departure.outcome() == DepartureOutcome.COMPLETED && joinTime != null) {
                // By our own clock: the seconds that the server tells jump when its clock is set.
                Duration stay = departure.client().seen().since(joinTime);
                downloads.labels(server, namespace).observe(stay.toSeconds());
            }
        }
    }

    List<MetricFamilySamples> collect() {
        return Totals.of(reads, errors, joined, left, downloads);
    }
}
