package org.wdsjmx.plugin.audit;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.wdsjmx.plugin.disk.Disk;
import org.wdsjmx.plugin.disk.Disk.Storage;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;

/**
 * The file that is written to, and its head. After a failed write it may hold more than is accounted for; the next one first cuts
 * that off. Not thread-safe.
 */
final class Journal implements Closeable {

    private static final Logger LOG = System.getLogger(AuditLog.class.getName());
    private static final Duration ROTATION_RETRY = Duration.ofMinutes(1);

    private final AuditFiles files;
    private final Disk disk;
    private final AuditRotation rotation;
    private final MomentSource clock;
    private final OpenIntents open = new OpenIntents();

    private Storage head;

    /** {@code null} between a rotation that failed badly and the next write. */
    private Storage storage;

    private long length;
    private volatile ChainPosition last = ChainPosition.BEGINNING;
    private long firstSequence;
    private Moment begun;
    private Moment rotationFailed;

    /** Whether anything but the beginning was written to the file. */
    private boolean isUsed;

    /** Whether the file can hold more than {@link #length} and the head another place than {@link #last}. */
    private boolean isDirty;

    /** Whether names of files are not on disk yet. */
    private boolean isRenamed;

    Journal(AuditFiles files, Disk disk, AuditRotation rotation, MomentSource clock) throws IOException {
        this.files = files;
        this.disk = disk;
        this.rotation = rotation;
        this.clock = clock;
        head = disk.open(files.head());
    }

    /** Goes on in a file that was read. */
    void resume(AuditRecord first, ChainPosition end, long goodLength, List<Intent> openIntents) throws IOException {
        open.addAll(openIntents);
        storage = disk.open(files.current());
        length = goodLength;
        last = end;
        firstSequence = first.sequence();
        begun = clock.moment().recalled(first.time());
        isUsed = true;
        isDirty = true;
        repair();
    }

    /** Makes a head before there is any record, so that a head that is missing never looks like a beginning. */
    void markBeginning() throws IOException {
        writeHead(last);
        disk.forceDirectory(files.directory());
    }

    /**
     * Begins a file where none is. It appears under its name only when it is whole.
     *
     * @param after where the chain goes on
     */
    void begin(ChainPosition after, Entry first, List<Entry> others) throws IOException {
        Batch batch = Batch.beginning(after, clock.instant(), first, others);
        prepare(batch);
        install(batch);
    }

    /** The number and hash of the last record that is on disk; for any thread. */
    ChainPosition last() {
        return last;
    }

    /**
     * Writes records; when it returns they are on disk. When it throws, none of them counts, and what can be removed is removed.
     */
    List<AuditRecord> append(List<Entry> entries) throws IOException {
        Moment present = clock.moment();
        Instant now = present.instant();
        requireOwnFile();
        repair();
        if (isUsed
                && rotation.isDue(length, begun, present)
                && (rotationFailed == null || present.isAtLeast(ROTATION_RETRY, rotationFailed))) {
            rotate(present);
            // It can have failed, and left either file.
            requireOwnFile();
            repair();
        }
        Batch batch = Batch.of(last, now, entries);
        isDirty = true;
        try {
            storage.write(length, batch.bytes());
            storage.force();
            writeHead(batch.last());
        } catch (IOException e) {
            repairAfter(e);
            throw e;
        }
        isDirty = false;
        isUsed = true;
        length += batch.bytes().length;
        last = batch.last();
        batch.records().forEach(open::follow);
        return batch.records();
    }

    /** Writing to a file that nobody will find is as bad as not writing. */
    private void requireOwnFile() throws IOException {
        if (storage == null) {
            if (!Files.exists(files.current()) || Files.size(files.current()) != length) {
                throw new IOException("it could not be rotated and is not there any more; start the program again");
            }
            storage = disk.open(files.current());
        }
        Optional<String> strangeness =
                storage.strangeness(files.current(), isDirty ? OptionalLong.empty() : OptionalLong.of(length));
        if (strangeness.isPresent()) {
            throw new IOException(strangeness.get()
                    + "; put the file back, or start the program again to begin a new one that tells it");
        }
        if (head.strangeness(files.head(), OptionalLong.of(Head.LENGTH)).isPresent()) {
            // What it has to say is known here.
            isDirty = true;
            head.close();
            head = disk.open(files.head());
            isRenamed = true;
        }
    }

    private void repair() throws IOException {
        if (isRenamed) {
            disk.forceDirectory(files.directory());
            isRenamed = false;
        }
        if (isDirty) {
            // The head first: it must never name what the file does not hold.
            writeHead(last);
            head.truncate(Head.LENGTH);
            storage.truncate(length);
            storage.force();
            isDirty = false;
        }
    }

    private void repairAfter(IOException failure) {
        try {
            repair();
        } catch (IOException e) {
            // The next write tries again.
            failure.addSuppressed(e);
        }
    }

    private void writeHead(ChainPosition position) throws IOException {
        head.write(0, Head.bytes(position));
        head.force();
    }

    private void rotate(Moment present) {
        Instant now = present.instant();
        List<Entry> carried = open.list().stream().map(Entry::carried).toList();
        Batch batch = Batch.beginning(
                last, now, Entry.aboutTheFile(Kind.CONTINUED, "the file before was full or old"), carried);
        Path kept = null;
        try {
            prepare(batch);
            kept = files.rotated(firstSequence, now);
            // Before the rename: Windows does not rename what is open.
            storage.close();
            storage = null;
            isRenamed = true;
            disk.move(files.current(), kept);
            install(batch);
        } catch (IOException e) {
            rotationFailed = present;
            LOG.log(Level.WARNING, "the audit stays in " + files.current() + ", which could not be rotated", e);
            stayIn(kept);
        }
    }

    /** After a rotation that failed: the old file goes on. When not even that is possible, the next write will say so. */
    private void stayIn(Path kept) {
        if (storage != null) {
            return;
        }
        try {
            if (kept != null && Files.exists(kept) && !Files.exists(files.current())) {
                disk.move(kept, files.current());
            }
            storage = disk.open(files.current());
        } catch (IOException e) {
            LOG.log(Level.ERROR, "the audit file " + files.current() + " cannot be written to any more", e);
        }
    }

    private void prepare(Batch batch) throws IOException {
        try (Storage next = disk.open(files.next())) {
            next.truncate(0);
            next.write(0, batch.bytes());
            next.force();
        }
    }

    private void install(Batch batch) throws IOException {
        isRenamed = true;
        disk.move(files.next(), files.current());
        length = batch.bytes().length;
        last = batch.last();
        firstSequence = batch.records().get(0).sequence();
        begun = clock.moment();
        isUsed = false;
        isDirty = true;
        batch.records().forEach(open::follow);
        storage = disk.open(files.current());
        repair();
    }

    /** Writes nothing: everything is on disk. */
    @Override
    public void close() throws IOException {
        try {
            if (storage != null) {
                storage.close();
            }
        } finally {
            head.close();
        }
    }
}
