package org.wdsjmx.plugin.tls;

/** Keys or certificates cannot be used. The message names the file, what is wrong with it and what to do. */
public final class TlsException extends Exception {

    private static final long serialVersionUID = 1L;

    TlsException(String message) {
        super(message);
    }

    TlsException(String message, Throwable cause) {
        super(message, cause);
    }
}
