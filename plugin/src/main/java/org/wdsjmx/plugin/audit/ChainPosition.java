package org.wdsjmx.plugin.audit;

import java.util.Objects;

/**
 * A place in the chain of records. Kept elsewhere, it shows later that everything up to it is still there unchanged.
 *
 * @param sequence number of the record; 0 = before the first
 * @param hash hash of the record, SHA-256 in 64 hexadecimal digits
 */
public record ChainPosition(long sequence, String hash) {

    /** Before the first record. */
    static final ChainPosition BEGINNING = new ChainPosition(0, "0".repeat(64));

    /** No disk holds as many records; what claims a higher number was not written by this program. */
    static final long HIGHEST_SEQUENCE = 1_000_000_000_000_000L;

    public ChainPosition {
        Objects.requireNonNull(hash);
    }
}
