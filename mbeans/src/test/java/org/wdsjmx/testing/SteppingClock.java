package org.wdsjmx.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Thread-safe. */
public final class SteppingClock implements InstantSource {

    private final AtomicReference<Instant> now;

    /** Shows 1 June 2026, 08:00 UTC. */
    public SteppingClock() {
        this(Instant.parse("2026-06-01T08:00:00Z"));
    }

    public SteppingClock(Instant start) {
        now = new AtomicReference<>(Objects.requireNonNull(start));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Moves on, or back when the duration is negative. */
    public void advance(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    /** Moves on by whole seconds. */
    public void advanceSeconds(long seconds) {
        advance(Duration.ofSeconds(seconds));
    }
}
