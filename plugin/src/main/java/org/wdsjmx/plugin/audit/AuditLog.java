package org.wdsjmx.plugin.audit;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.wdsjmx.plugin.config.Quoted;
import org.wdsjmx.plugin.disk.Disk;
import org.wdsjmx.plugin.disk.FileDisk;
import org.wdsjmx.plugin.disk.FileReason;
import org.wdsjmx.plugin.disk.WriterLock;
import org.wdsjmx.transport.MomentSource;

/**
 * Who did what, in a file that is only appended to: one JSON object a line, each with the hash of the line before it worked into
 * its own. Whoever is about to do something calls {@link #intend} first, and does nothing when that throws; calls
 * {@link #complete} when it is done; and calls {@link #deny} for what is refused.
 *
 * <p>When {@code intend} returns, the intent is on disk and outlives the process and, as far as the disk keeps its word, a loss
 * of power. An intent that has no outcome when the file is opened the next time is of unknown outcome: logged, told in the file
 * and listed by {@link #unknownOutcomes}.
 *
 * <p>What is altered, removed, added or cut off can be found (see {@code wds-jmx audit verify}), except by somebody who may write to the
 * directory and makes the whole chain and its head anew, or takes all of the files away; against that, keep {@link #last} elsewhere
 * from time to time.
 *
 * <p>After a failed write nothing remains but what was complete, and the next write tries again: the audit recovers by itself when
 * the disk does. A file that is deleted, replaced or changed by somebody else while it is open is noticed before the next write,
 * which fails, as all do until the file is back or is opened anew; a head file that is gone is written again.
 *
 * <p>Safe for use by many threads. Calls wait for the disk and for each other, and are not disturbed by interrupts.
 */
public final class AuditLog implements AutoCloseable {

    private static final Logger LOG = System.getLogger(AuditLog.class.getName());
    private static final int LONGEST_LOGGED = 200;

    private final Path file;
    private final WriterLock lock;
    private final Journal journal;
    private final GroupCommit commits;
    private final List<Intent> unknownOutcomes;
    private final AtomicLong failures = new AtomicLong();

    private AuditLog(Path file, WriterLock lock, Opening.Opened opened) {
        this.file = file;
        this.lock = lock;
        journal = opened.journal();
        commits = new GroupCommit(journal);
        unknownOutcomes = opened.unknown();
    }

    /**
     * Opens a file, or begins one, and keeps others from writing to it. A half-written end is cut off. A file that was altered is
     * put aside under a name that says so, and a new one is begun whose first record tells it.
     *
     * @param file in a directory that exists; companions of it are made there
     * @throws AuditException when it cannot be read or written, or another program writes to it
     */
    public static AuditLog open(Path file, AuditRotation rotation, MomentSource clock) throws AuditException {
        return open(file, rotation, clock, new FileDisk());
    }

    static AuditLog open(Path file, AuditRotation rotation, MomentSource clock, Disk disk) throws AuditException {
        AuditFiles files = new AuditFiles(file);
        try {
            WriterLock lock = WriterLock.acquire(files.lock());
            try {
                AuditLog log = new AuditLog(files.current(), lock, Opening.open(files, disk, rotation, clock));
                log.warnOfUnknownOutcomes();
                return log;
            } catch (IOException | RuntimeException e) {
                closeAfter(e, lock);
                throw e;
            }
        } catch (IOException e) {
            throw new AuditException(
                    "the audit file " + files.current() + " cannot be opened: " + FileReason.of(e)
                            + ". Mend that, or configure another audit.file",
                    e);
        }
    }

    /** The files that are written when it is opened, the one that keeps others out last. */
    public static List<Path> filesOf(Path file) {
        AuditFiles files = new AuditFiles(file);
        return List.of(files.current(), files.head(), files.next(), files.lock());
    }

