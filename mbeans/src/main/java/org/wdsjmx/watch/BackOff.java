package org.wdsjmx.watch;

import java.time.Duration;

/**
 * How long to wait before a failing server is asked again: the interval once, then twice the interval, so that a server that returns is seen
 * within two intervals. Intervals are not stretched beyond a minute.
 *
 * <p>A server that is too slow to be read in time is no such server: each attempt is a load, and leads to nothing. It is left in
 * peace for at least as long as it was asked, twice as long after each further attempt, up to a minute or the time of one
 * attempt if that is longer; so it is never asked for more than half of the time.
 */
final class BackOff {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Duration interval;
    private final Duration longest;
    private boolean failing;
    private Duration rest = Duration.ZERO;

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

    /**
     * The pause after a read that took longer than it may.
     *
     * @param took how long the server was asked
     */
    Duration afterGivingUp(Duration took) {
        Duration most = longer(LONGEST, took);
        rest = rest.isZero() ? took : longer(took, shorter(rest.multipliedBy(2), most));
        return longer(afterFailure(), rest);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** The pause after a good read. */
    Duration afterSuccess() {
        failing = false;
        rest = Duration.ZERO;
        return interval;
    }
}
