package org.wdsjmx.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wdsjmx.plugin.audit.Operations.NO_ROTATION;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.testing.SteppingClock;

/** Old damage is told and kept, and keeps no program from starting. */
@Timeout(60)
class DamagedFileTest {

    @TempDir
    private Path directory;

    private final SteppingClock clock = new SteppingClock();
    private Path file;
    private Path head;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("audit.jsonl");
        head = directory.resolve("audit.jsonl.head");
        try (AuditLog log = AuditLog.open(file, NO_ROTATION, clock)) {
            log.intend(Operations.disconnects(4));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"altered", "cut off", "head missing", "head garbage", "garbage", "emptied"})
    void isPutAsideAndToldInTheNewFile(String damage) throws IOException {
        switch (damage) {
            case "altered" -> Files.writeString(file, Files.readString(file).replace("PC-2", "PC-9"));
            case "cut off" ->
                Files.writeString(
                        file, String.join("\n", Files.readAllLines(file).subList(0, 3)) + "\n");
            case "head missing" -> Files.delete(head);
            case "head garbage" -> Files.write(head, new byte[200]);
            case "garbage" -> Files.write(file, new byte[3_000_000]);
            default -> Files.write(file, new byte[0]);
        }
        byte[] damaged = Files.readAllBytes(file);

        try (AuditLog log = AuditLog.open(file, NO_ROTATION, clock)) {
            log.intend(Operations.disconnects(1));
        }

        assertThat(directory.resolve("audit-damaged-20260601T080000Z.jsonl")).hasBinaryContent(damaged);
        JsonNode first = Operations.records(file).get(0);
        assertThat(first.get("kind").asText()).isEqualTo("damaged");
        assertThat(first.get("message").asText()).contains("audit-damaged-20260601T080000Z.jsonl");
        assertThat(first.get("seq").asLong()).isEqualTo(6);
        AuditReport report = AuditVerifier.verify(file, Optional.empty());
        assertThat(report.faults())
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.line()).isEqualTo(1));
        assertThat(AuditVerifier.verify(file, Optional.of(report.end().hash())).faults())
                .isEmpty();
    }

    @Test
    void whatCanBeReadOfItStillTellsUnknownOutcomes() throws IOException {
        Files.writeString(file, Files.readString(file).replace("PC-2", "PC-9"));

        try (AuditLog log = AuditLog.open(file, NO_ROTATION, clock)) {
            assertThat(log.unknownOutcomes()).extracting(Intent::id).containsExactly(2L, 3L, 4L, 5L);
        }
    }

    @Test
    void anEmptyFileMadeByHandIsNoDamage() throws IOException {
        file = Files.createFile(directory.resolve("fresh.jsonl"));

        AuditLog.open(file, NO_ROTATION, clock).close();

        assertThat(AuditVerifier.verify(file, Optional.empty()).faults()).isEmpty();
    }
}
