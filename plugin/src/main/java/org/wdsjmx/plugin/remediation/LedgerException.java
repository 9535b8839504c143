package org.wdsjmx.plugin.remediation;

/** The ledger cannot be used. The message says why and what to do. */
public final class LedgerException extends Exception {

    private static final long serialVersionUID = 1L;

    LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
