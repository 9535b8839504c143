package org.wdsjmx.plugin.metrics.exposition;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Labels as they stand in a page, from the opening brace on. */
final class Labels {

    /** Room for the labels of most series. */
    private static final int USUAL_LENGTH = 160;

    private Labels() {}

    /** Names and values in turn; an unknown value is the empty one. The format's end is not in it. */
    static byte[] of(String... namesAndValues) {
        StringBuilder text = new StringBuilder(USUAL_LENGTH);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            append(namesAndValues[i], namesAndValues[i + 1] == null ? "" : namesAndValues[i + 1], text);
        }
        return bytes(text);
    }

    /** As many values as names. */
    static byte[] of(List<String> names, List<String> values) {
        StringBuilder text = new StringBuilder(USUAL_LENGTH);
        for (int i = 0; i < names.size(); i++) {
            append(names.get(i), values.get(i), text);
        }
        return bytes(text);
    }

    private static void append(String name, String value, StringBuilder text) {
        text.append(text.isEmpty() ? '{' : ',').append(name).append("=\"");
        escape(value, text);
        text.append('"');
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void escape(String value, StringBuilder text) {
        int copied = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' || c == '"' || c == '\n') {
                text.append(value, copied, i).append('\\').append(c == '\n' ? 'n' : c);
                copied = i + 1;
            }
        }
        text.append(value, copied, value.length());
    }
}
