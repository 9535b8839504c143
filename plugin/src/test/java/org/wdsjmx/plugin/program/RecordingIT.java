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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is recorded and killed, and what the recording shows elsewhere. */
class RecordingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern SESSION_OR_CLIENT = Pattern.compile("wds_(session|client)_info\\{[^}]*}");

    @TempDir
    private static Path directory;

    private static Path recording;
    private static Set<String> recordedInfos;
    private static Set<String> recordedBeans;

    @BeforeAll
    static void record() throws Exception {
        recording = directory.resolve("case.wdsrec");
        try (RunningProgram run =
                RunningProgram.wdsJmx("run", "--config", config().toString(), "--record", recording.toString())) {
            ready(run);
            await().atMost(PATIENCE).until(() -> Files.size(recording) > 5_000);
            await().atMost(PATIENCE).until(() -> {
                recordedInfos = infos(run);
                recordedBeans = beans(run);
                // Nobody came or went between the two.
                return infos(run).equals(recordedInfos);
            });
            long size = Files.size(recording);
            await().atMost(PATIENCE).until(() -> Files.size(recording) > size);
            run.signal("KILL");
            assertThat(run.exitCode()).isEqualTo(128 + 9);
        }
        assertThat(recordedInfos).hasSizeGreaterThan(30);
    }

    private static Path config() throws IOException {
        return Files.writeString(directory.resolve("wds-jmx.yaml"), """
                backend: emulator
                poll: {interval: 1s}
                http: {port: 0}
                """);
    }

    private static void ready(RunningProgram program) {
        await().atMost(PATIENCE).until(() -> program.get("/-/ready").startsWith("ready"));
    }

    /** The sessions and clients that are shown. */
    private static Set<String> infos(RunningProgram program) throws Exception {
        return SESSION_OR_CLIENT
                .matcher(program.get("/metrics"))
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> beans(RunningProgram program) throws Exception {
        JsonNode names = new ObjectMapper()
                .readTree(program.get("/jolokia/search/wds.transport:*"))
                .get("value");
        Set<String> beans = new TreeSet<>();
        names.forEach(name -> beans.add(name.asText()));
        return beans;
    }

    @Test
    void theReplayShowsTheSameSessionsAndClients() throws Exception {
        try (RunningProgram demo = RunningProgram.wdsJmx("demo", "--replay", recording.toString(), "--port", "0")) {
            ready(demo);
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(infos(demo)).isEqualTo(recordedInfos);
                assertThat(beans(demo)).isEqualTo(recordedBeans);
            });
            assertThat(demo.get("/metrics")).contains("backend=\"replay\",} 1.0", "wds_up{server=\"WDS01\",} 1.0");
            assertThat(demo.output()).contains("recorded WDS servers WDS01").doesNotContain("DAMAGED");
            assertThat(post(demo, """
                            {"type":"exec","mbean":"wds.transport:type=Session,server=WDS01,session=3457693642",
                            "operation":"disconnectMaster","arguments":["Fallback"]}
                            """)).contains("\"outcome\":\"FAILED\"", "this is the replay of a recording");
        }
    }

    @Test
    void aRecordingThatWasCutOffIsPlayedAndSaysWhereItBroke() throws Exception {
        byte[] bytes = Files.readAllBytes(recording);
        Path cut = Files.write(directory.resolve("cut.wdsrec"), Arrays.copyOf(bytes, bytes.length - 7));
        try (RunningProgram demo = RunningProgram.wdsJmx("demo", "--replay", cut.toString(), "--port", "0")) {
            ready(demo);
            assertThat(demo.output())
                    .containsPattern("DAMAGED +the frame at byte \\d+ of " + (bytes.length - 7) + " is damaged");
            assertThat(infos(demo)).isNotEmpty();
        }
    }

    @Test
    void anAnonymousRecordingNamesNobody() throws Exception {
        Path anonymous = directory.resolve("anonymous.wdsrec");
        int sessionsAndClients;
        try (RunningProgram run = RunningProgram.wdsJmx(
                "run", "--config", config().toString(), "--record", anonymous.toString(), "--anonymize")) {
            ready(run);
            sessionsAndClients = infos(run).size();
            long size = Files.size(anonymous);
            await().atMost(PATIENCE).until(() -> Files.size(anonymous) > size);
            run.signal("TERM");
            run.exitCode();
        }
        try (RunningProgram demo = RunningProgram.wdsJmx("demo", "--replay", anonymous.toString(), "--port", "0")) {
            ready(demo);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(infos(demo)).hasSize(sessionsAndClients));
            assertThat(demo.get("/metrics"))
                    .contains("server=\"server-", "name=\"client-")
                    .doesNotContain("WDS01", "FRONTDESK", "install.wim", "LAB-");
        }
    }

    @Test
    void anExistingFileIsNotOverwritten() throws Exception {
        Path existing = Files.writeString(directory.resolve("existing"), "mine");
        assertRefused("exists", "run", "--config", config().toString(), "--record", existing.toString());
        assertThat(existing).hasContent("mine");
    }

    @Test
    void aFileThatCannotBeWrittenEndsItWithOneLine() throws Exception {
        Path nowhere = directory.resolve("no folder").resolve("case.wdsrec");
        assertRefused("cannot be written", "run", "--config", config().toString(), "--record", nowhere.toString());
    }

    @Test
    void whatIsNoRecordingEndsItWithOneLine() throws Exception {
        Path text = Files.writeString(directory.resolve("text"), "Not a recording at all.", StandardCharsets.UTF_8);
        assertRefused("is not a recording", "demo", "--replay", text.toString(), "--port", "0");
        assertRefused(
                "no such file", "demo", "--replay", directory.resolve("nowhere").toString(), "--port", "0");
    }

    @Test
    void aReplayHasNoScenario() throws Exception {
        assertRefused("exclude each other", "demo", "--replay", recording.toString(), "--scenario", "any.yaml");
    }

    private static void assertRefused(String complaint, String... arguments) throws Exception {
        try (RunningProgram program = RunningProgram.wdsJmx(arguments)) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.output().lines()).singleElement().asString().contains(complaint);
        }
    }

    private static String post(RunningProgram program, String body) throws IOException, InterruptedException {
        URI jolokia = program.httpUrl().resolve("/jolokia/");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(jolokia)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
