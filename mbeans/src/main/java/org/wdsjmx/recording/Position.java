package org.wdsjmx.recording;

import java.time.Duration;
import java.time.Instant;
import org.wdsjmx.transport.Moment;

/**
 * How far a recording has been played.
 *
 * @param first time of its first event
 * @param reached the time in the recording that is the present now
 * @param start when playing began
 * @param played milliseconds of recording in the rounds before this one
 * @param speed how many times quicker than it was recorded
 */
record Position(Instant first, Instant reached, Moment start, double played, double speed) {

    private static final Instant EARLIEST = Instant.ofEpochSecond(Format.EARLIEST_SECOND);
    private static final Instant LATEST = Instant.ofEpochSecond(Format.LATEST_SECOND);
    private static final double MOST_MILLIS =
            (double) Duration.between(EARLIEST, LATEST).toMillis();

    /** A time of the recording as a time of this round; {@code null} stays. */
    Instant present(Instant recorded) {
        if (recorded == null) {
            return null;
        }
        double millis = (played + Duration.between(first, recorded).toMillis()) / speed;
        Instant moved = start.instant().plusMillis((long) Math.max(-MOST_MILLIS, Math.min(MOST_MILLIS, millis)));
        return moved.isBefore(EARLIEST) ? EARLIEST : moved.isAfter(LATEST) ? LATEST : moved;
    }

    /** A moment of the recording as one of this round: as long after the beginning by either clock. */
    Moment present(Moment recorded) {
        return start.plus(Duration.between(start.instant(), present(recorded.instant())));
    }

    /** Seconds that passed in the recording as they pass now; -1 = unknown stays. */
    long seconds(long recorded) {
        return recorded < 0 || speed == 1 ? recorded : (long) (recorded / speed);
    }
}
