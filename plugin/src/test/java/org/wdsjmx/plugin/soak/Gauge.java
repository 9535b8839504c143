package org.wdsjmx.plugin.soak;

/**
 * Something that must not grow.
 *
 * @param name what it is, with its unit
 * @param share growth that is let pass, as share of the median: what caches and compiled code still take after the warm-up
 * @param least growth that is let pass in any case: the noise of the measurement
 */
record Gauge(String name, double share, double least) {

    /** The growth that is too much for values around this one. */
    double limit(double median) {
        return Math.max(least, share * median);
    }
}
