package org.wdsjmx.plugin.soak;

/**
 * One value that was measured.
 *
 * @param seconds when, since the beginning of the measurements
 */
record Sample(double seconds, double value) {}
