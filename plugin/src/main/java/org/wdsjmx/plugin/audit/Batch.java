package org.wdsjmx.plugin.audit;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Records that are written together, linked to the chain. */
final class Batch {

    private final List<AuditRecord> records = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private ChainPosition last;

    private Batch(ChainPosition after) {
        last = after;
    }

    /** Records that follow a place in the same file. */
    static Batch of(ChainPosition after, Instant now, List<Entry> entries) {
        Batch batch = new Batch(after);
        entries.forEach(entry -> batch.add(entry, now, null));
        return batch;
    }

    /** Records that begin a file, of which the first tells what it follows. */
    static Batch beginning(ChainPosition after, Instant now, Entry first, List<Entry> others) {
        Batch batch = new Batch(after);
        batch.add(first, now, after);
        others.forEach(entry -> batch.add(entry, now, null));
        return batch;
    }

    private void add(Entry entry, Instant now, ChainPosition continues) {
        long sequence = last.sequence() + 1;
        Entry placed = entry.kind() == Kind.INTENT
                ? new Entry(Kind.INTENT, sequence, entry.operation(), null, entry.message())
                : entry;
        AuditRecord entered = new AuditRecord(sequence, now.truncatedTo(ChronoUnit.MILLIS), placed, continues);
        String body = RecordWriter.body(entered);
        last = new ChainPosition(sequence, SealedLine.hash(last.hash(), body));
        bytes.writeBytes(SealedLine.seal(body, last.hash()));
        records.add(entered);
    }

    List<AuditRecord> records() {
        return records;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    ChainPosition last() {
        return last;
    }
}
