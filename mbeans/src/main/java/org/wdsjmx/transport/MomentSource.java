package org.wdsjmx.transport;

import java.time.Instant;
import java.time.InstantSource;

/** Both clocks of a machine: the wall clock for what is shown and stored, and the monotonic clock for every duration. Thread-safe. */
public interface MomentSource extends InstantSource {

    /** The present. */
    Moment moment();

    @Override
    default Instant instant() {
        return moment().instant();
    }

    /** The clocks of this machine. Whoever asks for it anywhere gets moments that can be compared. */
    static MomentSource system() {
        return () -> new Moment(Instant.now(), System.nanoTime());
    }
}
