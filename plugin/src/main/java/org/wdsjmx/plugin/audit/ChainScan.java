package org.wdsjmx.plugin.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a file line by line and checks that each follows the one before it. After a fault it goes on with what the line says of
 * itself, so that every fault is found. Holds one line at a time.
 */
final class ChainScan {

    /** More than {@link RecordWriter} can make. */
    private static final int LONGEST_LINE = 1 << 20;

    private static final int BUFFER = 1 << 16;

    /** What is told while reading. */
    interface Listener {

        /** @param continues what the first record of the file says that it follows */
        void begin(ChainPosition continues);

        /** @param hash of that record, as its line states it */
        void record(AuditRecord entered, String hash);

        /** @param line from 1; 0 = the file as a whole */
        void fault(long line, String message);
    }

    private final Listener listener;
    private final Optional<ChainPosition> head;
    private long line;
    private long goodLength;
    private long tailLength;
    private byte[] tail = new byte[0];
    private AuditRecord first;
    private ChainPosition last;
    private boolean headSeen;

    private ChainScan(Optional<ChainPosition> head, Listener listener) {
        this.head = head;
        this.listener = listener;
    }

    /**
     * Reads a file to its end.
     *
     * @param head a place that is looked for; it is a fault when another record has its number
     */
    static ChainScan of(Path file, Optional<ChainPosition> head, Listener listener) throws IOException {
        ChainScan scan = new ChainScan(head, listener);
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            scan.lines(stream);
        }
        return scan;
    }

    private void lines(InputStream stream) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        long length = 0;
        for (int next = stream.read(); next >= 0; next = stream.read()) {
            length++;
            if (next == '\n') {
                line++;
                goodLength += length;
                complete(text.toByteArray(), length - 1);
                text.reset();
                length = 0;
            } else if (text.size() < LONGEST_LINE) {
                text.write(next);
            }
        }
        tailLength = length;
        tail = text.toByteArray();
    }

    private void complete(byte[] bytes, long length) {
        try {
            if (length > LONGEST_LINE) {
                throw new NotARecordException("it is " + length + " bytes long, longer than any record");
            }
            SealedLine sealed = SealedLine.parse(bytes);
            check(sealed, RecordReader.read(sealed.body()));
        } catch (NotARecordException e) {
            listener.fault(line, "is not a record: " + e.getMessage());
        }
    }

    private void check(SealedLine sealed, AuditRecord entered) {
        if (first == null) {
            first = entered;
            last = entered.continues();
            if (last == null) {
                listener.fault(line, "does not say what it follows: the beginning of the file is missing");
                last = new ChainPosition(entered.sequence() - 1, "");
            }
            listener.begin(last);
            lookForHead();
        }
        if (entered.sequence() != last.sequence() + 1) {
            listener.fault(
                    line,
                    "is record " + entered.sequence() + " where " + (last.sequence() + 1)
                            + " should be: records were removed, added or moved");
        } else if (!last.hash().isEmpty() && !sealed.isLinkedTo(last.hash())) {
            listener.fault(
                    line, "was altered, or the one before it: the hash of record " + entered.sequence() + " is wrong");
        }
        last = new ChainPosition(entered.sequence(), sealed.hash());
        lookForHead();
        listener.record(entered, sealed.hash());
    }

    private void lookForHead() {
        if (head.isEmpty() || head.get().sequence() != last.sequence()) {
            return;
        }
        headSeen = true;
        if (!head.get().hash().equals(last.hash())) {
            listener.fault(line, "has not the hash that the head file names for record " + last.sequence());
        }
    }

    /** The first record; nothing when there is none. */
    Optional<AuditRecord> first() {
        return Optional.ofNullable(first);
    }

    /** Where the chain ends; nothing when there is no record. */
    Optional<ChainPosition> last() {
        return Optional.ofNullable(last);
    }

    /** How many whole lines there are. */
    long lines() {
        return line;
    }

    boolean headSeen() {
        return headSeen;
    }

    /** Length of all whole lines in bytes. */
    long goodLength() {
        return goodLength;
    }

    /** Length of what follows the last line feed in bytes; 0 = nothing, as it should be. */
    long tailLength() {
        return tailLength;
    }

    /** The beginning of what follows the last line feed. */
    byte[] tail(int atMost) {
        return Arrays.copyOf(tail, Math.min(tail.length, atMost));
    }
}
