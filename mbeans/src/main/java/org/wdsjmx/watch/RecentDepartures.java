package org.wdsjmx.watch;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Remembers the last {@value #MOST} clients that left a server. Not safe for use by several threads. */
final class RecentDepartures {

    private static final int MOST = 200;

    private final Deque<Departure> latestFirst = new ArrayDeque<>();
    private List<Departure> published = List.of();
    private long number;

    /** Takes in what changed, and returns the departures that are remembered, the latest first. */
    List<Departure> after(List<Change> changes, Instant time) {
        long before = number;
        for (Change change : changes) {
            if (change instanceof Change.ClientLeft left) {
                latestFirst.addFirst(Departure.of(++number, time, left));
            }
        }
        while (latestFirst.size() > MOST) {
            latestFirst.removeLast();
        }
        if (number != before) {
            published = List.copyOf(latestFirst);
        }
        return published;
    }
}
