package org.wdsjmx.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A moment on both clocks of this machine. The wall clock says when it was, to be shown and stored; it can be set in either
 * direction. How long something takes or took is told by the monotonic clock alone: see {@link #since}.
 *
 * <p>Only moments of one {@link MomentSource} can be compared. While the machine sleeps, the monotonic clock goes on under Windows
 * and stands still under Linux.
 *
 * <p>Every client has moments of its own, so they are kept small. What lies further apart than 292 years counts as that far apart.
 *
 * @param instant the wall clock
 * @param uptimeNanos the monotonic clock: nanoseconds since an arbitrary beginning
 */
public record Moment(Instant instant, long uptimeNanos) {

    public Moment {
        Objects.requireNonNull(instant);
    }

    /** A moment of a clock that is never set, as that of a recording. Never to be compared with one of another source. */
    public static Moment of(Instant instant) {
        return new Moment(instant, nanos(Duration.between(Instant.EPOCH, instant)));
    }

    /** How much time went by since an earlier moment, however the wall clock was set meanwhile; negative if it is a later one. */
    public Duration since(Moment earlier) {
        return Duration.ofNanos(difference(uptimeNanos, earlier.uptimeNanos));
    }

    /** Whether so much time, or more, went by since an earlier moment. */
    public boolean isAtLeast(Duration time, Moment earlier) {
        return since(earlier).compareTo(time) >= 0;
    }

    public boolean isAfter(Moment other) {
        return uptimeNanos > other.uptimeNanos;
    }

    /** The later of the two. */
    public Moment orLater(Moment other) {
        return other.isAfter(this) ? other : this;
    }

    public Moment plus(Duration time) {
        return new Moment(instant.plus(time), sum(uptimeNanos, nanos(time)));
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

    /** The same moment as a wall clock shows it that was set ahead, or by a negative step back. */
    public Moment redated(Duration step) {
        return new Moment(instant.plus(step), uptimeNanos);
    }

    private static long nanos(Duration time) {
        return TimeUnit.NANOSECONDS.convert(time);
    }

    private static long difference(long later, long earlier) {
        long difference = later - earlier;
        boolean tooLarge = ((later ^ earlier) & (later ^ difference)) < 0;
        return tooLarge ? farthest(later) : difference;
    }

    private static long sum(long one, long other) {
        long sum = one + other;
        boolean tooLarge = ((one ^ sum) & (other ^ sum)) < 0;
        return tooLarge ? farthest(one) : sum;
    }

    private static long farthest(long direction) {
        return direction < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
