package org.wdsjmx.plugin.soak;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The consoles that have gone. The JDK still does something for each of them for a while, so that what it does at any one time depends on chance: it
 * is compared with their number, instead of looked at for growth. Safe for use by several threads.
 */
final class ConsolesGone {

    /**
     * A call for notifications goes on for a minute although its console was closed. Its connection is kept for another call for a quarter of a
     * minute.
     */
    private static final Duration SERVED = Duration.ofSeconds(60 + 15 + 5);

    /**
     * A console that was killed is forgotten two minutes after the last answer to it. That is later than its end by as long as the server that it
     * listens to has nothing to tell.
     */
    static final Duration KNOWN = Duration.ofSeconds(120 + 30);

    private final Deque<Long> ends = new ArrayDeque<>();
    private final Deque<Long> killed = new ArrayDeque<>();

    /** One has just been closed in order. */
    synchronized void closed() {
        ends.add(System.nanoTime());
    }

    /** One has just been killed. */
    synchronized void killed() {
        ends.add(System.nanoTime());
        killed.add(System.nanoTime());
    }

    /** How many connections may still be served for them now. */
    synchronized int served() {
        return within(SERVED, ends);
    }

    /** How many the JDK may still know now. */
    synchronized int known() {
        return within(KNOWN, killed);
    }

    private static int within(Duration time, Deque<Long> ends) {
        long now = System.nanoTime();
        while (!ends.isEmpty() && now - ends.peek() > time.toNanos()) {
            ends.remove();
        }
        return ends.size();
    }
}
