package org.wdsjmx.watch;

import java.time.Duration;

/**
 * How long to wait before a failing server is asked again: the interval once, then twice the interval, so that a server that returns is seen
 * within two intervals. Intervals are not stretched beyond a minute.
 */
final class BackOff {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Duration interval;
    private final Duration longest;
    private boolean failing;

    BackOff(Duration interval) {
        this.interval = interval;
        Duration limit = interval.compareTo(LONGEST) > 0 ? interval : LONGEST;
        Duration twice = interval.multipliedBy(2);
        this.longest = twice.compareTo(limit) > 0 ? limit : twice;
    }

    /** The pause after one more failure. */
    Duration afterFailure() {
        Duration pause = failing ? longest : interval;
        failing = true;
        return pause;
    }

    /** The pause after a good read. */
    Duration afterSuccess() {
        failing = false;
        return interval;
    }
}
