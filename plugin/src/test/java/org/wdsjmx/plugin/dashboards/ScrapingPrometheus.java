package org.wdsjmx.plugin.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wdsjmx.plugin.program.RunningProgram;
import org.wdsjmx.plugin.program.Tool;

/** A real Prometheus with the shipped configuration, but for the port that it scrapes and a shorter interval. */
final class ScrapingPrometheus implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern READY = Pattern.compile("ready to receive web requests");

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningProgram program;
    private final int port;

    private ScrapingPrometheus(RunningProgram program, int port) {
        this.program = program;
        this.port = port;
    }

    /** The path of the program; skips the test without it. */
    static String required() {
        return Tool.required("prometheus", "prometheus");
    }

    static ScrapingPrometheus of(RunningProgram target, Path directory) throws IOException {
        Path config = Files.writeString(
                directory.resolve("prometheus.yml"),
                Files.readString(Path.of("../dashboards/prometheus/prometheus.yml"))
                        .replace(
                                "127.0.0.1:9778",
                                "127.0.0.1:" + target.httpUrl().getPort())
                        .replaceAll("(?m)^rule_files:.*\\n(?:[ -].*\\n)*", "")
                        .replaceAll("scrape_interval: \\S+", "scrape_interval: 1s"));
        int port = freePort();
        RunningProgram program = RunningProgram.start(List.of(
                required(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port));
        program.awaitOutput(READY);
        return new ScrapingPrometheus(program, port);
    }

    /** What its HTTP API answers.
     *
     * @throws QueryException if it refuses the query
     */
    JsonNode ask(String path, Map<String, String> parameters) throws IOException, InterruptedException {
        String query = parameters.entrySet().stream()
                .map(p -> URLEncoder.encode(p.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        JsonNode answer = JSON.readTree(http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + path + "?" + query))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
        if (!answer.path("status").asText().equals("success")) {
            throw new QueryException(answer.path("error").asText());
        }
        return answer.path("data");
    }

    @Override
    public void close() {
        program.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Prometheus refuses a query. */
    static final class QueryException extends RuntimeException {

        QueryException(String message) {
            super(message);
        }
    }
}
