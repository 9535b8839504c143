package org.wdsjmx.plugin.config;

import java.time.Duration;

/**
 * How often servers are read and what counts as late. A component that is {@code null} takes its default.
 *
 * @param interval time from one read of a server to the next, 1s to 1h, default 5s; after failed reads the watcher waits
 *     longer
 * @param deadline how long one read may take before it counts as failed, 1s or more, default 30s
 * @param staleAfter age at which the last good snapshot of a server that cannot be read is dropped; not less than the
 *     interval; default 60s, or two intervals if that is longer
 * @param stalledAfter how long a client may stay without progress before it counts as stalled; not less than the interval;
 *     default 5m, or two intervals if that is longer
 */
public record PollSettings(Duration interval, Duration deadline, Duration staleAfter, Duration stalledAfter) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);
    private static final Duration USUAL_STALE_AFTER = Duration.ofSeconds(60);
    private static final Duration USUAL_STALLED_AFTER = Duration.ofMinutes(5);

    /** All defaults. Must come after the constants that its constructor uses. */
    public static final PollSettings DEFAULT = new PollSettings(null, null, null, null);

    public PollSettings {
        interval = interval == null ? Duration.ofSeconds(5) : interval;
        deadline = deadline == null ? Duration.ofSeconds(30) : deadline;
        staleAfter = staleAfter == null ? atLeastTwice(interval, USUAL_STALE_AFTER) : staleAfter;
        stalledAfter = stalledAfter == null ? atLeastTwice(interval, USUAL_STALLED_AFTER) : stalledAfter;
        new Rules()
                .require(
                        interval.compareTo(SHORTEST) >= 0 && interval.compareTo(LONGEST_INTERVAL) <= 0,
                        "interval",
                        DurationText.format(interval) + " is out of range; it must be 1s to 1h")
                .require(
                        deadline.compareTo(SHORTEST) >= 0,
                        "deadline",
                        DurationText.format(deadline) + " is too short; it must be 1s or more")
                .require(
                        staleAfter.compareTo(interval) >= 0,
                        "staleAfter",
                        DurationText.format(staleAfter) + " is shorter than interval, " + DurationText.format(interval)
                                + "; every snapshot would be dropped before the next read",
                        "interval")
                .require(
                        stalledAfter.compareTo(interval) >= 0,
                        "stalledAfter",
                        DurationText.format(stalledAfter) + " is shorter than interval, "
                                + DurationText.format(interval) + "; progress cannot be seen between two reads",
                        "interval")
                .enforce();
    }

    private static Duration atLeastTwice(Duration interval, Duration usual) {
        Duration twice = interval.multipliedBy(2);
        return twice.compareTo(usual) > 0 ? twice : usual;
    }
}
