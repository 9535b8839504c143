package org.wdsjmx.watch;

import java.time.Instant;
import org.wdsjmx.transport.Client;

/**
 * A client that has left. It is remembered for long, so it holds nothing of the tree that it was a part of.
 *
 * @param number counts the departures from a server, from 1
 * @param time when the read began that did not show it any more
 * @param client the client as it was last seen
 * @param namespace name of the namespace that it was in
 * @param session id of the session that it was in
 * @param joinTime when it joined its session; {@code null} = unknown
 * @param outcome why it left, as well as that can be known
 */
public record Departure(
        long number,
        Instant time,
        Client client,
        String namespace,
        long session,
        Instant joinTime,
        DepartureOutcome outcome) {

    static Departure of(long number, Instant time, Change.ClientLeft left) {
        WatchedClient seen = left.client();
        return new Departure(
                number,
                time,
                seen.client(),
                seen.namespace().name(),
                seen.session().id(),
                seen.history().joinTime() == null
                        ? null
                        : seen.history().joinTime().instant(),
                left.outcome());
    }
}
