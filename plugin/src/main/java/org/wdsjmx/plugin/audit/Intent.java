package org.wdsjmx.plugin.audit;

import java.util.Objects;

/**
 * An intent that is on disk.
 *
 * @param id sequence number of its record, above 0; its outcome bears the same
 * @param operation what is about to be done
 */
public record Intent(long id, AuditedOperation operation) {

    public Intent {
        Objects.requireNonNull(operation);
    }
}
