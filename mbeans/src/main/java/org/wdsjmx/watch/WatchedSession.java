package org.wdsjmx.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.Session;

/**
 * A session with its place in the tree and its clients, all of one read.
 *
 * @param seen when the read began that showed all of this
 */
public record WatchedSession(
        Instant seen, Namespace namespace, Content content, Session session, List<WatchedClient> clients) {

    public WatchedSession {
        clients = List.copyOf(clients);
    }

    /** The client that sets the pace, if the server names one that is in the session. */
    public Optional<WatchedClient> master() {
        return clients.stream().filter(WatchedClient::isMaster).findFirst();
    }

    /** Completion of the client that is furthest behind, 0 to 1; NaN while none is known. */
    public double minimumCompletion() {
        return knownCompletions().min().orElse(Double.NaN);
    }

    /** Mean completion of the clients, 0 to 1; NaN while none is known. */
    public double meanCompletion() {
        return knownCompletions().average().orElse(Double.NaN);
    }

    /** Seconds until the last client whose speed is known has everything, if all go on as observed; NaN = none is known. */
    public double estimatedSecondsRemaining() {
        return clients.stream()
                .mapToDouble(WatchedClient::estimatedSecondsRemaining)
                .filter(seconds -> !Double.isNaN(seconds))
                .max()
                .orElse(Double.NaN);
    }

    private DoubleStream knownCompletions() {
        return clients.stream()
                .mapToDouble(client -> client.client().completion())
                .filter(completion -> !Double.isNaN(completion));
    }
}
