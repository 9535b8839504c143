package org.wdsjmx.watch;

import java.time.Duration;
import org.wdsjmx.transport.Moment;

/** Notices from read to read that somebody set the wall clock. Not safe for use by several threads. */
final class ClockSteps {

    /** What clocks drift apart, or are pushed together again by a time service, is no step. */
    private static final Duration SMALLEST = Duration.ofSeconds(2);

    private Moment last;

    /** How far the wall clock was set ahead since the moment before, negative = back; zero when nobody set it. */
    Duration until(Moment now) {
        Moment before = last;
        last = now;
        if (before == null) {
            return Duration.ZERO;
        }
        Duration step = Duration.between(before.instant(), now.instant()).minus(now.since(before));
        return step.abs().compareTo(SMALLEST) < 0 ? Duration.ZERO : step;
    }
}
