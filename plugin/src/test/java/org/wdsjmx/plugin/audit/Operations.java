package org.wdsjmx.plugin.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What tests let the audit tell, and what they read of it. */
final class Operations {

    static final AuditRotation NO_ROTATION = new AuditRotation(1L << 40, Duration.ofDays(3650));
    static final Outcome ACCEPTED = new Outcome("ACCEPTED", null, null, Duration.ofMillis(12));

    private static final ObjectMapper JSON = new ObjectMapper();

    private Operations() {}

    static AuditedOperation disconnect(long client) {
        return named(client, "PC-" + client);
    }

    static AuditedOperation named(long client, String name) {
        return new AuditedOperation(
                "alice",
                "operator",
                "192.0.2.7",
                "jolokia",
                "WDS01",
                "disconnect",
                client,
                "00-15-5D-00-00-01",
                name,
                "Fallback",
                null);
    }

    static List<AuditedOperation> disconnects(int count) {
        return IntStream.range(0, count).mapToObj(Operations::disconnect).toList();
    }

    /** The records of a file as any other program would read them. */
    static List<JsonNode> records(Path file) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
            records.add(JSON.readTree(line));
        }
        return records;
    }

    static List<String> kinds(Path file) throws IOException {
        return records(file).stream()
                .map(entered -> entered.get("kind").asText())
                .toList();
    }
}
