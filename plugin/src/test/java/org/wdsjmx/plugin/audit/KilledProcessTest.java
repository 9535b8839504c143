package org.wdsjmx.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wdsjmx.plugin.audit.Operations.NO_ROTATION;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.testing.SteppingClock;

/** A process that is killed without warning loses no intent that it was told is on disk. */
@Timeout(120)
class KilledProcessTest {

    private static final int INTENTS = 300;

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "a new file at {0} bytes")
    @ValueSource(longs = {1L << 40, 20_000})
    void losesNoIntent(long maxSize) throws Exception {
        Path file = directory.resolve("audit.jsonl");
        Set<Long> promised = killAfter(INTENTS, file, maxSize);

        Set<Long> intended = new HashSet<>();
        Set<Long> completed = new HashSet<>();
        List<Intent> unknown;
        try (AuditLog log = AuditLog.open(file, NO_ROTATION, new SteppingClock())) {
            unknown = log.unknownOutcomes();
        }
        for (JsonNode entered : records()) {
            switch (entered.get("kind").asText()) {
                case "intent" -> intended.add(entered.get("id").asLong());
                case "outcome" -> completed.add(entered.get("id").asLong());
                default -> {}
            }
        }

        assertThat(promised).hasSizeGreaterThanOrEqualTo(INTENTS);
        assertThat(intended).containsAll(promised);
        intended.removeAll(completed);
        assertThat(unknown).extracting(Intent::id).containsExactlyInAnyOrderElementsOf(intended);
        AuditReport report = AuditVerifier.verify(file, Optional.empty());
        assertThat(report.faults()).isEmpty();
        assertThat(report.withoutOutcome()).containsExactlyInAnyOrderElementsOf(unknown);
        assertThat(report.files().size()).matches(count -> maxSize > 1_000_000 ? count == 1 : count > 3);
    }

    /** The ids that it printed; all of them, because output that was written stays in the pipe. */
    private static Set<Long> killAfter(int count, Path file, long maxSize) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        IntentProcess.class.getName(),
                        file.toString(),
                        Long.toString(maxSize))
                .redirectErrorStream(true)
                .start();
        Set<Long> promised = new HashSet<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            while (promised.size() < count) {
                promised.add(Long.parseLong(output.readLine()));
            }
            // By its handle, which leaves the pipe open.
            assertThat(process.toHandle().destroyForcibly()).isTrue();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                promised.add(Long.parseLong(line));
            }
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return promised;
    }

    private List<JsonNode> records() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path found :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                records.addAll(Operations.records(found));
            }
        }
        return records;
    }
}
