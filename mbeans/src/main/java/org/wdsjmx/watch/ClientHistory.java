package org.wdsjmx.watch;

import java.time.Duration;
import org.wdsjmx.transport.Moment;

/**
 * What several reads together tell of one client. When the wall clock is set, times are shown from then on as it would have shown
 * them, so that a time and a later one are always as far apart as they were.
 *
 * @param joinTime when it joined its session, from the first read that showed it, so that it does not jitter; {@code null}
 *     = unknown
 * @param progressTime when its completion was last seen to rise, or when it was first seen
 * @param risen whether its completion was seen to rise
 * @param completionPerSecond observed speed as share of the object per second; NaN until two rises were seen, because it is not
 *     known when the percent began that the first rise ended
 * @param stalled whether it has made no progress for longer than the limit, and for much longer than its session takes for
 *     one percent
 */
public record ClientHistory(
        Moment joinTime, Moment progressTime, boolean risen, double completionPerSecond, boolean stalled) {

    /**
     * Seconds until the client has everything, if it goes on as observed.
     *
     * @param completion its completion, 0 to 1
     * @return NaN while the speed or the completion is unknown, or the client stalls
     */
    public double estimatedSecondsRemaining(double completion) {
        if (completion >= 1) {
            return 0;
        }
        return stalled || !(completionPerSecond > 0) ? Double.NaN : (1 - completion) / completionPerSecond;
    }

    /** The completion that the client would have reached a while after it was seen at {@code completion}. */
    double projected(double completion, Duration later) {
        return completionPerSecond > 0 ? completion + completionPerSecond * later.toMillis() / 1000.0 : completion;
    }

    ClientHistory redated(Duration step) {
        return new ClientHistory(
                joinTime == null ? null : joinTime.redated(step),
                progressTime.redated(step),
                risen,
                completionPerSecond,
                stalled);
    }
}
