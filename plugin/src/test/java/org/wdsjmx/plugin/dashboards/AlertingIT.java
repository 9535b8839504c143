package org.wdsjmx.plugin.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.program.RunningProgram;
import org.wdsjmx.plugin.program.Tool;

/**
 * From the emulator over a real Prometheus and two real Alertmanagers back to wds-jmx, with the rules and the route that are shipped:
 * the slow and the stalled machine are disconnected, or only said to be.
 */
class AlertingIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(wds_[a-z_]+(?:\\{[^\n]*\\})?) (\\S+)$");
    private static final String SESSION_OF_FRONTDESK =
            "wds_session_transfer_rate_bytes_per_second{server=\"WDS01\",session=\"3457693642\",}";

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
    void slowAndStalledMachinesAreDisconnectedOnceOrOnlySaidToBe() throws Exception {
        Site enforcing = new Site("ENFORCE", "the-token");
        Site rehearsing = new Site("DRY_RUN", "the-token");
        // Its alerts are refused, and nothing comes of them.
        Site locked = new Site("ENFORCE", "a-wrong-token");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(enforcing.decisions("WdsSessionHeldBack", "acted")).isEqualTo(1);
            assertThat(enforcing.decisions("WdsClientStalled", "acted")).isEqualTo(1);
            assertThat(enforcing.metric("wds_remediation_confirmations_total{result=\"departed\",}"))
                    .isEqualTo(2);
        });
        assertThat(enforcing.metric(SESSION_OF_FRONTDESK)).isGreaterThan(20e6);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(enforcing.firing()).doesNotContain("FRONTDESK-03", "LIB-KIOSK-02"));
        assertThat(enforcing.disconnects("alert", "accepted")).isEqualTo(2);
        assertThat(enforcing.disconnects("alert", "changed")).isZero();
        assertThat(enforcing.audit())
                .filteredOn(line -> line.contains("\"kind\":\"outcome\""))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .contains("\"who\":\"alertmanager\"", "\"way\":\"alert\"", "\"outcome\":\"ACCEPTED\""))
                .anySatisfy(line -> assertThat(line).contains("FRONTDESK-03", "alert WdsSessionHeldBack"))
                .anySatisfy(line -> assertThat(line).contains("LIB-KIOSK-02", "alert WdsClientStalled"));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(rehearsing.decisions("WdsSessionHeldBack", "dry_run")).isEqualTo(1);
            assertThat(rehearsing.decisions("WdsClientStalled", "dry_run")).isEqualTo(1);
        });
        assertThat(rehearsing.disconnects("alert", "accepted")).isZero();
        assertThat(rehearsing.metric(SESSION_OF_FRONTDESK)).isLessThan(2e6);
        assertThat(rehearsing.audit())
                .noneSatisfy(line -> assertThat(line).contains("\"kind\":\"intent\""))
                .anySatisfy(line -> assertThat(line).contains("dry_run: no request was made", "FRONTDESK-03"));

        assertThat(locked.metric("wds_authentication_failures_total{way=\"alert\",}"))
                .isPositive();
        assertThat(locked.disconnects("alert", "accepted")).isZero();
        assertThat(locked.metric(SESSION_OF_FRONTDESK)).isLessThan(2e6);
    }

    /** One wds-jmx, the Prometheus that scrapes it, and two Alertmanagers that know nothing of each other. */
    private final class Site {

        private final Path home;
        private final RunningProgram program;
        private final URI prometheus;

        Site(String mode, String token) throws IOException {
            home = Files.createDirectory(directory.resolve(mode + '-' + token));
            Files.writeString(
                    home.resolve("users.yaml"), String.format(Locale.ROOT, """
                    bearer_tokens: {alertmanager: '%s', prometheus: '%s'}
                    roles: {alertmanager: remediator}
                    """, hash("the-token"), hash("look")));
            Files.writeString(home.resolve("wds-jmx.yaml"), String.format(Locale.ROOT, """
                    backend: emulator
                    servers: [WDS01]
                    poll: {interval: 2s, stalledAfter: 30s}
                    http: {port: 0}
                    access: {users: users.yaml}
                    remediation: {mode: %s, settle: 5s, confirmWithin: 30s}
                    """, mode));
            program = opened(RunningProgram.wdsJmx(
                    "run", "--config", home.resolve("wds-jmx.yaml").toString()));
            int alertmanager = alertmanager(token, 1);
            int other = alertmanager(token, 2);
            prometheus = prometheus(alertmanager, other);
        }

        private int alertmanager(String token, int number) throws IOException {
            int port = freePort();
            Path config = Files.writeString(
                    home.resolve("alertmanager-" + number + ".yml"),
                    Files.readString(Dashboards.ALERTMANAGER)
                            .replace(
                                    "127.0.0.1:9778",
                                    "127.0.0.1:" + program.httpUrl().getPort()));
            Files.writeString(home.resolve("wds-jmx.token"), token);
            opened(RunningProgram.start(List.of(
                    Tool.required("prometheus-alertmanager", "prometheus-alertmanager"),
                    "--config.file=" + config,
                    "--storage.path=" + home.resolve("alertmanager-" + number),
                    "--cluster.listen-address=",
                    "--web.listen-address=127.0.0.1:" + port)));
            return port;
        }

        private URI prometheus(int alertmanager, int other) throws IOException {
            Files.copy(Dashboards.PROMETHEUS.resolve("recording.yml"), home.resolve("recording.yml"));
            Files.writeString(
                    home.resolve("alerts.yml"),
                    lessPatient(Files.readString(Dashboards.PROMETHEUS.resolve("alerts.yml"))));
            Path config = Files.writeString(
                    home.resolve("prometheus.yml"),
                    Files.readString(Dashboards.PROMETHEUS.resolve("prometheus.yml"))
                            .replace(
                                    "'127.0.0.1:9778'",
                                    "'127.0.0.1:" + program.httpUrl().getPort() + "'")
                            .replace("'127.0.0.1:9093'", "'127.0.0.1:" + alertmanager + "', '127.0.0.1:" + other + "'")
                            .replace("job_name: wds-jmx", "job_name: wds-jmx\n    authorization: {credentials: look}")
                            .replaceAll("scrape_interval: \\S+", "scrape_interval: 2s")
                            .replaceAll("evaluation_interval: \\S+", "evaluation_interval: 5s"));
            int port = freePort();
            opened(RunningProgram.start(List.of(
                    Tool.required("prometheus", "prometheus"),
                    "--config.file=" + config,
                    "--storage.tsdb.path=" + home.resolve("prometheus"),
                    "--web.listen-address=127.0.0.1:" + port)));
            return URI.create("http://127.0.0.1:" + port + "/api/v1/alerts");
        }

        /** The alerts that fire, as Prometheus tells them. */
        String firing() throws IOException, InterruptedException {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(prometheus).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }

        List<String> audit() throws IOException {
            return Files.readAllLines(home.resolve("audit.jsonl"));
        }

        double decisions(String alert, String decision) throws IOException, InterruptedException {
            return metric("wds_remediation_decisions_total{alert=\"" + alert + "\",decision=\"" + decision
                    + "\",reason=\"none\",}");
        }

        double disconnects(String origin, String outcome) throws IOException, InterruptedException {
            return metric("wds_disconnects_total{server=\"WDS01\",disposition=\"fallback\",origin=\"" + origin
                    + "\",outcome=\"" + outcome + "\",}");
        }

        double metric(String sample) throws IOException, InterruptedException {
            String page = program.get("/metrics", "Authorization", "Bearer look");
            Matcher samples = SAMPLE.matcher(page);
            while (samples.find()) {
                if (samples.group(1).equals(sample)) {
                    return Double.parseDouble(samples.group(2));
                }
            }
            throw new AssertionError("no sample " + sample + " in:\n" + page);
        }
    }

    /** Half a minute without progress instead of five minutes, at the two numbers where the file says so. */
    private static String lessPatient(String alerts) {
        String[] parts = alerts.split("\\b300  # seconds", -1);
        assertThat(parts).hasSize(3);
        return String.join("30  # seconds", parts);
    }

    private static String hash(String token) {
        return BCrypt.withDefaults().hashToString(8, token.toCharArray());
    }

    private <T extends AutoCloseable> T opened(T program) {
        running.add(program);
        return program;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
