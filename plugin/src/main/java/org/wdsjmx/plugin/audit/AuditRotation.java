package org.wdsjmx.plugin.audit;

import java.time.Duration;
import java.time.Instant;

/**
 * When a file is closed and a new one begun. No file is ever deleted.
 *
 * @param maxSize bytes, above 0; the records that are written together when it is reached still go to the old file
 * @param maxAge time since the first record of the file, above 0
 */
public record AuditRotation(long maxSize, Duration maxAge) {

    public AuditRotation {
        if (maxSize <= 0 || maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException(
                    "rotation at " + maxSize + " bytes or after " + maxAge + " is not possible; both must be above 0");
        }
    }

    boolean isDue(long size, Instant begun, Instant now) {
        return size >= maxSize || !now.isBefore(begun.plus(maxAge));
    }
}
