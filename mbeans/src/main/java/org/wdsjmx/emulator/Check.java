package org.wdsjmx.emulator;

import java.time.Duration;
import org.wdsjmx.transport.Client;

/** The checks and the arithmetic that the scenario records share. */
final class Check {

    private Check() {}

    /** A complaint in the form "value seen, rule, what to do". */
    static IllegalArgumentException wrong(String what, Object seen, String rule, String remedy) {
        String value = seen instanceof CharSequence ? "\"" + seen + '"' : String.valueOf(seen);
        return new IllegalArgumentException(what + " is " + value + ": " + rule + ". " + remedy + ".");
    }

    static <T> T orElse(T value, T whenAbsent) {
        return value == null ? whenAbsent : value;
    }

    static String text(String what, String value) {
        if (value == null || value.isBlank()) {
            throw wrong(what, value, "it must not be empty", "Give it a value");
        }
        return value;
    }

    /** A duration that may be absent but not negative. */
    static Duration notNegative(String what, Duration value) {
        if (value != null && value.isNegative()) {
            throw wrong(what, value, "a duration here is zero or more", "Give for example 30s, or leave it out");
        }
        return value;
    }

    static double share(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw wrong(what, value, "a share lies between 0 and 1", "Give for example 0.2 for 20 percent");
        }
        return value;
    }

    /** A percentage from 0 to 100, 255 for one that is not reported, or null. */
    static Integer percent(String what, Integer value) {
        if (value != null && (value < 0 || value > 100) && value != Client.UTILIZATION_UNKNOWN) {
            throw wrong(what, value, "it is a percentage or 255", "Leave it out to have it generated");
        }
        return value;
    }

    static <N extends Number> N atLeastOne(String what, N value) {
        if (value.longValue() < 1) {
            throw wrong(what, value, "it is at least 1", "Give a positive whole number, or leave it out");
        }
        return value;
    }

    /** A duration divided by a factor; null stays null. */
    static Duration divided(Duration value, double factor) {
        return value == null ? null : Duration.ofNanos(Math.round(value.toNanos() / factor));
    }
}
