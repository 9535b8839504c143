package org.wdsjmx.transport;

import java.util.Locale;

/**
 * Compares MAC addresses that come as text in a notation the API does not document (separators {@code -}, {@code :},
 * {@code .}, blanks or none; either case).
 */
public final class MacAddress {

    private MacAddress() {}

    /** Whether two texts name the same address, whatever notation each of them uses. */
    public static boolean sameAddress(String one, String other) {
        return one.equals(other) || canonical(one).equals(canonical(other));
    }

    /**
     * The hexadecimal digits alone, in upper case; a text that holds anything but hexadecimal digits and separators is
     * returned trimmed and in upper case, so that two different strange texts stay different.
     */
    public static String canonical(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.digit(c, 16) >= 0 && c < 128) {
                digits.append(Character.toUpperCase(c));
            } else if ("-:. ".indexOf(c) < 0) {
                return text.trim().toUpperCase(Locale.ROOT);
            }
        }
        return digits.isEmpty() ? text.trim().toUpperCase(Locale.ROOT) : digits.toString();
    }
}
