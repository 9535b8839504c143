package org.wdsjmx.emulator;

import java.time.Duration;
import java.util.Arrays;

/**
 * A fault that comes by itself.
 *
 * @param kind what goes wrong
 * @param at when, counted from the start of the scenario; default 0
 * @param lasting how long; absent = for ever
 * @param hresult the code that the calls give: {@code 0x800706BA}, or decimal, signed or unsigned; absent = the default of
 *     the kind
 */
public record TimedFault(FaultKind kind, Duration at, Duration lasting, String hresult) {

    public TimedFault {
        if (kind == null) {
            throw Check.wrong(
                    "kind of a fault", null, "it must be given", "Name one of " + Arrays.toString(FaultKind.values()));
        }
        at = Check.orElse(Check.notNegative("fault.at", at), Duration.ZERO);
        Check.notNegative("fault.lasting", lasting);
        if (hresult != null) {
            parse(hresult);
        }
    }

    /** The code that the calls give. */
    public int code() {
        return hresult == null ? kind.defaultCode() : parse(hresult);
    }

    /** Whether it is the time of this fault. */
    boolean covers(long elapsedMillis) {
        return begins() <= elapsedMillis
                && (lasting == null || elapsedMillis < at.plus(lasting).toMillis());
    }

    long begins() {
        return at.toMillis();
    }

    TimedFault accelerated(double factor) {
        return new TimedFault(kind, Check.divided(at, factor), Check.divided(lasting, factor), hresult);
    }

    private static int parse(String text) {
        try {
            // Which takes the digits of every script.
            long code = Long.decode(text.trim());
            if (text.matches("\\p{ASCII}*") && code >= Integer.MIN_VALUE && code <= 0xFFFF_FFFFL) {
                return (int) code;
            }
        } catch (NumberFormatException e) {
            // said below, in the words of the scenario
        }
        throw Check.wrong("hresult", text, "it is a 32 bit code", "Write it as 0x800706BA");
    }
}
