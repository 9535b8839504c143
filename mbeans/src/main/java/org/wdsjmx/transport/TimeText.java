package org.wdsjmx.transport;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people and programs write them: RFC 3339, for example {@code 2026-01-31T12:00:00Z} or {@code ...T13:00:00.5+01:00}. */
public final class TimeText {

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?");
    private static final Pattern OFFSET = Pattern.compile("[Zz]|[+-][0-9]{2}:[0-9]{2}");
    private static final String EXAMPLE = "write it as 2026-01-31T12:00:00Z";

    private TimeText() {}

    /**
     * Reads a time.
     *
     * @param text a day, {@code T}, hours, minutes and seconds with up to nine decimals, and the offset from UTC
     * @throws IllegalArgumentException when it is none; the message says which rule is broken and what to do, without the text
     */
    public static Instant parse(String text) {
        if (text.isEmpty()) {
            throw broken("is empty; " + EXAMPLE);
        }
        Matcher day = DAY.matcher(text);
        if (!day.lookingAt()) {
            throw broken("does not begin with a day as 2026-01-31; " + EXAMPLE);
        }
        if (day.end() == text.length()) {
            throw broken("has a day, but no time after it; " + EXAMPLE);
        }
        if (Character.toUpperCase(text.charAt(day.end())) != 'T') {
            throw broken("has something else than a T after its day; " + EXAMPLE);
        }
        Matcher time = TIME.matcher(text).region(day.end() + 1, text.length());
        if (!time.lookingAt()) {
            throw broken("has no hours, minutes and seconds as 12:00:00 after the T; " + EXAMPLE);
        }
        if (time.end() == text.length()) {
            throw broken("has no offset from UTC at its end; add Z or one as +01:00");
        }
        if (!OFFSET.matcher(text).region(time.end(), text.length()).matches()) {
            throw broken("ends with something else than an offset from UTC, which is Z or as +01:00");
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "is not in the calendar or on the clock: " + reason(e) + "; correct it", e);
        }
    }

    /** Parsers put the rule that is broken into the cause, and the whole text into their own message. */
    private static String reason(DateTimeException e) {
        return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    }

    private static IllegalArgumentException broken(String rule) {
        return new IllegalArgumentException(rule);
    }
}
