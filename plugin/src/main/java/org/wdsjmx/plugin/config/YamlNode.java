package org.wdsjmx.plugin.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A value of a YAML document with the place where it stands. */
sealed interface YamlNode {

    Position at();

    /** What it is, as a message says it. */
    String kind();

    /**
     * @param text the text without quotes
     * @param plain whether it stood there without quotes
     * @param escape the first escape of double quotes in it that JSON does not know, for example {@code \x}
     */
    record Scalar(Position at, String text, boolean plain, Optional<String> escape) implements YamlNode {

        private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

        /** Whether nothing was written, or one of the words for nothing. */
        boolean isNull() {
            return plain && NULLS.contains(text);
        }

        @Override
        public String kind() {
            return isNull() ? "nothing" : Quoted.text(text);
        }
    }

    record Sequence(Position at, List<YamlNode> items) implements YamlNode {
        @Override
        public String kind() {
            return "a list";
        }
    }

    record Mapping(Position at, List<Entry> entries) implements YamlNode {
        @Override
        public String kind() {
            return "a section with keys";
        }
    }

    record Entry(Scalar key, YamlNode value) {}
}
