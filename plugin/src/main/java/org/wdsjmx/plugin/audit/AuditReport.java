package org.wdsjmx.plugin.audit;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was found in an audit. Texts come from the file and may be hostile.
 *
 * @param file the file that is written to
 * @param files all files that were read, in their order
 * @param faults what is wrong, in the order of the files; at most 1000 are told
 * @param faultCount how many there are
 * @param records how many records there are
 * @param first time of the first record
 * @param last time of the last record
 * @param withoutOutcome intents whose outcome is not known, oldest first: those that run just now, and those during which a
 *     program ended
 * @param end where the chain ends; the beginning when there is no record
 */
public record AuditReport(
        Path file,
        List<Path> files,
        List<Fault> faults,
        long faultCount,
        long records,
        Optional<Instant> first,
        Optional<Instant> last,
        List<Intent> withoutOutcome,
        ChainPosition end) {

    public AuditReport {
        files = List.copyOf(files);
        faults = List.copyOf(faults);
        withoutOutcome = List.copyOf(withoutOutcome);
    }

    /**
     * One thing that is wrong.
     *
     * @param line from 1; 0 = the file as a whole
     */
    public record Fault(Path file, long line, String message) {}

    /** Whether nothing is wrong. */
    public boolean isGood() {
        return faultCount == 0;
    }
}
