package org.wdsjmx.emulator;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is going to happen, in the order of time and, for the same time, in the order of entry. */
final class Agenda {

    private record Entry(long at, long number, Runnable action) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::number));
    private long count;

    /** @param at milliseconds since the start of the scenario; what lies in the past happens at the next step */
    void add(long at, Runnable action) {
        entries.add(new Entry(at, count++, action));
    }

    /** Does everything that is due, including what that adds. */
    void runDue(long now) {
        while (!entries.isEmpty() && entries.peek().at() <= now) {
            entries.poll().action().run();
        }
    }

    /** When the next thing happens; {@link Long#MAX_VALUE} when nothing will. */
    long next() {
        return entries.isEmpty() ? Long.MAX_VALUE : entries.peek().at();
    }
}
