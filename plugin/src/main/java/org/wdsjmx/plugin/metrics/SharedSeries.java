package org.wdsjmx.plugin.metrics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.wdsjmx.plugin.metrics.exposition.Format;
import org.wdsjmx.plugin.metrics.exposition.Page;
import org.wdsjmx.plugin.metrics.exposition.RowCache;
import org.wdsjmx.plugin.metrics.exposition.SeriesEncoder;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedClient;
import org.wdsjmx.watch.WatchedSession;

/**
 * The series of sessions and clients in a page: encoded once for each set of views and each format, for whoever scrapes until
 * the next view. Whoever comes while they are encoded waits for it instead of doing the same.
 */
final class SharedSeries {

    /** Of each server; some minutes at the usual interval: then nobody scrapes any more, and the labels are not kept either. */
    private static final int VIEWS_UNTIL_FORGOTTEN = 100;

    private final int maxClients;
    private final SeriesEncoder<WatchedSession> sessions =
            new SeriesEncoder<>(SessionFamilies.INFO, SessionFamilies.NUMBERS);
    private final SeriesEncoder<WatchedClient> clients =
            new SeriesEncoder<>(ClientFamilies.INFO, ClientFamilies.NUMBERS);
    private volatile Shown shown;
    private volatile Map<String, Labels> labels = new TreeMap<>();
    private final AtomicInteger viewsSinceScrape = new AtomicInteger();

    /** @param maxClients most clients of one server that get series of their own */
    SharedSeries(int maxClients) {
        this.maxClients = maxClients;
    }

    /** Series with the views that they were made from. */
    record Encoded(List<ServerView> views, List<ClientSelection> selections, Page.Part part) {}

    private record Labels(RowCache<WatchedSession> sessions, RowCache<WatchedClient> clients) {}

    private record Shown(List<ServerView> views, List<ClientSelection> selections, Map<Format, Encoded> encoded) {}

    /** The series of the views that are the last ones when it is this caller's turn. */
    synchronized Encoded of(Supplier<List<ServerView>> last, Format format) {
        viewsSinceScrape.set(0);
        List<ServerView> views = last.get();
        Shown current = shown;
        if (current == null || !areSame(current.views(), views)) {
            List<ClientSelection> selections = views.stream()
                    .map(view -> ClientSelection.of(view, maxClients))
                    .toList();
            current = new Shown(views, selections, new EnumMap<>(Format.class));
        }
        Encoded encoded = current.encoded().get(format);
        if (encoded == null) {
            encoded = new Encoded(current.views(), current.selections(), encode(current, format));
            current.encoded().put(format, encoded);
        }
        shown = current;
        return encoded;
    }

    private Page.Part encode(Shown current, Format format) {
        Map<String, Labels> before = labels;
        Map<String, Labels> now = new TreeMap<>();
        for (ClientSelection selection : current.selections()) {
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

    private static boolean areSame(List<ServerView> some, List<ServerView> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            // A new view is another object even if nothing has changed in it.
            if (some.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** A server has a new view: what was made from the old one is of no use any more. Never waits. */
    void published() {
        shown = null;
        if (viewsSinceScrape.incrementAndGet() >= VIEWS_UNTIL_FORGOTTEN * Math.max(1, labels.size())) {
            labels = new TreeMap<>();
        }
    }
}
