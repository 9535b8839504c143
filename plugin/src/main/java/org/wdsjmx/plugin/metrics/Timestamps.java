package org.wdsjmx.plugin.metrics;

import org.wdsjmx.transport.Moment;

/** Times in the unit of Prometheus. */
final class Timestamps {

    private Timestamps() {}

    /** The wall clock, as seconds since 1970, to the millisecond; NaN for an unknown time. */
    static double seconds(Moment time) {
        return time == null ? Double.NaN : time.instant().toEpochMilli() / 1000.0;
    }
}
