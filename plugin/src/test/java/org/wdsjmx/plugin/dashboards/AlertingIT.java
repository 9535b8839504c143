package org.wdsjmx.plugin.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.program.RunningProgram;
import org.wdsjmx.plugin.program.Tool;

/** From the demo over a real Prometheus and a real Alertmanager to the webhook, all with the files that are shipped. */
class AlertingIT {

    private static final String TOKEN = "a-token";

    @TempDir
    private Path directory;

    private final List<AutoCloseable> running = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable program : running) {
            program.close();
        }
    }

    @Test
    void theMachinesToDisconnectAreToldToTheWebhook() throws Exception {
        String prometheus = Tool.required("prometheus", "prometheus");
        String alertmanager = Tool.required("prometheus-alertmanager", "prometheus-alertmanager");
        Webhook webhook = opened(new Webhook(TOKEN));
        RunningProgram demo = opened(RunningProgram.wdsJmx("demo", "--port", "0"));
        int alertmanagerPort = freePort();
        startAlertmanager(alertmanager, alertmanagerPort, webhook.port());
        startPrometheus(prometheus, demo.httpUrl().getPort(), alertmanagerPort);

        await().atMost(Duration.ofMinutes(4)).untilAsserted(() -> {
            assertThat(names(webhook, "WdsSessionHeldBack", "firing")).contains("FRONTDESK-03");
            assertThat(names(webhook, "WdsClientStalled", "firing")).containsExactly("LIB-KIOSK-02");
        });
        JsonNode master = first(webhook, "WdsSessionHeldBack");
        JsonNode stalled = first(webhook, "WdsClientStalled");
        String metrics = demo.get("/metrics");
        assertThat(metrics).contains(identity(master), identity(stalled));
        assertThat(names(webhook, "WdsSessionHeldBack", "resolved")).isEmpty();

        disconnect(demo, master);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(names(webhook, "WdsSessionHeldBack", "resolved"))
                        .contains("FRONTDESK-03"));
    }

    private void startAlertmanager(String program, int port, int webhookPort) throws IOException {
        Path config = Files.writeString(
                directory.resolve("alertmanager.yml"),
                Files.readString(Dashboards.ALERTMANAGER).replace("127.0.0.1:9778", "127.0.0.1:" + webhookPort));
        Files.writeString(directory.resolve("wds-jmx.token"), TOKEN);
        opened(RunningProgram.start(List.of(
                program,
                "--config.file=" + config,
                "--storage.path=" + directory.resolve("alertmanager"),
                "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:" + port)));
    }

    private void startPrometheus(String program, int agentPort, int alertmanagerPort) throws IOException {
        Files.copy(Dashboards.PROMETHEUS.resolve("recording.yml"), directory.resolve("recording.yml"));
        Files.writeString(
                directory.resolve("alerts.yml"),
                lessPatient(Files.readString(Dashboards.PROMETHEUS.resolve("alerts.yml"))));
        Path config = Files.writeString(
                directory.resolve("prometheus.yml"),
                Files.readString(Dashboards.PROMETHEUS.resolve("prometheus.yml"))
                        .replace("127.0.0.1:9778", "127.0.0.1:" + agentPort)
                        .replace("127.0.0.1:9093", "127.0.0.1:" + alertmanagerPort)
                        .replaceAll("scrape_interval: \\S+", "scrape_interval: 1s")
                        .replaceAll("evaluation_interval: \\S+", "evaluation_interval: 5s"));
        opened(RunningProgram.start(List.of(
                program,
                "--config.file=" + config,
                "--storage.tsdb.path=" + directory.resolve("prometheus"),
                "--web.listen-address=127.0.0.1:" + freePort())));
    }

    /** Half a minute without progress instead of five minutes, at the two numbers where the file says so. */
    private static String lessPatient(String alerts) {
        String[] parts = alerts.split("\\b300  # seconds", -1);
        assertThat(parts).hasSize(3);
        return String.join("30  # seconds", parts);
    }

    private static List<String> names(Webhook webhook, String alert, String status) {
        return webhook.received(alert, status).stream()
                .map(received -> received.at("/labels/name").asText())
                .distinct()
                .toList();
    }

    private static JsonNode first(Webhook webhook, String alert) {
        return webhook.received(alert, "firing").get(0).path("labels");
    }

    /** The beginning of the sample of wds_client_info that the labels of an alert have to agree with. */
    private static String identity(JsonNode labels) {
        return "wds_client_info{server=\"%s\",client=\"%s\",session=\"%s\",name=\"%s\",mac=\"%s\","
                .formatted(
                        labels.path("server").asText(),
                        labels.path("client").asText(),
                        labels.path("session").asText(),
                        labels.path("name").asText(),
                        labels.path("mac").asText());
    }

    private static void disconnect(RunningProgram demo, JsonNode labels) throws IOException, InterruptedException {
        String request = """
                {"type":"exec","mbean":"wds.transport:type=Server,server=%s","operation":"disconnectClient","arguments":[%s,"Fallback"]}""".formatted(
                        labels.path("server").asText(), labels.path("client").asText());
        assertThat(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(demo.httpUrl().resolve("/jolokia/"))
                                        .POST(HttpRequest.BodyPublishers.ofString(request))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains("\"outcome\":\"ACCEPTED\"");
    }

    private <T extends AutoCloseable> T opened(T program) {
        running.add(program);
        return program;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
