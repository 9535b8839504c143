package org.wdsjmx.plugin.config;

import java.util.Locale;

/**
 * Text that others wrote as a message shows it: on one line, short, and with everything escaped that a terminal would not show as a
 * character, or would obey.
 */
public final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    /** At most 60 characters, in quotes. */
    public static String text(String text) {
        return '"' + line(text, LONGEST) + '"';
    }

    /**
     * Text without quotes.
     *
     * @param longest how many characters are shown; what does not fit is cut off and replaced by dots
     */
    public static String line(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(longest).forEach(character -> {
            if (isVisible(character)) {
                shown.appendCodePoint(character);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u%04X", character));
            }
        });
        if (text.codePoints().skip(longest).findAny().isPresent()) {
            shown.append("...");
        }
        return shown.toString();
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
