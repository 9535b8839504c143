package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The audit of the real program, which is killed, restarted, and finds its file altered. */
@Timeout(180)
class AuditIT {

    private static final int MACHINES = 200;
    private static final int CALLERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private Path config;
    private Path audit;

    @BeforeEach
    void configure() throws IOException {
        audit = directory.resolve("audit.jsonl");
        Files.writeString(directory.resolve("scenario.yaml"), String.format(Locale.ROOT, """
                seed: 1
                servers:
                  - name: WDS01
                    namespaces:
                      - {name: N, kind: AUTO_CAST, contents: [{name: install.wim, size: 900000000000}]}
                    machines:
                      - {name: 'PC-{nnn}', count: %d, namespace: N, link: {speed: 50000000}}
                """, MACHINES));
        config = Files.writeString(directory.resolve("wds-jmx.yaml"), """
                backend: emulator
                poll: {interval: 1s}
                http: {port: 0}
                access: {anonymous: operator}
                audit: {file: audit.jsonl}
                emulator: {scenario: scenario.yaml}
                """);
    }

    @Test
    void aKillAmongManyOperationsLosesNoIntent() throws Exception {
        Set<Long> answered = ConcurrentHashMap.newKeySet();
        try (RunningProgram program = start()) {
            disconnectUntil(answered, clients(program), program, MACHINES / 2);
        }

        List<JsonNode> records = records();
        assertThat(clientsOf(records, "intent")).containsAll(answered);
        Set<Long> outcomes = clientsOf(records, "outcome");
        assertThat(outcomes).containsAll(answered);
        assertThat(verified("audit", "verify", audit.toString())).contains("ok");

        Set<Long> unknown = clientsOf(records, "intent");
        unknown.removeAll(outcomes);
        try (RunningProgram again = start()) {
            assertThat(again.output().lines().filter(line -> line.contains("WARNING")))
                    .hasSize(unknown.size());
        }
        assertThat(clientsOf(records(), "unknown")).isEqualTo(unknown);
        assertThat(verified("audit", "verify", audit.toString())).contains("ok");
    }

    @Test
    void whatWasAlteredIsFound() throws Exception {
        try (RunningProgram program = start()) {
            disconnect(program.httpUrl(), clients(program).peek());
        }
        String whole = Files.readString(audit);
        Files.writeString(audit, whole.replaceFirst("PC-\\d+", "PC-000"));

        try (RunningProgram verify = RunningProgram.wdsJmx("audit", "verify", audit.toString())) {
            assertThat(verify.exitCode()).as(verify.output()).isNotZero();
            assertThat(verify.output()).contains("altered");
        }
    }

    @Test
    void withoutItsFileNothingIsDisconnectedAndTheMetricsSaySo() throws Exception {
        try (RunningProgram program = start()) {
            Files.delete(audit);

            JsonNode result = disconnect(program.httpUrl(), clients(program).peek());

            assertThat(result.path("outcome").asText()).isEqualTo("REFUSED");
            assertThat(result.path("message").asText()).contains("audit.jsonl", "Nothing was called");
            assertThat(program.get("/metrics")).contains("wds_audit_failures_total 1.0");
        }
    }

    private RunningProgram start() {
        try {
            RunningProgram program = RunningProgram.wdsJmx("run", "--config", config.toString());
            await().atMost(PATIENCE).until(() -> program.get("/metrics").contains("wds_client_info{"));
            return program;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Callers disconnect one client after the other; the program is killed when so many were answered. */
    private void disconnectUntil(Set<Long> answered, Queue<Long> clients, RunningProgram program, int enough)
            throws Exception {
        URI url = program.httpUrl();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            for (int i = 0; i < CALLERS; i++) {
                callers.submit(() -> {
                    for (Long id = clients.poll(); id != null; id = clients.poll()) {
                        assertThat(disconnect(url, id).path("outcome").asText()).isEqualTo("ACCEPTED");
                        answered.add(id);
                    }
                    return null;
                });
            }
            await().atMost(PATIENCE).until(() -> answered.size() >= enough);
            program.signal("KILL");
            program.exitCode();
        } finally {
            callers.shutdown();
            assertThat(callers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Queue<Long> clients(RunningProgram program) throws Exception {
        JsonNode clients = JSON.readTree(program.get("/jolokia/read/wds.transport:type=Client,*/Id"));
        List<Long> ids = new ArrayList<>();
        clients.path("value").forEach(client -> ids.add(client.path("Id").longValue()));
        assertThat(ids).isNotEmpty();
        return new ConcurrentLinkedQueue<>(ids);
    }

    private JsonNode disconnect(URI url, long id) throws Exception {
        String body = String.format(Locale.ROOT, """
                {"type":"exec","mbean":"wds.transport:type=Server,server=WDS01","operation":"disconnectClient",
                "arguments":[%d,"Fallback"]}""", id);
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/jolokia"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(20))
                .build();
        return JSON.readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .path("value");
    }

    private static String verified(String... command) throws Exception {
        try (RunningProgram verify = RunningProgram.wdsJmx(command)) {
            assertThat(verify.exitCode()).as(verify.output()).isZero();
            return verify.output();
        }
    }

    private List<JsonNode> records() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readAllLines(audit)) {
            records.add(JSON.readTree(line));
        }
        return records;
    }

    private static Set<Long> clientsOf(List<JsonNode> records, String kind) {
        Stream<JsonNode> ofKind =
                records.stream().filter(entry -> entry.path("kind").asText().equals(kind));
        return ofKind.map(entry -> entry.path("client").longValue()).collect(Collectors.toSet());
    }
}
