package org.wdsjmx.plugin.metrics.exposition;

import io.prometheus.client.Collector;
import java.nio.charset.StandardCharsets;

/**
 * Numbers as {@link Double#toString} writes them, without making a text of those that metrics are made of: whole ones, and those
 * with up to three decimals. Up to fifteen digits name one number only, so the digits that come out are the shortest, which
 * are those of {@code Double.toString}.
 */
final class Numbers {

    /** Up to here they have fifteen digits. */
    private static final long MOST_THOUSANDTHS = 1_000_000_000_000_000L;

    /** The most bytes of a number. */
    static final int LONGEST = 24;

    private Numbers() {}

    /** Writes into an array with room for the {@link #LONGEST} number; returns where the number ends. */
    static int write(double value, byte[] bytes, int start) {
        double size = Math.abs(value);
        double scaled = size * 1000;
        if (scaled >= 1 && scaled < MOST_THOUSANDTHS) {
            // Math.round would take longer to be right in cases that the comparison sorts out.
            long thousandths = (long) (scaled + 0.5);
            if (thousandths / 1000.0 == size) {
                return write(thousandths, value < 0, bytes, start);
            }
        } else if (value == 0 && 1 / value > 0) {
            return write(0, false, bytes, start);
        }
        byte[] text = Collector.doubleToGoString(value).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(text, 0, bytes, start, text.length);
        return start + text.length;
    }

    private static int write(long thousandths, boolean negative, byte[] bytes, int start) {
        int at = start;
        if (negative) {
            bytes[at++] = '-';
        }
        return thousandths < 10_000_000_000L ? plain(thousandths, bytes, at) : scientific(thousandths, bytes, at);
    }

    /** At least one digit before the point and one after it. */
    private static int plain(long thousandths, byte[] bytes, int start) {
        long whole = thousandths / 1000;
        int fraction = (int) (thousandths - whole * 1000);
        int at = digits(whole, bytes, start);
        bytes[at++] = '.';
        bytes[at++] = (byte) ('0' + fraction / 100);
        if (fraction % 100 != 0) {
            bytes[at++] = (byte) ('0' + fraction / 10 % 10);
            if (fraction % 10 != 0) {
                bytes[at++] = (byte) ('0' + fraction % 10);
            }
        }
        return at;
    }

    /** Ten millions and more: one digit before the point, and the power of ten after an E. */
    private static int scientific(long thousandths, byte[] bytes, int start) {
        int end = digits(thousandths, bytes, start + 1);
        int exponent = end - start - 2 - 3;
        bytes[start] = bytes[start + 1];
        bytes[start + 1] = '.';
        while (end > start + 3 && bytes[end - 1] == '0') {
            end--;
        }
        bytes[end++] = 'E';
        return digits(exponent, bytes, end);
    }

    private static int digits(long number, byte[] bytes, int start) {
        int end = start + 1;
        for (long power = 10; number >= power; power *= 10) {
            end++;
        }
        int at = end;
        long rest = number;
        for (; rest > Integer.MAX_VALUE; rest /= 10) {
            bytes[--at] = (byte) ('0' + rest % 10);
        }
        // Dividing these is quicker, and most numbers are.
        int small = (int) rest;
        do {
            bytes[--at] = (byte) ('0' + small % 10);
            small /= 10;
        } while (at > start);
        return end;
    }
}
