package org.wdsjmx.plugin.access;

import java.time.Duration;
import java.util.Optional;

/** A caller is not let in. The message may be shown to the caller: it does not tell whether there is such a user. */
public final class AuthenticationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    public AuthenticationException(String message) {
        this(message, null);
    }

    /** @param wait how long the caller must not try again; {@code null} = may try at once */
    public AuthenticationException(String message, Duration wait) {
        super(message);
        this.wait = wait;
    }

    /** How long the caller must not try again. */
    public Optional<Duration> backOff() {
        return Optional.ofNullable(wait);
    }
}
