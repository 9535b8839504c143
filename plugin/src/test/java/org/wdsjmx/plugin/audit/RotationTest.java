package org.wdsjmx.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wdsjmx.plugin.audit.Operations.ACCEPTED;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wdsjmx.plugin.disk.FailingDisk;
import org.wdsjmx.plugin.disk.FailingDisk.Fault;
import org.wdsjmx.testing.SteppingClock;

@Timeout(60)
class RotationTest {

    private static final AuditRotation MONTHLY = new AuditRotation(1L << 40, Duration.ofDays(30));
    private static final AuditRotation SMALL = new AuditRotation(2_000, Duration.ofDays(30));

    @TempDir
    private Path directory;

    private final SteppingClock clock = new SteppingClock();
    private final FailingDisk disk = new FailingDisk();
    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("audit.jsonl");
    }

    private AuditLog open(AuditRotation rotation) throws AuditException {
        return AuditLog.open(file, rotation, clock, disk);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private AuditReport verify() {
        return AuditVerifier.verify(file, Optional.empty());
    }

    @Test
    void aFileThatWasBegunInTheFutureIsNotKeptForLonger() throws IOException {
        try (AuditLog log = open(MONTHLY)) {
            log.intend(Operations.disconnects(1));
        }
        clock.set(Duration.ofDays(-365));
        try (AuditLog log = open(MONTHLY)) {
            log.intend(Operations.disconnects(1));
            clock.advance(Duration.ofDays(30).minusMillis(1));
            log.intend(Operations.disconnects(1));
            assertThat(names()).containsExactly("audit.jsonl");
            clock.advance(Duration.ofMillis(1));
            log.intend(Operations.disconnects(1));
            assertThat(names()).hasSize(2);
        }
    }

    @Test
    void aClockThatIsSetAheadRotatesNothing() throws IOException {
        try (AuditLog log = open(MONTHLY)) {
            log.intend(Operations.disconnects(1));
            clock.set(Duration.ofDays(365));
            log.intend(Operations.disconnects(1));
            assertThat(names()).containsExactly("audit.jsonl");
        }
    }

    @Test
    void beginsANewFileWhenTheOldOneIsOldAndGoesOnWithTheChain() throws IOException {
        try (AuditLog log = open(MONTHLY)) {
            log.intend(Operations.disconnects(1));
            clock.advance(Duration.ofDays(30).minusMillis(1));
            log.intend(Operations.disconnects(1));
            assertThat(names()).containsExactly("audit.jsonl");
            String hash = log.last().hash();

            clock.advance(Duration.ofMillis(1));
            log.intend(Operations.disconnects(1));

            assertThat(names()).containsExactly("audit-000000000001-20260701T080000Z.jsonl", "audit.jsonl");
            JsonNode first = Operations.records(file).get(0);
            assertThat(first.get("seq").asLong()).isEqualTo(4);
            assertThat(first.get("kind").asText()).isEqualTo("continued");
            assertThat(first.get("continuesSeq").asLong()).isEqualTo(3);
            assertThat(first.get("continuesHash").asText()).isEqualTo(hash);
        }
        assertThat(verify().faults()).isEmpty();
        assertThat(verify().files()).hasSize(2);
    }

    @Test
    void beginsANewFileWhenTheOldOneIsLargeAndDeletesNone() throws IOException {
        int intents = 100;
        try (AuditLog log = open(SMALL)) {
            for (int i = 0; i < intents; i++) {
                clock.advanceSeconds(1);
                log.complete(Map.of(log.intend(Operations.disconnects(1)).get(0), ACCEPTED));
            }
        }

        assertThat(names()).hasSizeGreaterThan(20);
        assertThat(names())
                .allSatisfy(
                        name -> assertThat(Files.size(directory.resolve(name))).isLessThan(3_000));
        assertThat(verify().faults()).isEmpty();
        assertThat(verify().withoutOutcome()).isEmpty();
    }

    @Test
    void manyRotationsInOneSecondOverwriteNothing() throws IOException {
        try (AuditLog log = open(new AuditRotation(1, Duration.ofDays(30)))) {
            for (int i = 0; i < 50; i++) {
                log.intend(Operations.disconnects(1));
            }
        }

        assertThat(verify().faults()).isEmpty();
        assertThat(verify().withoutOutcome()).hasSize(50);
    }

    @Test
    void anOutcomeInTheNextFileMatchesItsIntentAndARestartKnowsWhatHasNone() throws IOException {
        List<Intent> intents;
        try (AuditLog log = open(MONTHLY)) {
            intents = log.intend(Operations.disconnects(2));
            for (int i = 0; i < 3; i++) {
                clock.advance(Duration.ofDays(30));
                log.deny(Operations.disconnects(1), "no");
            }
            log.complete(Map.of(intents.get(0), ACCEPTED));
        }
        assertThat(names()).hasSize(4);
        assertThat(verify().withoutOutcome()).containsExactly(intents.get(1));

        try (AuditLog log = open(MONTHLY)) {
            assertThat(log.unknownOutcomes()).containsExactly(intents.get(1));
        }
        assertThat(verify().faults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"MOVE", "WRITE", "FORCE"})
    void aRotationThatFailsLeavesTheOldFileWhole(Fault fault) throws IOException {
        try (AuditLog log = open(MONTHLY)) {
            log.deny(Operations.disconnects(1), "no");
            clock.advance(Duration.ofDays(30));
            log.intend(Operations.disconnects(1));
            clock.advance(Duration.ofDays(30));
            disk.fail(fault);
            if (fault == Fault.MOVE) {
                log.intend(Operations.disconnects(1));
                log.intend(Operations.disconnects(1));
            } else {
                assertThatExceptionOfType(AuditException.class).isThrownBy(() -> log.intend(Operations.disconnects(1)));
            }
            assertThat(names()).hasSize(2);
            disk.fail(Fault.NOTHING);
            clock.advance(Duration.ofMinutes(1));
            log.intend(Operations.disconnects(1));
            assertThat(names()).hasSize(3);
        }
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void aRotationThatFailsBetweenItsTwoRenamesRefusesAndIsFinishedByARestart() throws IOException {
        List<Intent> intents;
        try (AuditLog log = open(MONTHLY)) {
            intents = log.intend(Operations.disconnects(1));
            clock.advance(Duration.ofDays(30));
            disk.fail(Fault.MOVE_NEXT_AND_BACK);
            assertThatExceptionOfType(AuditException.class)
                    .isThrownBy(() -> log.intend(Operations.disconnects(1)))
                    .withMessageContaining("start the program again");
            assertThat(names()).containsExactly("audit-000000000001-20260701T080000Z.jsonl");
        }
        disk.fail(Fault.NOTHING);

        try (AuditLog log = open(MONTHLY)) {
            assertThat(log.unknownOutcomes()).isEqualTo(intents);
            log.intend(Operations.disconnects(1));
        }
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void aRotationWhoseNamesCannotBeForcedRefusesUntilTheyCan() throws IOException {
        try (AuditLog log = open(MONTHLY)) {
            clock.advance(Duration.ofDays(30));
            log.intend(Operations.disconnects(1));
            clock.advance(Duration.ofDays(30));
            disk.fail(Fault.FORCE_DIRECTORY);
            assertThatExceptionOfType(AuditException.class).isThrownBy(() -> log.intend(Operations.disconnects(1)));
            disk.fail(Fault.NOTHING);
            log.intend(Operations.disconnects(1));
        }
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void findsARotatedFileThatIsMissing() throws IOException {
        List<String> hashes = new ArrayList<>();
        try (AuditLog log = open(MONTHLY)) {
            for (int i = 0; i < 4; i++) {
                log.deny(Operations.disconnects(1), "no");
                hashes.add(log.last().hash());
                clock.advance(Duration.ofDays(30));
            }
        }
        Path second = directory.resolve(names().get(1));
        Path kept = directory.resolve("kept");
        Files.move(second, kept);
        assertThat(verify().faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("a file between them is missing"));
        Files.move(kept, second);

        Files.delete(directory.resolve(names().get(0)));
        assertThat(verify().faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("which is missing with all before it"));
        assertThat(AuditVerifier.verify(file, Optional.of(hashes.get(0))).faults())
                .as("what came before the expected hash may be archived")
                .isEmpty();
        assertThat(AuditVerifier.verify(second, Optional.of(hashes.get(2))).faults())
                .as("by the name of a rotated file")
                .isEmpty();
    }

    @Test
    void findsWhatWasCutOffFromARotatedFile() throws IOException {
        try (AuditLog log = open(MONTHLY)) {
            log.deny(Operations.disconnects(3), "no");
            clock.advance(Duration.ofDays(30));
            log.deny(Operations.disconnects(1), "no");
        }
        Path rotated = directory.resolve(names().get(0));
        List<String> lines = Files.readAllLines(rotated);
        Files.writeString(rotated, String.join("\n", lines.subList(0, 3)) + "\n");

        assertThat(verify().isGood()).isFalse();
    }
}
