package org.wdsjmx.plugin.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.wdsjmx.plugin.audit.AuditReport.Fault;
import org.wdsjmx.plugin.config.Quoted;
import org.wdsjmx.plugin.disk.FileReason;

/**
 * Checks an audit: the file that is written to, what was rotated beside it, and the head. Finds whatever was altered, removed,
 * added, moved or cut off, and changes nothing. May run while the audit is written to.
 *
 * <p>Cannot find what somebody did who made the whole chain anew from some record on together with its head, or took all files
 * away: whoever may write to the directory can do that. The place where the chain ended earlier, kept elsewhere, shows it.
 */
public final class AuditVerifier {

    private static final int MOST_FAULTS = 1_000;

    private static final int ATTEMPTS = 5;

    private final AuditFiles files;
    private final Optional<String> expected;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<Long, Intent> withoutOutcome = new LinkedHashMap<>();

    /** Why the records before the first that is there are no longer connected: legal if they were verified before. */
    private final List<Fault> losses = new ArrayList<>();

    private final List<Path> read = new ArrayList<>();
    private Head head = new Head(Optional.empty(), "cannot be read");
    private long faultCount;
    private long records;
    private Instant first;
    private Instant last;
    private ChainPosition end;
    private boolean expectedFound;

    private AuditVerifier(AuditFiles files, Optional<String> expected) {
        this.files = files;
        this.expected = expected;
    }

    /**
     * Checks all files of the audit that a file belongs to.
     *
     * @param file the file that is written to, or one that was rotated
     * @param expected hash that an earlier verification named last: must be in the chain, and what came before it may be missing
     * @throws IllegalArgumentException when {@code expected} is not a hash, or the file is the root of a file system
     */
    public static AuditReport verify(Path file, Optional<String> expected) {
        if (expected.isPresent() && !SealedLine.isHash(expected.get())) {
            throw new IllegalArgumentException(
                    Quoted.text(expected.get()) + " is not a hash, which has 64 digits, 0 to 9 and a to f");
        }
        AuditFiles files = AuditFiles.around(file);
        for (int attempt = 1; ; attempt++) {
            AuditVerifier verifier = new AuditVerifier(files, expected);
            verifier.verify();
            if (verifier.faultCount == 0 || attempt == ATTEMPTS || !verifier.wasOvertaken()) {
                return verifier.report();
            }
        }
    }

    /** The file that is written to of the audit that a file belongs to; two files with the same one need one verification. */
    public static Path currentOf(Path file) {
        return AuditFiles.around(file).current();
    }

    /** Whether a program wrote meanwhile: a record that was half written, or a rotation, then looks like a fault. */
    private boolean wasOvertaken() {
        try {
            return !Head.read(files.head()).equals(head);
        } catch (IOException e) {
            // Told as a fault already.
            return false;
        }
    }

    private void verify() {
        // Before the file: while a program writes, what it says is on disk by then.
        try {
            head = Head.read(files.head());
        } catch (IOException e) {
            fault(files.head(), 0, "cannot be read: " + FileReason.of(e));
        }
        if (head.fault() != null) {
            fault(files.head(), 0, head.fault() + ": nobody can tell whether the file was cut off");
        }
        try {
            files.rotated().forEach(file -> scan(file, Optional.empty()));
        } catch (IOException e) {
            fault(files.directory(), 0, "cannot be read: " + FileReason.of(e));
        }
        if (Files.isRegularFile(files.current())) {
            boolean headSeen = scan(files.current(), head.position());
            if (head.position().isPresent() && !headSeen) {
                missedHead(head.position().get());
            }
        } else {
            fault(files.current(), 0, "is missing or not a plain file");
        }
        if (expected.isPresent() && !expectedFound) {
            fault(
                    files.current(),
                    0,
                    "lacks the expected hash: the chain is another one than when that hash was noted, or ends before it");
        }
        losses.forEach(loss -> fault(loss.file(), loss.line(), loss.message()));
    }

    private void missedHead(ChainPosition head) {
        long reached = end == null ? 0 : end.sequence();
        fault(
                files.current(),
                0,
                head.sequence() > reached
                        ? "is truncated: the head file names record " + head.sequence() + ", but the last one is "
                                + reached
                        : "begins after record " + head.sequence() + ", which the head file names as the last");
    }

    private boolean scan(Path file, Optional<ChainPosition> head) {
        read.add(file);
        long before = records;
        try {
            ChainScan scan = ChainScan.of(file, head, new ChainScan.Listener() {
                @Override
                public void begin(ChainPosition continues) {
                    connect(file, continues);
                }

                @Override
                public void record(AuditRecord entered, String hash) {
                    add(file, entered, hash);
                }

                @Override
                public void fault(long line, String message) {
                    AuditVerifier.this.fault(file, line, message);
                }
            });
            if (scan.tailLength() > 0) {
                fault(file, scan.lines() + 1, "is half a record: writing was broken off, or it was truncated");
            }
            if (records == before) {
                fault(file, 0, "holds no record");
            }
            end = scan.last().orElse(end);
            return scan.headSeen();
        } catch (IOException e) {
            fault(file, 0, "cannot be read: " + FileReason.of(e));
            return true;
        }
    }

    private void connect(Path file, ChainPosition continues) {
        if (!continues.equals(end == null ? ChainPosition.BEGINNING : end)) {
            String message = "goes on after record " + continues.sequence() + ", "
                    + (end == null
                            ? "which is missing with all before it"
                            : "but the file before it ends with record " + end.sequence()
                                    + ": a file between them is missing or was changed");
            if (end == null || continues.hash().equals(ChainPosition.BEGINNING.hash())) {
                losses.add(new Fault(file, 1, message));
            } else {
                fault(file, 1, message);
            }
        }
        if (Objects.equals(continues.hash(), expected.orElse(null))) {
            accept();
        }
    }

    private void add(Path file, AuditRecord entered, String hash) {
        records++;
        first = first == null ? entered.time() : first;
        last = entered.time();
        switch (entered.kind()) {
            case INTENT -> withoutOutcome.put(entered.entry().id(), entered.intent());
            case CARRIED, UNKNOWN -> withoutOutcome.putIfAbsent(entered.entry().id(), entered.intent());
            case OUTCOME -> withoutOutcome.remove(entered.entry().id());
            case DAMAGED ->
                losses.add(new Fault(
                        file,
                        1,
                        "begins anew, because of damage: " + entered.entry().message()));
            default -> {
                // Of no intent.
            }
        }
        if (Objects.equals(hash, expected.orElse(null))) {
            accept();
        }
    }

    /** What is lost before the expected hash was known when it was noted. */
    private void accept() {
        expectedFound = true;
        losses.clear();
    }

    private void fault(Path file, long line, String message) {
        faultCount++;
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(file, line, message));
        }
    }

    private AuditReport report() {
        return new AuditReport(
                files.current(),
                read,
                faults,
                faultCount,
                records,
                Optional.ofNullable(first),
                Optional.ofNullable(last),
                List.copyOf(withoutOutcome.values()),
                end == null ? ChainPosition.BEGINNING : end);
    }
}
