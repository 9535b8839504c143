package org.wdsjmx.plugin;

/** The application cannot start as it is configured. The message is for people: what is wrong and what to do. */
public final class StartException extends Exception {

    /** @param message what is wrong and what to do, in one line */
    public StartException(String message) {
        super(message);
    }

    /**
     * @param message what is wrong and what to do, in one line
     * @param cause what led to it
     */
    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
