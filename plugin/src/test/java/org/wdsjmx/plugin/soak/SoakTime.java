package org.wdsjmx.plugin.soak;

import java.time.Duration;
import org.wdsjmx.plugin.config.DurationText;

/** How long a soak lasts, and the time that has passed. */
final class SoakTime {

    private final long began = System.nanoTime();
    private final Duration length;

    private SoakTime(Duration length) {
        this.length = length;
    }

    /** As long as a system property says, for example {@code 5m} or {@code 8h}. */
    static SoakTime of(String property, String usual) {
        return new SoakTime(DurationText.parse(System.getProperty(property, usual)));
    }

    double length() {
        return length.toMillis() / 1000.0;
    }

    /** Seconds since the beginning. */
    double passed() {
        return (System.nanoTime() - began) / 1e9;
    }

    boolean isOver() {
        return passed() >= length();
    }
}
