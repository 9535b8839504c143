package org.wdsjmx.watch;

import java.time.Duration;

/** How long to wait before a failing server is asked again: the interval, doubled with each failure up to a minute. */
final class BackOff {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Duration interval;
    private int failures;

    BackOff(Duration interval) {
        this.interval = interval;
    }

    /** The pause after one more failure. */
    Duration afterFailure() {
        Duration longest = interval.compareTo(LONGEST) > 0 ? interval : LONGEST;
        // 2^20 seconds are past any limit; more would overflow.
        Duration pause = interval.multipliedBy(1L << Math.min(failures, 20));
        failures++;
        return pause.compareTo(longest) > 0 ? longest : pause;
    }

    /** The pause after a good read. */
    Duration afterSuccess() {
        failures = 0;
        return interval;
    }
}
