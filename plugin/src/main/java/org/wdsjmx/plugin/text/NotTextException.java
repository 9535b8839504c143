package org.wdsjmx.plugin.text;

import java.util.Optional;

/** Bytes are not the text that they should be. The message says what is wrong and what to do, without the name of the file. */
public final class NotTextException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String before;

    NotTextException(String message) {
        super(message);
        this.before = null;
    }

    NotTextException(String before, String message) {
        super(message);
        this.before = before;
    }

    /** What could be read before it went wrong; nothing when the text as a whole is at fault. */
    public Optional<String> before() {
        return Optional.ofNullable(before);
    }
}
