package org.wdsjmx.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A moment on both clocks of this machine. The wall clock says when it was, to be shown and stored; it can be set in either
 * direction. How long something takes or took is told by the monotonic clock alone: see {@link #since}.
 *
 * <p>Only moments of one {@link MomentSource} can be compared. While the machine sleeps, the monotonic clock goes on under Windows
 * and stands still under Linux.
 *
 * @param instant the wall clock
 * @param uptime the monotonic clock: time since an arbitrary beginning
 */
public record Moment(Instant instant, Duration uptime) {

    public Moment {
        Objects.requireNonNull(instant);
        Objects.requireNonNull(uptime);
    }

    /** A moment of a clock that is never set, as that of a recording. Never to be compared with one of another source. */
    public static Moment of(Instant instant) {
        return new Moment(instant, Duration.between(Instant.EPOCH, instant));
    }

    /** How much time went by since an earlier moment, however the wall clock was set meanwhile; negative if it is a later one. */
    public Duration since(Moment earlier) {
        return uptime.minus(earlier.uptime);
    }

    /** Whether so much time, or more, went by since an earlier moment. */
    public boolean isAtLeast(Duration time, Moment earlier) {
        return since(earlier).compareTo(time) >= 0;
    }

    public boolean isAfter(Moment other) {
        return uptime.compareTo(other.uptime) > 0;
    }

    /** The later of the two. */
    public Moment orLater(Moment other) {
        return other.isAfter(this) ? other : this;
    }

    public Moment plus(Duration time) {
        return new Moment(instant.plus(time), uptime.plus(time));
    }

    public Moment minus(Duration time) {
        return plus(time.negated());
    }

    /**
     * The moment of something that was stored with its wall clock time, maybe before a restart. What lies in the future was stored
     * while the clock was ahead, and counts as of now.
     */
    public Moment recalled(Instant stored) {
        return stored.isAfter(instant) ? this : minus(Duration.between(stored, instant));
    }

    /** When another moment was or will be by the wall clock as it is set now. */
    public Instant shown(Moment other) {
        return instant.plus(other.since(this));
    }
}
