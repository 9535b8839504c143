package org.wdsjmx.watch;

import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.Session;

/**
 * A client with its place in the tree and its history, all of one read.
 *
 * @param seen when the read began that showed all of this
 */
public record WatchedClient(
        Moment seen, Namespace namespace, Content content, Session session, Client client, ClientHistory history) {

    /** Whether it sets the pace of its session. */
    public boolean isMaster() {
        return session.isMaster(client);
    }

    /** Seconds until it has everything, if it goes on as observed; NaN = unknown. */
    public double estimatedSecondsRemaining() {
        return history.estimatedSecondsRemaining(client.completion());
    }
}
