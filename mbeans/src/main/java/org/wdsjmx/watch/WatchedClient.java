package org.wdsjmx.watch;

import java.time.Duration;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.Session;

/**
 * A client with its place in the tree and its history, all of one read.
 *
 * @param seen when the read began that showed all of this
 * @param sessionLabel what the session is called, see {@link WatchedSession#label()}
 * @param label what the client is called on its server: its id, and the MAC address after it ({@code 7@00-15-5D-01-02-03}) only
 *     when the server gave one id to several clients
 * @param client what the server tells; where it refuses the name, an address or the user in this read, those of an earlier read of
 *     the same stay
 */
public record WatchedClient(
        Moment seen,
        Namespace namespace,
        Content content,
        Session session,
        String sessionLabel,
        String label,
        Client client,
        ClientHistory history) {

    /** A client whose id and whose session's id are those of nobody else. */
    public WatchedClient(
            Moment seen, Namespace namespace, Content content, Session session, Client client, ClientHistory history) {
        this(
                seen,
                namespace,
                content,
                session,
                Long.toString(session.id()),
                Long.toString(client.id()),
                client,
                history);
    }

    /** The same after the wall clock was set: its dates are shown as that clock shows them now. */
    WatchedClient redated(Duration step) {
        return new WatchedClient(
                seen.redated(step), namespace, content, session, sessionLabel, label, client, history.redated(step));
    }

    /** Whether it sets the pace of its session. */
    public boolean isMaster() {
        return session.isMaster(client);
    }

    /** Seconds until it has everything, if it goes on as observed; NaN = unknown. */
    public double estimatedSecondsRemaining() {
        return history.estimatedSecondsRemaining(client.completion());
    }
}
