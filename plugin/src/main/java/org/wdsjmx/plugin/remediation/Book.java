package org.wdsjmx.plugin.remediation;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.wdsjmx.plugin.config.Quoted;
import org.wdsjmx.plugin.remediation.LedgerEntry.Event;

/**
 * Writes to the ledger. What must be on disk before something is done throws when it cannot be written; what only tells of it
 * afterwards is logged: without it, a restart takes the act for done. Not thread-safe but for {@link #failures}.
 */
final class Book implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Remediation.class.getName());

    private final Ledger ledger;
    private final AtomicLong failures = new AtomicLong();

    Book(Ledger ledger) {
        this.ledger = ledger;
    }

    /** How often something could not be written. */
    long failures() {
        return failures.get();
    }

    void require(List<LedgerEntry> entries) throws IOException {
        try {
            ledger.append(entries);
        } catch (IOException e) {
            failures.incrementAndGet();
            throw e;
        }
    }

    void note(LedgerEntry entry) {
        try {
            require(List.of(entry));
        } catch (IOException e) {
            LOG.log(
                    Level.ERROR,
                    "The ledger cannot be written (" + e.getMessage() + "); it lacks " + entry.event() + " of "
                            + Quoted.text(String.valueOf(entry.key())));
        }
    }

    void ended(Waiting work, Instant now, boolean done, String message) {
        note(LedgerEntry.of(now, Event.ENDED, work.key(), done, message));
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }
}
