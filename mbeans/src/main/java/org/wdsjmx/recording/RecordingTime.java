package org.wdsjmx.recording;

import java.time.Instant;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.ServerSnapshot;

/**
 * The time that a recording tells: the wall clock as it was when the recording began, and on from there by the monotonic clock. So
 * events stay in order and as far apart as they were, however the wall clock was set meanwhile. Thread-safe.
 */
final class RecordingTime {

    private final MomentSource clock;
    private final Moment begin;

    RecordingTime(MomentSource clock) {
        this.clock = clock;
        this.begin = clock.moment();
    }

    Instant now() {
        return of(clock.moment());
    }

    /** A snapshot as it is to be recorded. */
    ServerSnapshot of(ServerSnapshot snapshot) {
        return snapshot.at(Moment.of(of(snapshot.time())));
    }

    private Instant of(Moment moment) {
        return begin.instant().plus(moment.since(begin));
    }
}
