package org.wdsjmx.plugin.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedClient;

/**
 * The clients of one server that get series of their own. Past the limit those that have the least are kept, because they
 * are the ones somebody will have to look at.
 *
 * @param view the server
 * @param clients the clients that are kept
 * @param dropped how many are not
 */
record ClientSelection(ServerView view, List<WatchedClient> clients, int dropped) {

    // An unknown completion sorts first: it is as likely to need attention.
    private static final Comparator<WatchedClient> LEAST_COMPLETE_FIRST = Comparator.<WatchedClient>comparingDouble(
                    c -> Double.isNaN(c.client().completion()) ? -1 : c.client().completion())
            .thenComparingLong(c -> c.client().id());

    /** Selects at most {@code limit} clients. */
    static ClientSelection of(ServerView view, int limit) {
        if (view.clients().size() <= limit) {
            return new ClientSelection(view, view.clients(), 0);
        }
        List<WatchedClient> sorted = new ArrayList<>(view.clients());
        sorted.sort(LEAST_COMPLETE_FIRST);
        return new ClientSelection(
                view, List.copyOf(sorted.subList(0, limit)), view.clients().size() - limit);
    }
}
