package org.wdsjmx.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;

/** Clocks that stand still until a test moves them. Thread-safe. */
public final class SteppingClock implements MomentSource {

    private final AtomicReference<Moment> now;

    /** Shows 1 June 2026, 08:00 UTC. */
    public SteppingClock() {
        this(Instant.parse("2026-06-01T08:00:00Z"));
    }

    public SteppingClock(Instant start) {
        now = new AtomicReference<>(Moment.of(start));
    }

    @Override
    public Moment moment() {
        return now.get();
    }

    /** Time goes by. */
    public void advance(Duration duration) {
        now.updateAndGet(moment -> moment.plus(duration));
    }

    /** Whole seconds go by. */
    public void advanceSeconds(long seconds) {
        advance(Duration.ofSeconds(seconds));
    }

    /** Somebody sets the wall clock, ahead or, by a negative duration, back; no time goes by. */
    public void set(Duration ahead) {
        now.updateAndGet(moment -> new Moment(moment.instant().plus(ahead), moment.uptimeNanos()));
    }
}
