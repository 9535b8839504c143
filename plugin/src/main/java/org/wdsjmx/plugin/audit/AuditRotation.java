package org.wdsjmx.plugin.audit;

import java.time.Duration;
import org.wdsjmx.transport.Moment;

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

    boolean isDue(long size, Moment begun, Moment now) {
        return size >= maxSize || now.isAtLeast(maxAge, begun);
    }
}
