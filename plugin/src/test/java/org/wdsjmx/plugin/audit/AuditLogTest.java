package org.wdsjmx.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wdsjmx.plugin.audit.Operations.ACCEPTED;
import static org.wdsjmx.plugin.audit.Operations.NO_ROTATION;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.testing.SteppingClock;

@Timeout(60)
class AuditLogTest {

    @TempDir
    private Path directory;

    private final SteppingClock clock = new SteppingClock();
    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("audit.jsonl");
    }

    private AuditLog open() throws AuditException {
        return AuditLog.open(file, NO_ROTATION, clock);
    }

    @Test
    void tellsWhoDidWhatToWhomAndWhatCameOfIt() throws IOException {
        AuditedOperation operation = new AuditedOperation(
                "alice",
                "operator",
                "192.0.2.7",
                "jolokia",
                "WDS01",
                "disconnect",
                7L,
                "00-15-5D-00-00-01",
                "LAB-07",
                "Fallback",
                "alert SlowClient");
        try (AuditLog log = open()) {
            Intent intent = log.intend(List.of(operation)).get(0);
            clock.advance(Duration.ofMillis(12));
            log.complete(Map.of(
                    intent,
                    new Outcome("FAILED", "0x80070005", "E_ACCESSDENIED: no permission", Duration.ofMillis(12))));
        }

        List<JsonNode> records = Operations.records(file);
        assertThat(records).hasSize(3);
        String told = "\"id\":2,\"who\":\"alice\",\"role\":\"operator\",\"from\":\"192.0.2.7\",\"way\":\"jolokia\","
                + "\"server\":\"WDS01\",\"client\":7,\"mac\":\"00-15-5D-00-00-01\",\"name\":\"LAB-07\","
                + "\"operation\":\"disconnect\",\"detail\":\"Fallback\",\"reason\":\"alert SlowClient\"";
        assertThat(records.get(1).toString())
                .startsWith(
                        "{\"seq\":2,\"time\":\"2026-06-01T08:00:00Z\",\"kind\":\"intent\"," + told + ",\"hash\":\"");
        assertThat(records.get(2).toString())
                .startsWith("{\"seq\":3,\"time\":\"2026-06-01T08:00:00.012Z\",\"kind\":\"outcome\"," + told
                        + ",\"outcome\":\"FAILED\",\"code\":\"0x80070005\",\"message\":\"E_ACCESSDENIED: no permission\","
                        + "\"durationMillis\":12,\"hash\":\"");
    }

    @Test
    void anIntentIsInTheFileBeforeTheCallReturns() throws IOException {
        try (AuditLog log = open()) {
            List<Intent> intents = log.intend(Operations.disconnects(3));

            assertThat(intents).extracting(Intent::id).containsExactly(2L, 3L, 4L);
            assertThat(intents).extracting(Intent::operation).containsExactlyElementsOf(Operations.disconnects(3));
            assertThat(Operations.kinds(file)).containsExactly("opened", "intent", "intent", "intent");
        }
    }

    @Test
    void aDenialIsToldWithItsReason() throws IOException {
        try (AuditLog log = open()) {
            log.deny(Operations.disconnects(1), "role viewer may not disconnect");
        }

        JsonNode denied = Operations.records(file).get(1);
        assertThat(denied.get("kind").asText()).isEqualTo("denied");
        assertThat(denied.get("who").asText()).isEqualTo("alice");
        assertThat(denied.get("message").asText()).isEqualTo("role viewer may not disconnect");
        assertThat(denied.has("id")).isFalse();
    }

    @Test
    void whatIsUnknownIsLeftOut() throws IOException {
        AuditedOperation nothing =
                new AuditedOperation(null, null, null, null, null, null, null, null, null, null, null);
        try (AuditLog log = open()) {
            log.complete(Map.of(log.intend(List.of(nothing)).get(0), new Outcome("DONE", null, null, null)));
        }

        assertThat(Operations.records(file).get(2).fieldNames())
                .toIterable()
                .containsExactly("seq", "time", "kind", "id", "outcome", "hash");
    }

    @Test
    void anIntentWithoutOutcomeIsOfUnknownOutcomeTheNextTimeAndOnlyThen() throws IOException {
        try (AuditLog log = open()) {
            List<Intent> intents = log.intend(Operations.disconnects(2));
            log.complete(Map.of(intents.get(0), ACCEPTED));
        }

        try (AuditLog log = open()) {
            assertThat(log.unknownOutcomes()).containsExactly(new Intent(3, Operations.disconnect(1)));
        }
        assertThat(Operations.kinds(file))
                .containsExactly("opened", "intent", "intent", "outcome", "opened", "unknown");
        assertThat(Operations.records(file).get(5).get("id").asLong()).isEqualTo(3);
        assertThat(Operations.records(file).get(5).get("who").asText()).isEqualTo("alice");
        try (AuditLog log = open()) {
            assertThat(log.unknownOutcomes()).isEmpty();
        }
    }

    @Test
    void aHalfWrittenEndIsCutOffAndTold() throws IOException {
        try (AuditLog log = open()) {
            log.intend(Operations.disconnects(1));
        }
        String whole = Files.readString(file);
        Files.writeString(file, whole + "{\"seq\":3,\"ti");

        try (AuditLog log = open()) {
            assertThat(log.unknownOutcomes()).hasSize(1);
        }

        assertThat(Files.readString(file)).startsWith(whole + "{\"seq\":3,\"time\"");
        assertThat(Operations.kinds(file)).containsExactly("opened", "intent", "recovered", "opened", "unknown");
        assertThat(Operations.records(file).get(2).get("message").asText())
                .isEqualTo("cut off 12 bytes of a record that was written half: {\"seq\":3,\"ti");
    }

    @Test
    void aSecondWriterIsRefused() throws IOException {
        try (AuditLog first = open()) {
            assertThatExceptionOfType(AuditException.class)
                    .isThrownBy(this::open)
                    .withMessageContaining(file.toString())
                    .withMessageContaining("another wds-jmx writes to it");
            first.intend(Operations.disconnects(1));
        }
        open().close();
    }

    @Test
    void anInterruptedThreadWritesAndSpoilsNothing() throws IOException {
        try (AuditLog log = open()) {
            Thread.currentThread().interrupt();
            log.intend(Operations.disconnects(1));
            assertThat(Thread.interrupted()).isTrue();
            log.intend(Operations.disconnects(1));
        }

        assertThat(Operations.kinds(file)).containsExactly("opened", "intent", "intent");
    }

    @Test
    void aClosedLogRefuses() throws IOException {
        AuditLog log = open();
        Intent intent = log.intend(Operations.disconnects(1)).get(0);
        log.close();

        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> log.intend(Operations.disconnects(1)))
                .withMessageContaining("closed");
        log.complete(Map.of(intent, ACCEPTED));
        log.deny(Operations.disconnects(1), "no");

        assertThat(log.failures()).isEqualTo(3);
        assertThat(Operations.kinds(file)).containsExactly("opened", "intent");
    }

    @Test
    void writesNothingForNoOperation() throws IOException {
        try (AuditLog log = open()) {
            assertThat(log.intend(List.of())).isEmpty();
            log.complete(Map.of());
            log.deny(List.of(), "none");

            assertThat(log.last().sequence()).isEqualTo(1);
        }
    }

    @Test
    void doesNotMakeDirectories() {
        file = directory.resolve("nowhere/audit.jsonl");

        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(this::open)
                .withMessageContaining(file.toString())
                .withMessageContaining("directory");
    }
}