    private static void closeAfter(Exception failure, WriterLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private void warnOfUnknownOutcomes() {
        for (Intent intent : unknownOutcomes) {
            LOG.log(Level.WARNING, "nobody knows what came of it: " + described(intent));
        }
    }

    /**
     * Writes what is about to be done. When it returns, all of it is on disk; when it throws, nothing of it may be done.
     *
     * @param operations what is about to be done together, for example to each client of a session
     * @return one intent for each, in the same order
     * @throws AuditException when it could not be written, for example because the disk is full
     */
    public List<Intent> intend(List<AuditedOperation> operations) throws AuditException {
        if (operations.isEmpty()) {
            return List.of();
        }
        try {
            return commits.commit(operations.stream().map(Entry::intent).toList()).stream()
                    .map(AuditRecord::intent)
                    .toList();
        } catch (IOException e) {
            failures.incrementAndGet();
            throw new AuditException(
                    "nothing was done, because the audit file " + file + " cannot be written: " + FileReason.of(e)
                            + ". What is not on record is not done: give the disk space, or mend what is wrong with the"
                            + " file, and try again",
                    e);
        }
    }

    /**
     * Writes what came of intents. Does not throw when that fails, because it would hide what came of the operation itself: the
     * failure is counted and logged, and the intents stay of unknown outcome.
     */
    public void complete(Map<Intent, Outcome> outcomes) {
        write(
                outcomes.entrySet().stream()
                        .map(entry -> Entry.outcome(entry.getKey(), entry.getValue()))
                        .toList(),
                "outcome");
    }

    /**
     * Writes what was refused. Does not throw when that fails: a denial stays a denial. The failure is counted and logged.
     *
     * @param reason why, in plain words
     */
    public void deny(List<AuditedOperation> operations, String reason) {
        write(
                operations.stream()
                        .map(operation -> Entry.denied(operation, reason))
                        .toList(),
                "denial");
    }

    private void write(List<Entry> entries, String what) {
        if (entries.isEmpty()) {
            return;
        }
        try {
            commits.commit(entries);
        } catch (IOException e) {
            failures.incrementAndGet();
            for (Entry entry : entries) {
                Intent told = new Intent(entry.id() == null ? 0 : entry.id(), entry.operation());
                String outcome = entry.outcome() == null
                        ? entry.message()
                        : String.join(
                                " ", entry.outcome().outcome(), entry.outcome().message());
                LOG.log(
                        Level.ERROR,
                        "the audit file " + file + " cannot be written: " + FileReason.of(e) + "; it lacks this " + what
                                + ": " + described(told) + ": " + Quoted.line(String.valueOf(outcome), LONGEST_LOGGED));
            }
        }
    }

    /** How many calls could not write what they had to since the file was opened. */
    public long failures() {
        return failures.get();
    }

    /** The last record that is on disk; kept elsewhere, it shows later that nothing up to it was changed. */
    public ChainPosition last() {
        return journal.last();
    }

    /** Intents without outcome that were found when the file was opened, oldest first. */
    public List<Intent> unknownOutcomes() {
        return unknownOutcomes;
    }

    private static String described(Intent intent) {
        AuditedOperation operation = intent.operation();
        return "intent " + intent.id() + ": " + logged(operation.operation()) + ' ' + logged(operation.detail())
                + " of client " + operation.clientId() + ' ' + logged(operation.mac()) + ' ' + logged(operation.name())
                + " on " + logged(operation.server()) + " by " + logged(operation.who());
    }

    private static String logged(String text) {
        return text == null ? "-" : Quoted.line(text, LONGEST_LOGGED);
    }

    /**
     * Ends the writing, which others may then begin. Intents without outcome are of unknown outcome from then on; later calls fail
     * as if the disk did.
     */
    @Override
    public void close() throws AuditException {
        try {
            try {
                commits.close();
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            throw new AuditException("the audit file " + file + " cannot be closed: " + FileReason.of(e), e);
        }
    }
}
