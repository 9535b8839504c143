package org.wdsjmx.plugin.audit;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wdsjmx.plugin.config.Quoted;
import org.wdsjmx.plugin.disk.Disk;
import org.wdsjmx.transport.MomentSource;

/**
 * Finds out in what state the last program left the files, and makes a journal that can be written to of any: a half-written end
 * is cut off, a rotation that was broken off is finished, and what cannot be trusted is put aside, so that old damage never keeps
 * a program from starting. Each of these is told in the new records.
 */
final class Opening {

    private static final Logger LOG = System.getLogger(AuditLog.class.getName());
    private static final int TOLD_FAULTS = 3;
    private static final int TOLD_TAIL = 200;

    private final AuditFiles files;
    private final MomentSource clock;
    private final Disk disk;
    private final Journal journal;
    private final Head head;
    private final OpenIntents open = new OpenIntents();
    private final List<String> faults = new ArrayList<>();
    private long faultCount;

    private Opening(AuditFiles files, Disk disk, MomentSource clock, Head head, Journal journal) {
        this.files = files;
        this.disk = disk;
        this.clock = clock;
        this.head = head;
        this.journal = journal;
    }

    /**
     * @param journal ready to be written to
     * @param unknown intents from before without an outcome; the file tells of each that it is unknown
     */
    record Opened(Journal journal, List<Intent> unknown) {}

    static Opened open(AuditFiles files, Disk disk, AuditRotation rotation, MomentSource clock) throws IOException {
        if (!Files.isDirectory(files.directory())) {
            throw new IOException("its directory does not exist; create it");
        }
        if (Files.exists(files.current()) && !Files.isRegularFile(files.current())) {
            throw new IOException("it is not a plain file; name another");
        }
        Head head = Head.read(files.head());
        Journal journal = new Journal(files, disk, rotation, clock);
        try {
            Opening opening = new Opening(files, disk, clock, head, journal);
            return new Opened(journal, opening.prepare());
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private List<Intent> prepare() throws IOException {
        if (Files.exists(files.current())) {
            if (Files.size(files.current()) > 0 || head.position().isPresent()) {
                return resume();
            }
            // Made by hand, and nothing was ever written to it.
            Files.delete(files.current());
        }
        List<Path> rotated = files.rotated();
        if (!rotated.isEmpty()) {
            return continueAfter(rotated.get(rotated.size() - 1));
        }
        if (head.position().isPresent() && head.position().get().sequence() > 0) {
            return beginAnew("the file is missing", head.position().get().sequence());
        }
        journal.markBeginning();
        journal.begin(ChainPosition.BEGINNING, Entry.aboutTheFile(Kind.OPENED, null), List.of());
        return List.of();
    }

    private List<Intent> resume() throws IOException {
        ChainScan scan = scan(files.current());
        long lastSequence = highest(scan);
        requireHead(scan);
        if (faultCount > 0) {
            return beginAnew(told(), lastSequence);
        }
        List<Intent> unknown = open.list();
        List<Entry> entries = new ArrayList<>();
        if (scan.tailLength() > 0) {
            entries.add(Entry.aboutTheFile(
                    Kind.RECOVERED,
                    "cut off " + scan.tailLength() + " bytes of a record that was written half: "
                            + new String(scan.tail(TOLD_TAIL), StandardCharsets.ISO_8859_1)));
        }
        entries.add(Entry.aboutTheFile(Kind.OPENED, null));
        entries.addAll(Entry.unknown(unknown));
        journal.resume(scan.first().orElseThrow(), scan.last().orElseThrow(), scan.goodLength(), unknown);
        journal.append(entries);
        return unknown;
    }

    /** The current file is missing: legal if the last program ended between the two renames of a rotation. */
    private List<Intent> continueAfter(Path newest) throws IOException {
        ChainScan scan = scan(newest);
        if (faultCount > 0 || !scan.last().equals(head.position()) || scan.tailLength() > 0) {
            return beginAnew("the file is missing" + (faultCount > 0 ? ", and " + told() : ""), highest(scan));
        }
        List<Intent> unknown = open.list();
        journal.begin(
                scan.last().orElseThrow(),
                Entry.aboutTheFile(Kind.CONTINUED, "the program ended while it rotated the file"),
                Entry.unknown(unknown));
        return unknown;
    }

    private void requireHead(ChainScan scan) {
        if (head.position().isEmpty()) {
            fault("the head file " + head.fault());
        } else if (!scan.headSeen()) {
            long named = head.position().get().sequence();
            long end = scan.last().map(ChainPosition::sequence).orElse(0L);
            fault("the head file names record " + named
                    + (named > end
                            ? ", but the file ends with " + end + ": it was cut off"
                            : ", which is before the file"));
        }
        if (scan.last().isEmpty()) {
            fault("the file holds no record");
        }
    }

    private ChainScan scan(Path file) throws IOException {
        return ChainScan.of(file, head.position(), new ChainScan.Listener() {
            @Override
            public void begin(ChainPosition continues) {
                // Files that were rotated are not read again; what is open in them was carried over.
            }

            @Override
            public void record(AuditRecord entered, String hash) {
                open.follow(entered);
            }

            @Override
            public void fault(long line, String message) {
                Opening.this.fault("line " + line + ' ' + message);
            }
        });
    }

    private void fault(String message) {
        faultCount++;
        if (faults.size() < TOLD_FAULTS) {
            faults.add(message);
        }
    }

    private String told() {
        return String.join("; ", faults)
                + (faultCount > faults.size() ? "; and " + (faultCount - faults.size()) + " more" : "");
    }

    /** Numbers of records that may have been read by somebody are not given again. */
    private long highest(ChainScan scan) {
        return Math.max(
                scan.last().map(ChainPosition::sequence).orElse(0L),
                head.position().map(ChainPosition::sequence).orElse(0L));
    }

    private List<Intent> beginAnew(String why, long sequence) throws IOException {
        Instant now = clock.instant();
        Path aside = files.damaged(now);
        String told = why;
        if (Files.exists(files.current())) {
            Files.copy(files.head(), aside.resolveSibling(aside.getFileName() + ".head"));
            disk.move(files.current(), aside);
            told += "; what was there is kept in " + aside.getFileName();
        }
        LOG.log(
                Level.ERROR,
                "the audit in " + files.current() + " was damaged and begins anew: "
                        + Quoted.line(told, RecordWriter.LONGEST_TEXT));
        List<Intent> unknown = open.list();
        journal.begin(
                new ChainPosition(sequence, ChainPosition.BEGINNING.hash()),
                Entry.aboutTheFile(Kind.DAMAGED, told),
                Entry.unknown(unknown));
        return unknown;
    }
}
