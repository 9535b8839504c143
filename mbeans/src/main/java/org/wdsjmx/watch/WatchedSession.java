package org.wdsjmx.watch;

import java.util.List;
import java.util.Optional;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.Session;

/**
 * A session with its place in the tree and its clients, all of one read.
 *
 * @param seen when the read began that showed all of this
 * @param label what the session is called on its server: its id, and the ids of namespace and content after it ({@code 5@1/10})
 *     only when the server gave one id to several sessions
 */
public record WatchedSession(
        Moment seen, Namespace namespace, Content content, Session session, String label, List<WatchedClient> clients) {

    public WatchedSession {
        clients = List.copyOf(clients);
    }

    /** A session whose id is that of no other. */
    public WatchedSession(
            Moment seen, Namespace namespace, Content content, Session session, List<WatchedClient> clients) {
        this(seen, namespace, content, session, Long.toString(session.id()), clients);
    }

    /** Whether it is the session of that namespace and content, whatever either is called. */
    boolean isAtPlaceOf(WatchedSession other) {
        return PlacedSession.isSamePlace(namespace, content, session, other);
    }

    /** The client that sets the pace, if the server names one that is in the session. */
    public Optional<WatchedClient> master() {
        return clients.stream().filter(WatchedClient::isMaster).findFirst();
    }

    /** Completion of the client that is furthest behind, 0 to 1; NaN while none is known. */
    public double minimumCompletion() {
        double minimum = Double.NaN;
        for (WatchedClient client : clients) {
            double completion = client.client().completion();
            if (Double.isNaN(minimum) || completion < minimum) {
                minimum = completion;
            }
        }
        return minimum;
    }

    /** Mean completion of the clients, 0 to 1; NaN while none is known. */
    public double meanCompletion() {
        double sum = 0;
        int known = 0;
        for (WatchedClient client : clients) {
            double completion = client.client().completion();
            if (!Double.isNaN(completion)) {
                sum += completion;
                known++;
            }
        }
        return known == 0 ? Double.NaN : sum / known;
    }

    /** Seconds until the last client whose speed is known has everything, if all go on as observed; NaN = none is known. */
    public double estimatedSecondsRemaining() {
        return clients.stream()
                .mapToDouble(WatchedClient::estimatedSecondsRemaining)
                .filter(seconds -> !Double.isNaN(seconds))
                .max()
                .orElse(Double.NaN);
    }
}
