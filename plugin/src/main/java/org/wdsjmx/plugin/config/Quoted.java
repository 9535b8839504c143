package org.wdsjmx.plugin.config;

/** Text from a file as a message shows it: on one line, short, and in quotes. */
final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    static String text(String text) {
        return '"' + line(text, LONGEST) + '"';
    }

    /** Text on one line and without quotes; what does not fit is cut off. */
    static String line(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(longest).forEach(character -> {
            if (isVisible(character)) {
                shown.appendCodePoint(character);
            } else {
                shown.append(String.format("\\u%04X", character));
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
