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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.TemporalUnitWithinOffset;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What machines read is the same wherever Windows is told that it stands: digits, calendars and letters are those of no region. */
@Timeout(240)
class RegionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TESTS =
            Path.of("target/test-classes").toAbsolutePath().toString();
    private static final String DATE = "20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}([+-][0-9:]{5}|Z)";

    /** So many acts in one request; audits of a few requests fill a file. */
    private static final int BULK = 400;

    @TempDir
    private Path directory;

    private Path config;

    /** Regions with digits of their own, and with another calendar. */
    enum Region {
        EGYPT("-Duser.language=ar", "-Duser.country=EG"),
        THAILAND("-Duser.language=th", "-Duser.country=TH", "-Duser.extensions=u-ca-buddhist-nu-thai");

        final List<String> options;

        Region(String... options) {
            this.options = List.of(options);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theProgramWritesForMachines(Region region) throws Exception {
        configure();
        Path recording = directory.resolve("anonymous.wdsrec");
        try (RunningProgram program = program(
                region, "run", "--config", config.toString(), "--record", recording.toString(), "--anonymize")) {
            fillAnAuditFile(program);
            assertThatAnswersAreForMachines(program);
            stop(program);
        }
        try (RunningProgram again = program(region, "run", "--config", config.toString())) {
            assertThatItsPastIsKnown(again);
            stop(again);
        }
        assertThatFilesAreForMachines();
        assertThatTheAuditIsWhole(region);
        try (RunningProgram replay = program(region, "demo", "--replay", recording.toString(), "--port", "0")) {
            ready(replay);
            await().atMost(PATIENCE).until(() -> replay.get("/metrics").contains("wds_client_info{"));
            JsonNode addresses = JSON.readTree(replay.get("/jolokia/read/wds.transport:type=Client,*/IpAddress"))
                    .path("value");
            assertThat(addresses)
                    .isNotEmpty()
                    .allSatisfy(client ->
                            assertThat(client.path("IpAddress").asText()).matches("10(\\.[0-9]{1,3}){3}"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theAgentDoesSoInAnApplicationOfTheRegion(Region region) throws Exception {
        configure();
        try (RunningProgram host = host(region)) {
            fillAnAuditFile(host);
            assertThatAnswersAreForMachines(host);
            stop(host);
        }
        try (RunningProgram again = host(region)) {
            assertThatItsPastIsKnown(again);
            stop(again);
        }
        assertThatFilesAreForMachines();
        assertThatTheAuditIsWhole(region);
    }

    private void configure() throws IOException {
        config = Files.writeString(directory.resolve("wds-jmx.yaml"), """
                backend: emulator
                poll: {interval: 1s}
                http: {port: 0}
                access: {anonymous: admin}
                audit: {file: audit.jsonl, maxSize: 1MB}
                remediation: {mode: ENFORCE, rules: [{alert: AnyAlert, condition: stalled}]}
                """);
    }

    private RunningProgram program(Region region, String... arguments) throws IOException {
        List<String> command = java(region);
        command.addAll(List.of("-jar", RunningProgram.jar().toString()));
        command.addAll(List.of(arguments));
        return RunningProgram.start(command);
    }

    private RunningProgram host(Region region) throws IOException {
        List<String> command = java(region);
        command.addAll(
                List.of("-javaagent:" + RunningProgram.jar() + "=" + config, "-cp", TESTS, Host.class.getName()));
        command.add("wait");
        return RunningProgram.start(command);
    }

    private static List<String> java(Region region) {
        List<String> command = new ArrayList<>(List.of(RunningProgram.java()));
        command.addAll(region.options);
        return command;
    }

    private static void ready(RunningProgram program) {
        await().atMost(PATIENCE).until(() -> program.get("/-/ready").startsWith("ready"));
    }

    private static void stop(RunningProgram program) throws Exception {
        program.signal("TERM");
        assertThat(program.exitCode()).as(program.output()).isEqualTo(128 + 15);
    }

    /** Acts, sets the mode of remediation, and goes on acting until the audit begins another file. */
    private void fillAnAuditFile(RunningProgram program) throws Exception {
        ready(program);
        await().atMost(PATIENCE).until(() -> program.get("/metrics").contains("wds_client_info{"));
        JsonNode clients = JSON.readTree(program.get("/jolokia/read/wds.transport:type=Client,*/Id,Server"))
                .path("value");
        long id = clients.elements().next().path("Id").longValue();
        String disconnect = "{\"type\":\"exec\",\"mbean\":\"wds.transport:type=Server,server=WDS01\","
                + "\"operation\":\"disconnectClient\",\"arguments\":[" + id + ",\"Fallback\"]}";
        assertThat(post(program, "/jolokia/", disconnect)).contains("\"outcome\":\"ACCEPTED\"");
        // Kept in the ledger.
        assertThat(post(
                        program,
                        "/jolokia/",
                        "{\"type\":\"write\",\"mbean\":\"wds.transport:type=Remediation\",\"attribute\":\"Mode\","
                                + "\"value\":\"DRY_RUN\"}"))
                .contains("\"status\":200");
        String refresh =
                "{\"type\":\"exec\",\"mbean\":\"wds.transport:type=Server,server=WDS01\",\"operation\":\"refresh\"}";
        String bulk = Stream.generate(() -> refresh).limit(BULK).collect(Collectors.joining(",", "[", "]"));
        await().atMost(Duration.ofSeconds(120)).until(() -> {
            post(program, "/jolokia/", bulk);
            return names().stream().anyMatch(name -> name.matches("audit-.+\\.jsonl"));
        });
    }

    private static void assertThatAnswersAreForMachines(RunningProgram program) throws Exception {
        HttpResponse<String> agent = ask(program, "/jolokia/read/wds.transport:*");
        assertThat(agent.body())
                .containsPattern("\"StartTime\":\"" + DATE + '"')
                .isASCII();
        JsonNode started = JSON.readTree(agent.body())
                .path("value")
                .path("wds.transport:type=Agent")
                .path("StartTime");
        assertThat(OffsetDateTime.parse(started.asText()).toInstant())
                .isCloseTo(Instant.now(), new TemporalUnitWithinOffset(1, ChronoUnit.HOURS));
        String date = agent.headers().firstValue("Date").orElseThrow();
        assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isCloseTo(Instant.now(), new TemporalUnitWithinOffset(1, ChronoUnit.HOURS));
        assertThat(program.get("/metrics")).isASCII().contains("wds_client_info{");
        assertThat(program.get("/jolokia/read/no.such:type=Thing")).isASCII();
    }

    /** No complaint about the files of the run before, and the ledger is read back. */
    private void assertThatItsPastIsKnown(RunningProgram again) throws Exception {
        ready(again);
        assertThat(again.output()).doesNotContainPattern("(?i)damaged|kept as|depend on the locale");
        assertThat(again.get("/metrics")).contains("wds_remediation_breaker_open 0.0");
        assertThat(again.get("/jolokia/read/wds.transport:type=Remediation/Mode"))
                .contains("\"value\":\"DRY_RUN\"");
    }

    private void assertThatFilesAreForMachines() throws IOException {
        assertThat(names()).allSatisfy(name -> assertThat(name).isASCII());
        assertThat(names()).contains("audit.jsonl", "audit.jsonl.head", "remediation.jsonl");
        for (String name : names()) {
            if (!name.endsWith(".wdsrec")) {
                assertThat(Files.readString(directory.resolve(name)))
                        .as(name)
                        .isNotEmpty()
                        .isASCII();
            }
        }
        assertThat(Files.readString(directory.resolve("remediation.jsonl"))).contains("DRY_RUN");
    }

    private void assertThatTheAuditIsWhole(Region region) throws Exception {
        String audit = directory.resolve("audit.jsonl").toString();
        try (RunningProgram verify = program(region, "audit", "verify", audit)) {
            assertThat(verify.exitCode()).as(verify.output()).isZero();
            assertThat(verify.output()).isASCII().contains("ok");
        }
        try (RunningProgram elsewhere = RunningProgram.wdsJmx("audit", "verify", audit)) {
            assertThat(elsewhere.exitCode()).as(elsewhere.output()).isZero();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".lock"))
                    .toList();
        }
    }

    private static HttpResponse<String> ask(RunningProgram program, String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(program.httpUrl().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String post(RunningProgram program, String path, String body) throws Exception {
        URI url = program.httpUrl().resolve(path);
        return HTTP.send(
                        HttpRequest.newBuilder(url)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .timeout(PATIENCE)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
