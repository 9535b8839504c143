package org.wdsjmx.plugin.audit;

import java.io.IOException;

/** The audit cannot be written: what it was meant to tell must not be done. The message says which file, why, and what to do. */
public final class AuditException extends IOException {

    AuditException(String message) {
        super(message);
    }

    AuditException(String message, Throwable cause) {
        super(message, cause);
    }
}
