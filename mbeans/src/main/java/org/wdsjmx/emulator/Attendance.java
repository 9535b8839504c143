package org.wdsjmx.emulator;

import java.time.Duration;

/**
 * When machines join, and whether they come again.
 *
 * @param after when the first machine of a group joins, counted from the start of the scenario; default 0
 * @param interval how much later each further machine of the group joins; default 0
 * @param spread a random delay from 0 to this is added to every joining; default 0
 * @param repeatAfter how long after having left with everything a machine joins again, from the beginning and under a new
 *     id; absent = never
 * @param rejoinAfter how long after having been disconnected a machine joins again, from the beginning and under a new id;
 *     absent = never
 * @param retryAfter how long a machine waits that was refused, because the transmission had already been started or the
 *     namespace is not offered, until it asks again; default 5 s
 */
public record Attendance(
        Duration after,
        Duration interval,
        Duration spread,
        Duration repeatAfter,
        Duration rejoinAfter,
        Duration retryAfter) {

    /** Joins at the start, once. */
    public static final Attendance ONCE = new Attendance(null, null, null, null, null, null);

    public Attendance {
        after = Check.orElse(Check.notNegative("join.after", after), Duration.ZERO);
        interval = Check.orElse(Check.notNegative("join.interval", interval), Duration.ZERO);
        spread = Check.orElse(Check.notNegative("join.spread", spread), Duration.ZERO);
        Check.notNegative("join.repeatAfter", repeatAfter);
        Check.notNegative("join.rejoinAfter", rejoinAfter);
        retryAfter = Check.orElse(Check.notNegative("join.retryAfter", retryAfter), Duration.ofSeconds(5));
        if (retryAfter.isZero()) {
            throw Check.wrong("join.retryAfter", retryAfter, "it is more than 0", "Give for example 5s");
        }
    }

    /** Joins once, so long after the start. */
    public static Attendance after(Duration after) {
        return new Attendance(after, null, null, null, null, null);
    }

    /** The same, and comes again after having finished. */
    public Attendance repeatingAfter(Duration pause) {
        return new Attendance(after, interval, spread, pause, rejoinAfter, retryAfter);
    }

    /** The same, and comes again after having been disconnected. */
    public Attendance rejoiningAfter(Duration pause) {
        return new Attendance(after, interval, spread, repeatAfter, pause, retryAfter);
    }

    /** The same for a group whose machines join one after the other. */
    public Attendance every(Duration pause) {
        return new Attendance(after, pause, spread, repeatAfter, rejoinAfter, retryAfter);
    }

    Attendance accelerated(double factor) {
        Duration retry = Check.divided(retryAfter, factor);
        return new Attendance(
                Check.divided(after, factor),
                Check.divided(interval, factor),
                Check.divided(spread, factor),
                Check.divided(repeatAfter, factor),
                Check.divided(rejoinAfter, factor),
                retry.isZero() ? Duration.ofNanos(1) : retry);
    }
}
