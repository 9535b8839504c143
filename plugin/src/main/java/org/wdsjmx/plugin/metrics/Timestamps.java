package org.wdsjmx.plugin.metrics;

import java.time.Instant;

/** Times in the unit of Prometheus. */
final class Timestamps {

    private Timestamps() {}

    /** Seconds since 1970, to the millisecond; NaN for an unknown time. */
    static double seconds(Instant time) {
        return time == null ? Double.NaN : time.toEpochMilli() / 1000.0;
    }
}
