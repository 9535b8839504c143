package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes the demo. */
class PrometheusIT {

    /** Every family of the design that exists so far. */
    private static final List<String> FAMILIES = List.of(
            "wds_agent_info",
            "wds_up",
            "wds_last_read_timestamp_seconds",
            "wds_read_duration_seconds_count",
            "wds_services_running",
            "wds_namespaces",
            "wds_sessions",
            "wds_clients",
            "wds_session_info",
            "wds_session_clients",
            "wds_session_transfer_rate_bytes_per_second",
            "wds_session_completion_min_ratio",
            "wds_session_completion_mean_ratio",
            "wds_client_info",
            "wds_client_completion_ratio",
            "wds_client_master",
            "wds_client_joined_timestamp_seconds",
            "wds_client_progress_timestamp_seconds",
            "wds_client_cpu_ratio",
            "wds_client_memory_ratio",
            "wds_client_network_ratio",
            "wds_clients_joined_total",
            "wds_clients_left_total",
            "wds_client_download_seconds_count",
            "wds_disconnects_total",
            "wds_tftp_transfers",
            "wds_tftp_transfer_bytes",
            "wds_tftp_transfer_size_bytes",
            "wds_client_series_dropped",
            "process_cpu_seconds_total",
            "jvm_memory_bytes_used",
            "jvm_threads_current");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;

    private static RunningProgram demo;
    private static RunningProgram prometheus;
    private static int prometheusPort;

    @BeforeAll
    static void start() throws IOException {
        String program = Tool.required("prometheus", "prometheus");
        demo = RunningProgram.wdsJmx("demo", "--port", "0", "--speed", "10");
        prometheusPort = freePort();
        Path config = Files.writeString(
                directory.resolve("prometheus.yml"),
                Files.readString(Path.of("../dashboards/prometheus/prometheus.yml"))
                        .replace("127.0.0.1:9778", "127.0.0.1:" + demo.httpUrl().getPort())
                        .replaceAll("scrape_interval: \\S+", "scrape_interval: 1s"));
        prometheus = RunningProgram.start(List.of(
                program,
                "--config.file=" + config,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + prometheusPort));
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void theShippedScrapeConfigurationIsValid() throws Exception {
        try (RunningProgram check = RunningProgram.start(List.of(
                Tool.required("promtool", "prometheus"),
                "check",
                "config",
                "../dashboards/prometheus/prometheus.yml"))) {
            assertThat(check.exitCode()).as(check.output()).isZero();
        }
    }

    @Test
    void theLintFindsNothing() throws Exception {
        Path page = Files.writeString(directory.resolve("metrics"), demo.get("/metrics"));
        try (RunningProgram lint = RunningProgram.start(
                List.of("/bin/sh", "-c", Tool.required("promtool", "prometheus") + " check metrics < " + page))) {
            assertThat(lint.exitCode()).as(lint.output()).isZero();
            assertThat(lint.output()).isEmpty();
        }
    }

    @Test
    void everyFamilyHasSamplesInPrometheus() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            TreeSet<String> missing = new TreeSet<>();
            for (String family : FAMILIES) {
                if (query(family).isEmpty()) {
                    missing.add(family);
                }
            }
            assertThat(missing).isEmpty();
        });
    }

    @Test
    void countersFollowTheLifeOfClients() throws Exception {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            assertThat(number("sum(wds_clients_joined_total)")).isPositive();
            assertThat(number("sum(wds_clients_left_total{outcome=\"completed\"})"))
                    .isPositive();
            assertThat(number("sum(wds_client_download_seconds_count)"))
                    .isEqualTo(number("sum(wds_clients_left_total{outcome=\"completed\"})"));
        });
        assertThat(number("sum(resets(wds_clients_joined_total[5m]))")).isZero();
    }

    @Test
    void sumsAndSeriesTellTheSame() throws Exception {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(number("sum(wds_clients)"))
                        .isEqualTo(number("count(wds_client_info)"))
                        .isEqualTo(number("sum(wds_session_clients)"))
                        .isPositive());
    }

    @Test
    void theQueriesOfTheReadmeFindTheSlowMaster() throws Exception {
        List<String> queries = Files.readAllLines(Path.of("../README.md")).stream()
                .filter(line -> line.startsWith("wds_") && line.contains(" on ("))
                .toList();
        assertThat(queries).hasSize(2);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(query(queries.get(0))).isNotEmpty();
            assertThat(query(queries.get(1)).findValuesAsText("name")).contains("FRONTDESK-03");
        });
    }

    @Test
    void openMetricsIsServedToWhomAcceptsIt() throws Exception {
        assertThat(demo.get("/metrics", "Accept", "application/openmetrics-text; version=1.0.0"))
                .endsWith("# EOF\n")
                .contains("# TYPE wds_client info");
        assertThat(demo.get("/metrics")).doesNotContain("# EOF");
    }

    @Test
    void thePageIsCompressedForWhomAcceptsIt() throws Exception {
        HttpResponse<InputStream> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(demo.httpUrl().resolve("/metrics"))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (InputStream page = new GZIPInputStream(response.body())) {
            assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8)).contains("wds_up{");
        }
    }

    private static double number(String query) throws IOException, InterruptedException {
        JsonNode result = query(query);
        assertThat(result).as(query).hasSize(1);
        return result.get(0).path("value").get(1).asDouble();
    }

    private static JsonNode query(String query) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + prometheusPort + "/api/v1/query?query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8));
        String body = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        return JSON.readTree(body).path("data").path("result");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void nothingIsScrapedTwice() throws Exception {
        assertThat(Pattern.compile("(?m)^([a-z_]+(?:\\{[^\\n]*})?) ")
                        .matcher(demo.get("/metrics"))
                        .results()
                        .map(match -> match.group(1)))
                .doesNotHaveDuplicates();
    }
}
