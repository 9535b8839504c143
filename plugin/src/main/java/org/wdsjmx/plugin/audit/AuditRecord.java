package org.wdsjmx.plugin.audit;

import java.time.Instant;

/**
 * One line of the file.
 *
 * @param sequence from 1, without a gap over all files
 * @param continues where the file goes on; only with its first record, otherwise {@code null}
 */
record AuditRecord(long sequence, Instant time, Entry entry, ChainPosition continues) {

    Kind kind() {
        return entry.kind();
    }

    /** The intent that it is about. */
    Intent intent() {
        return new Intent(entry.id(), entry.operation());
    }
}
