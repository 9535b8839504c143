package org.wdsjmx.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wdsjmx.plugin.audit.Operations.ACCEPTED;
import static org.wdsjmx.plugin.audit.Operations.NO_ROTATION;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.audit.AuditReport.Fault;
import org.wdsjmx.testing.SteppingClock;

@Timeout(60)
class AuditVerifierTest {

    @TempDir
    private Path directory;

    private final SteppingClock clock = new SteppingClock();
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("audit.jsonl");
        try (AuditLog log = AuditLog.open(file, NO_ROTATION, clock)) {
            for (int i = 0; i < 5; i++) {
                clock.advanceSeconds(1);
                log.complete(Map.of(log.intend(Operations.disconnects(1)).get(0), ACCEPTED));
            }
        }
    }

    private AuditReport verify() {
        return AuditVerifier.verify(file, Optional.empty());
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(file));
    }

    private void write(List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    @Test
    void findsNothingInWhatWasLeftAlone() throws IOException {
        AuditReport report = verify();

        assertThat(report.faults()).isEmpty();
        assertThat(report.isGood()).isTrue();
        assertThat(report.records()).isEqualTo(11);
        assertThat(report.withoutOutcome()).isEmpty();
        assertThat(report.first()).contains(clock.instant().minusSeconds(5));
        assertThat(report.last()).contains(clock.instant());
        assertThat(lines().get(10)).endsWith(report.end().hash() + "\"}");
    }

    @Test
    void namesTheLineThatWasAltered() throws IOException {
        List<String> lines = lines();
        lines.set(3, lines.get(3).replace("alice", "mallo"));
        write(lines);

        assertThat(verify().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(4);
            assertThat(fault.message()).contains("was altered");
        });
    }

    @Test
    void namesTheLineBeforeWhichOneIsMissing() throws IOException {
        List<String> lines = lines();
        lines.remove(3);
        write(lines);

        assertThat(verify().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(4);
            assertThat(fault.message()).contains("is record 5 where 4 should be");
        });
    }

    @Test
    void findsLinesThatWereSwappedDoubledOrAdded() throws IOException {
        List<String> original = lines();
        List<String> lines = lines();
        lines.set(3, original.get(4));
        lines.set(4, original.get(3));
        write(lines);
        assertThat(verify().isGood()).isFalse();

        lines = lines();
        write(original);
        lines = lines();
        lines.add(4, lines.get(4));
        write(lines);
        assertThat(verify().isGood()).isFalse();

        write(original);
        lines = lines();
        lines.add(4, "{\"seq\":5}");
        write(lines);
        assertThat(verify().faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("is not a record"));
    }

    @Test
    void findsThatTheEndWasCutOffAtALine() throws IOException {
        write(lines().subList(0, 9));

        assertThat(verify().faults())
                .singleElement()
                .extracting(Fault::message)
                .asString()
                .contains("is truncated: the head file names record 11, but the last one is 9");
    }

    @Test
    void findsThatTheEndWasCutOffWithinALine() throws IOException {
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 1));

        assertThat(verify().faults())
                .extracting(Fault::message)
                .anyMatch(message -> message.contains("half a record"))
                .anyMatch(message -> message.contains("is truncated"));
    }

    @Test
    void findsThatTheHeadIsMissingOrAltered() throws IOException {
        Path head = directory.resolve("audit.jsonl.head");
        byte[] whole = Files.readAllBytes(head);
        for (int i = 0; i < whole.length; i++) {
            byte[] altered = whole.clone();
            altered[i] ^= 1;
            Files.write(head, altered);
            assertThat(verify().isGood()).as("byte %d", i).isFalse();
        }
        Files.delete(head);

        assertThat(verify().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo(head);
            assertThat(fault.message()).contains("missing");
        });
    }

    @Test
    void aHeadThatIsBehindIsWhatACrashLeaves() throws IOException {
        byte[] head = Files.readAllBytes(directory.resolve("audit.jsonl.head"));
        try (AuditLog log = AuditLog.open(file, NO_ROTATION, clock)) {
            log.intend(Operations.disconnects(1));
        }
        Files.write(directory.resolve("audit.jsonl.head"), head);

        assertThat(verify().isGood()).isTrue();
        AuditLog.open(file, NO_ROTATION, clock).close();
        assertThat(directory.toFile().list()).doesNotContain("audit-damaged-20260601T080005Z.jsonl");
    }

    @Test
    void listsWhatHasNoOutcome() throws IOException {
        try (AuditLog log = AuditLog.open(file, NO_ROTATION, clock)) {
            log.intend(Operations.disconnects(2));
            assertThat(verify().withoutOutcome()).hasSize(2);
        }
        AuditLog.open(file, NO_ROTATION, clock).close();

        assertThat(verify().withoutOutcome())
                .containsExactly(new Intent(13, Operations.disconnect(0)), new Intent(14, Operations.disconnect(1)));
    }

    @Test
    void requiresTheExpectedHash() throws IOException {
        String noted = verify().end().hash();
        AuditLog.open(file, NO_ROTATION, clock).close();

        assertThat(AuditVerifier.verify(file, Optional.of(noted)).isGood()).isTrue();
        assertThat(AuditVerifier.verify(file, Optional.of("0".repeat(63) + "1")).faults())
                .singleElement()
                .extracting(Fault::message)
                .asString()
                .contains("lacks the expected hash");
    }

    @Test
    void theExpectedHashFindsAChainThatWasMadeAnew() throws IOException {
        String noted = verify().end().hash();
        Files.delete(file);
        Files.delete(directory.resolve("audit.jsonl.head"));
        clock.advance(Duration.ofSeconds(1));
        write();

        assertThat(verify().isGood()).isTrue();
        assertThat(AuditVerifier.verify(file, Optional.of(noted)).isGood()).isFalse();
    }

    @Test
    void tellsThatThereIsNoFile() {
        file = directory.resolve("other.jsonl");

        assertThat(verify().isGood()).isFalse();
        assertThat(verify().records()).isZero();
    }
}
