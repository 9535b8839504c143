package org.wdsjmx.plugin.remediation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.wdsjmx.plugin.disk.Disk;
import org.wdsjmx.plugin.disk.FileReason;
import org.wdsjmx.plugin.disk.WriterLock;
import org.wdsjmx.plugin.remediation.LedgerEntry.Event;

/**
 * What was done about alerts, in a file that is only appended to. When {@link #append} returns, the entries are on disk. A half-written
 * end, as a loss of power leaves it, is cut off when the file is opened; any other damage keeps the file aside and is told. Not
 * thread-safe.
 */
final class Ledger implements AutoCloseable {

    private final Path file;
    private final Path next;
    private final WriterLock lock;
    private final LedgerLine form = new LedgerLine();
    private final List<LedgerEntry> entries = new ArrayList<>();
    private Disk.Storage storage;
    private long length;
    private boolean isDirty;
    private String damage;

    private Ledger(Path file, WriterLock lock) {
        this.file = file;
        this.next = next(file);
        this.lock = lock;
    }

    /**
     * Opens a file, or begins one, and keeps others from writing to it.
     *
     * @throws LedgerException when it cannot be read or written, or another program writes to it
     */
    static Ledger open(Path file, InstantSource clock, Disk disk) throws LedgerException {
        Path path = file.toAbsolutePath();
        try {
            WriterLock lock = WriterLock.acquire(lock(path));
            Ledger ledger = new Ledger(path, lock);
            try {
                ledger.read(disk, clock);
            } catch (IOException | RuntimeException e) {
                ledger.close();
                throw e;
            }
            return ledger;
        } catch (IOException e) {
            throw new LedgerException(
                    "the ledger " + path + " cannot be opened: " + FileReason.of(e)
                            + ". Mend that, or configure another remediation.ledger",
                    e);
        }
    }

    /** The files that are written when it is opened, the one that keeps others out last. */
    static List<Path> filesOf(Path file) {
        return List.of(file, next(file), lock(file));
    }

    private static Path next(Path file) {
        return file.resolveSibling(file.getFileName() + ".next");
    }

    private static Path lock(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    private void read(Disk disk, InstantSource clock) throws IOException {
        if (!Files.exists(file) && Files.exists(next)) {
            // The program ended between the two renames of beginAnew.
            disk.move(next, file);
        }
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        int begin = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                Optional<LedgerEntry> entry = form.parse(new String(bytes, begin, i - begin, StandardCharsets.UTF_8));
                entry.ifPresent(entries::add);
                if (entry.isEmpty()) {
                    damaged(begin);
                }
                begin = i + 1;
            }
        }
        Optional<LedgerEntry> last = begin < bytes.length - 1
                ? form.parse(new String(bytes, begin, bytes.length - 1 - begin, StandardCharsets.UTF_8))
                : Optional.empty();
        if (last.isPresent()) {
            // Nothing follows a line that was cut off: something else stands where its line feed was.
            entries.add(last.get());
            damaged(begin);
        }
        if (damage == null) {
            storage = disk.open(file);
            length = begin;
            isDirty = true;
            repair();
        } else {
            beginAnew(disk, clock);
        }
        disk.forceDirectory(file.getParent());
    }

    private void damaged(int begin) {
        if (damage == null) {
            damage = "byte " + begin + " of " + file.getFileName() + " begins a line that is not as it was written";
        }
    }

    /**
     * What could be read goes on in a new file. Nobody may believe that this was all, so the breaker is open in it before it has its
     * name: whenever the program ends, one of the two files tells.
     */
    private void beginAnew(Disk disk, InstantSource clock) throws IOException {
        Path aside = file.resolveSibling(
                file.getFileName() + ".damaged-" + clock.instant().toEpochMilli());
        damage += "; it is kept as " + aside.getFileName();
        entries.add(LedgerEntry.of(clock.instant(), Event.BREAKER_OPENED, null, null, damage));
        byte[] bytes = bytes(entries);
        try (Disk.Storage begun = disk.open(next)) {
            begun.truncate(0);
            begun.write(0, bytes);
            begun.force();
        }
        disk.move(file, aside);
        disk.move(next, file);
        storage = disk.open(file);
        length = bytes.length;
    }

    private byte[] bytes(List<LedgerEntry> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.forEach(entry -> bytes.writeBytes(form.format(entry)));
        return bytes.toByteArray();
    }

    /** What the file held when it was opened, in order. */
    List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    /** What was wrong with the file when it was opened; nothing when all was well. */
    Optional<String> damage() {
        return Optional.ofNullable(damage);
    }

    /**
     * Writes entries, all or none.
     *
     * @throws IOException when they are not on disk
     */
    void append(List<LedgerEntry> more) throws IOException {
        if (more.isEmpty()) {
            return;
        }
        Optional<String> strange = storage.strangeness(file, isDirty ? OptionalLong.empty() : OptionalLong.of(length));
        if (strange.isPresent()) {
            throw new IOException("the ledger " + file + " cannot be used: " + strange.get()
                    + "; put it back or start the program again");
        }
        repair();
        byte[] bytes = bytes(more);
        isDirty = true;
        storage.write(length, bytes);
        storage.force();
        isDirty = false;
        length += bytes.length;
    }

    /** Cuts off what a write that failed may have left. */
    private void repair() throws IOException {
        if (isDirty) {
            storage.truncate(length);
            storage.force();
            isDirty = false;
        }
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            if (storage != null) {
                storage.close();
            }
        }
    }
}
