package org.wdsjmx.plugin.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.wdsjmx.plugin.audit.AuditReport;
import org.wdsjmx.plugin.audit.AuditVerifier;
import org.wdsjmx.plugin.soak.Calls.Named;

/** The audit of all lives, read by the test itself. */
final class AuditTrail {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path current;

    AuditTrail(Path current) {
        this.current = current;
    }

    /** What is wrong with the chain; asked while the program does not run. */
    List<AuditReport.Fault> faults() {
        return AuditVerifier.verify(current, Optional.empty()).faults();
    }

    /** Hits without an intent before them. */
    List<String> missing(List<Hit> hits) throws IOException {
        Map<Named, Instant> intents = intents();
        return hits.stream()
                .filter(hit -> {
                    Instant intended = intents.get(Named.of(hit.machine()));
                    return intended == null || intended.isAfter(hit.time());
                })
                .map(hit -> "no intent before " + hit)
                .toList();
    }

    /** The first intent to disconnect each machine. */
    private Map<Named, Instant> intents() throws IOException {
        Map<Named, Instant> intents = new HashMap<>();
        for (Path file : files()) {
            try (Stream<String> lines = Files.lines(file)) {
                for (String line : (Iterable<String>) lines::iterator) {
                    JsonNode entered = JSON.readTree(line);
                    if (entered.path("kind").asText().equals("intent")) {
                        Named machine = new Named(
                                entered.path("server").asText(),
                                entered.path("client").asLong(),
                                entered.path("mac").asText());
                        intents.merge(
                                machine,
                                Instant.parse(entered.path("time").asText()),
                                (one, other) -> one.isBefore(other) ? one : other);
                    }
                }
            }
        }
        return intents;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(current.getParent())) {
            return new ArrayList<>(
                    found.filter(file -> file.getFileName().toString().startsWith("audit")
                                    && file.getFileName().toString().endsWith(".jsonl"))
                            .toList());
        }
    }
}
