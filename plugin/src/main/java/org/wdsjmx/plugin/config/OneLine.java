package org.wdsjmx.plugin.config;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The rule that holds for every text of a configuration: it has one line, and all of it can be seen. */
final class OneLine {

    private OneLine() {}

    /** What is wrong with a value and what to do; nothing when all is well. */
    static Optional<String> fault(YamlNode.Scalar scalar) {
        OptionalInt wrong = scalar.text().codePoints().filter(OneLine::isWrong).findFirst();
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Quoted.text(scalar.text()) + " holds " + name(wrong.getAsInt())
                + "; control characters and line breaks are legal in no value or name ("
                + Escapes.REMEDY + ')');
    }

    /** What is wrong with a value that is the name of a file, besides. */
    static Optional<String> faultOfPath(YamlNode.Scalar scalar) {
        return fault(scalar)
                .or(() -> scalar.escape()
                        .map(escape -> Quoted.text(scalar.text()) + " was written with the escape " + escape
                                + ", which is not legal in the name of a file; " + Escapes.REMEDY));
    }

    private static boolean isWrong(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    private static String name(int character) {
        String code = String.format(Locale.ROOT, "U+%04X", character);
        return switch (character) {
            case '\t' -> "a tab (" + code + ')';
            case '\n', '\r', 0x85, 0x2028, 0x2029 -> "a line break (" + code + ')';
            case '\b' -> "a backspace (" + code + ')';
            case '\f' -> "a form feed (" + code + ')';
            default -> "the character " + code;
        };
    }
}
