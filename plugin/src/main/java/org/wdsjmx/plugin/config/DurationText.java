package org.wdsjmx.plugin.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How lengths of time are written: a whole number and a unit, for example {@code 500ms}, {@code 5s}, {@code 2m}, {@code 1h}. */
public final class DurationText {

    /** The longest length of time that can be written: ten years. */
    public static final Duration LONGEST = Duration.ofDays(3650);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})(ms|s|m|h)");

    private DurationText() {}

    /**
     * Reads a length of time.
     *
     * @param text a whole number and {@code ms}, {@code s}, {@code m} or {@code h}, without space between them
     * @return 0 to ten years
     * @throws IllegalArgumentException when the text has another form or means more than ten years; the message names
     *     the form
     */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    Quoted.text(text) + " is not a duration; write a whole number and a unit: 500ms, 5s, 2m or 1h");
        }
        long unit = millisOf(matcher.group(2));
        long number = Long.parseLong(matcher.group(1));
        if (number > LONGEST.toMillis() / unit) {
            throw new IllegalArgumentException(
                    Quoted.text(text) + " is too long; a duration is at most " + format(LONGEST));
        }
        return Duration.ofMillis(number * unit);
    }

    /**
     * Writes a length of time the way {@link #parse} reads it, in the largest unit that needs no fraction.
     *
     * @param duration not negative; what is below a millisecond is left out
     */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        for (String unit : new String[] {"h", "m", "s"}) {
            if (millis != 0 && millis % millisOf(unit) == 0) {
                return millis / millisOf(unit) + unit;
            }
        }
        return millis == 0 ? "0s" : millis + "ms";
    }

    private static long millisOf(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> throw new IllegalArgumentException(unit);
        };
    }
}
