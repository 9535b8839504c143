package org.wdsjmx.plugin.metrics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.wdsjmx.plugin.metrics.exposition.Format;
import org.wdsjmx.plugin.metrics.exposition.Page;
import org.wdsjmx.plugin.metrics.exposition.RowCache;
import org.wdsjmx.plugin.metrics.exposition.SeriesEncoder;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedClient;
import org.wdsjmx.watch.WatchedSession;

/** The series of sessions and clients in a page, whose labels are kept as long as somebody scrapes. */
final class LabelledSeries {

    /** Of each server; some minutes at the usual interval: then nobody scrapes any more, and the labels are not kept either. */
    private static final int VIEWS_UNTIL_FORGOTTEN = 100;

    private final SeriesEncoder<WatchedSession> sessions =
            new SeriesEncoder<>(SessionFamilies.INFO, SessionFamilies.NUMBERS);
    private final SeriesEncoder<WatchedClient> clients =
            new SeriesEncoder<>(ClientFamilies.INFO, ClientFamilies.NUMBERS);
    private volatile Map<String, Labels> labels = new TreeMap<>();
    private final AtomicInteger viewsSinceWritten = new AtomicInteger();

    private record Labels(RowCache<WatchedSession> sessions, RowCache<WatchedClient> clients) {}

    /** Writes the series of these servers. For one thread at a time. */
    Page.Part write(List<ClientSelection> selections, Format format) {
        viewsSinceWritten.set(0);
        Map<String, Labels> before = labels;
        Map<String, Labels> now = new TreeMap<>();
        for (ClientSelection selection : selections) {
            ServerView view = selection.view();
            Labels ofServer = before.getOrDefault(view.server(), newLabels(view.server()));
            ofServer.sessions().show(view.sessions());
            ofServer.clients().show(selection.clients());
            now.put(view.server(), ofServer);
        }
        Page.Part part = new Page.Part();
        sessions.write(now.values().stream().map(Labels::sessions).toList(), format, part);
        clients.write(now.values().stream().map(Labels::clients).toList(), format, part);
        for (Labels ofServer : now.values()) {
            ofServer.sessions().keepLabelsOnly();
            ofServer.clients().keepLabelsOnly();
        }
        labels = now;
        return part;
    }

    private static Labels newLabels(String server) {
        return new Labels(
                new RowCache<>(s -> s.session().id(), s -> new SessionRow(server, s)),
                new RowCache<>(c -> c.client().id(), c -> new ClientRow(server, c)));
    }

    /** A server has a new view. By any thread; never waits. */
    void published() {
        if (viewsSinceWritten.incrementAndGet() >= VIEWS_UNTIL_FORGOTTEN * Math.max(1, labels.size())) {
            labels = new TreeMap<>();
        }
    }
}
