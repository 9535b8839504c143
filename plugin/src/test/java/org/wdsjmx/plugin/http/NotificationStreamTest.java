package org.wdsjmx.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.watch.ScriptedBackend;

/** Streams of notifications over HTTP, as a browser or a client of Jolokia opens them. */
@Timeout(60)
class NotificationStreamTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private JolokiaWorld world;
    private Set<Thread> before;

    @BeforeEach
    void start() throws IOException {
        before = heartbeats();
        world = new JolokiaWorld();
    }

    @AfterEach
    void close() {
        world.close();
        awaitHeartbeats(0);
    }

    @Test
    void aSubscriberHearsByItUntilHeUnregisters() throws Exception {
        String subscriber = subscribe();
        try (BufferedReader stream = open(subscriber)) {
            awaitHeartbeats(1);
            takeServerDown();
            assertThat(data(stream)).contains("wds.server.down");

            command("unregister", subscriber, "");
            assertThat(data(stream)).as("nothing more").isNull();
            awaitHeartbeats(0);
        }
        assertThat(world.untouched()).isTrue();
    }

    /** As a browser does by itself when the connection breaks. */
    @Test
    void aStreamThatIsOpenedAgainTakesThePlaceOfTheFirst() throws Exception {
        String subscriber = subscribe();
        try (BufferedReader first = open(subscriber);
                BufferedReader second = open(subscriber)) {
            assertThat(data(first)).as("ended").isNull();
            awaitHeartbeats(1);
            takeServerDown();
            assertThat(data(second)).contains("wds.server.down");
        }
    }

    @Test
    void whoOpensAStreamBeforeHeSubscribesLeavesNoThreadEither() throws Exception {
        String subscriber = register();
        try (BufferedReader stream = open(subscriber)) {
            awaitHeartbeats(1);
            command("unregister", subscriber, "");
            assertThat(data(stream)).isNull();
            awaitHeartbeats(0);
        }
    }

    /** Closing the world is the test. */
    @Test
    void whatIsOpenWhenTheServerStopsLeavesNoThread() throws Exception {
        open(subscribe());
        awaitHeartbeats(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"command\":\"open\",\"client\":\"ID\",\"mode\":\"pull\"",
                "\"command\":\"open\",\"client\":\"ID\",\"mode\":\"fax\"",
                "\"command\":\"open\",\"client\":\"nobody\",\"mode\":\"sse\"",
                "\"command\":\"add\",\"client\":\"ID\",\"mode\":\"fax\",\"mbean\":\"java.lang:type=Memory\"",
                "\"command\":\"remove\",\"client\":\"ID\",\"handle\":\"77\"",
                "\"command\":\"ping\",\"client\":\"nobody\"",
                "\"command\":\"unregister\",\"client\":\"nobody\""
            })
    void whatCannotBeDoneIsRefusedAndOpensNothing(String command) throws Exception {
        JsonNode answer = world.post("{\"type\":\"notification\"," + command.replace("ID", register()) + "}");
        assertThat(answer.path("status").intValue()).isEqualTo(400);
        assertThat(answer.path("error").asText()).isNotEmpty().doesNotContain("org.wdsjmx", "org.jolokia");
        awaitHeartbeats(0);
    }

    private void takeServerDown() {
        world.backend.answer = ScriptedBackend.failing(0x800706BA);
        world.refresh();
    }

    private String subscribe() throws IOException {
        String subscriber = register();
        command("add", subscriber, ",\"mode\":\"sse\",\"mbean\":\"" + JolokiaWorld.SERVER + "\"");
        return subscriber;
    }

    private String register() throws IOException {
        return world.post("{\"type\":\"notification\",\"command\":\"register\"}")
                .path("value")
                .path("id")
                .asText();
    }

    private void command(String command, String subscriber, String more) throws IOException {
        assertThat(world.post("{\"type\":\"notification\",\"command\":\"" + command + "\",\"client\":\"" + subscriber
                                + "\"" + more + "}")
                        .path("status")
                        .intValue())
                .isEqualTo(200);
    }

    private BufferedReader open(String subscriber) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        world.url().resolve("/jolokia/notification/open/" + subscriber + "/sse"))
                .build();
        return new BufferedReader(new InputStreamReader(
                http.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8));
    }

    /** The next event; null when the stream has ended. */
    private static String data(BufferedReader stream) {
        // Nothing interrupts a reader.
        return CompletableFuture.supplyAsync(() -> stream.lines()
                        .filter(line -> line.startsWith("data:"))
                        .findFirst()
                        .orElse(null))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private void awaitHeartbeats(int count) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            Set<Thread> now = heartbeats();
            now.removeAll(before);
            assertThat(now).hasSize(count);
        });
    }

    private static Set<Thread> heartbeats() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("sse"))
                .collect(Collectors.toSet());
    }
}
