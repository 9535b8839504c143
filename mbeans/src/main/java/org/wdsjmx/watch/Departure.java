package org.wdsjmx.watch;

import java.time.Instant;

/**
 * A client that has left.
 *
 * @param number counts the departures from a server, from 1
 * @param time when the read began that did not show it any more
 * @param client the client as it was last seen
 * @param outcome why it left, as well as that can be known
 */
public record Departure(long number, Instant time, WatchedClient client, DepartureOutcome outcome) {}
