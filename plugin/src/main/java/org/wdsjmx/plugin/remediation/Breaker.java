package org.wdsjmx.plugin.remediation;

/** Ends the acting after failures in a row, until somebody has looked. Not thread-safe. */
final class Breaker {

    private final int failuresToOpen;
    private int failures;
    private boolean open;

    Breaker(int failuresToOpen) {
        this.failuresToOpen = failuresToOpen;
    }

    boolean isOpen() {
        return open;
    }

    void succeeded() {
        failures = 0;
    }

    /** @return whether this opened it */
    boolean failed() {
        failures++;
        if (open || failures < failuresToOpen) {
            return false;
        }
        open = true;
        return true;
    }

    void open() {
        open = true;
    }

    void reset() {
        open = false;
        failures = 0;
    }
}
