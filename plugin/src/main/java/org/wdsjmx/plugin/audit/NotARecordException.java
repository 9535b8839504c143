package org.wdsjmx.plugin.audit;

/** A line that this program did not write, or not like that; the message says why, and may hold what stands in the file. */
final class NotARecordException extends Exception {

    NotARecordException(String message) {
        super(message);
    }
}
