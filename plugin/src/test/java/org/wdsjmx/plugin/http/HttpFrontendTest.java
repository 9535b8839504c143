package org.wdsjmx.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.plugin.access.CurrentSubject;
import org.wdsjmx.plugin.access.OpenAuthentication;
import org.wdsjmx.plugin.access.Right;
import org.wdsjmx.plugin.access.Role;
import org.wdsjmx.plugin.metrics.OrderedRegistry;

class HttpFrontendTest {

    private static final HttpHandler BROKEN = exchange -> {
        throw new IllegalStateException("secret detail");
    };

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicBoolean ready = new AtomicBoolean();
    private HttpFrontend frontend;

    @BeforeEach
    void start() throws IOException {
        frontend = bind(0);
        frontend.start(
                List.of(
                        Endpoint.of("/", Right.READ, new PageEndpoint()),
                        Endpoint.of("/metrics", Right.READ, MetricsEndpoint.of(new OrderedRegistry())),
                        Endpoint.open("/-/healthy", HealthEndpoints.healthy()),
                        Endpoint.open("/-/ready", HealthEndpoints.ready(ready::get)),
                        Endpoint.of("/broken", Right.READ, BROKEN)),
                new HttpRules(
                        new OpenAuthentication(Role.VIEWER),
                        new CurrentSubject(),
                        true,
                        Set.of(),
                        TrustedProxies.NONE));
    }

    @AfterEach
    void close() {
        frontend.close();
    }

    @ParameterizedTest
    @CsvSource({"/,200", "/metrics,200", "/-/healthy,200", "/-/ready,503", "/nothing,404", "/metricsx,404", "/-/,404"})
    void everyPathHasItsStatus(String path, int status) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(status);
    }

    @Test
    void theFirstPageLeadsToTheOthers() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.body()).contains("\"metrics\"", "\"jolokia/version\"", "\"page/main.js\"");
    }

    @Test
    void itIsReadyOnceEveryServerWasAsked() throws Exception {
        ready.set(true);
        assertThat(get("/-/ready").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/metrics", "/-/healthy"})
    void whatIsOnlyReadTakesNoPost(String path) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(frontend.url().resolve(path))
                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void aFailureIsAnsweredWithoutItsDetails() throws Exception {
        HttpResponse<String> answer = get("/broken");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "localhost:1234, 200",
        "127.0.0.1, 200",
        "'[::1]:9778', 200",
        "'[0:0:0:0:0:0:0:1]:9778', 200",
        "'[::1%25lo]', 200",
        "'[::ffff:127.0.0.1]', 200",
        "LOCALHOST, 200",
        "127.8.9.10, 200",
        "'[::2]', 403",
        "'[::ffff:10.1.2.3]', 403",
        "'::1', 403",
        "localhost@evil.example, 403",
        "evil.example, 403",
        "127.0.0.1.evil.example, 403",
        "localhost.evil.example:80, 403",
        "'', 403",
        "'[', 403"
    })
    void onlyNamesOfThisMachineAreServed(String host, int status) throws Exception {
        assertThat(raw("GET /-/healthy HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    @Test
    void requestsThatNeverEndDoNotBlockOthers() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), frontend.port());
                slow.add(socket);
                socket.getOutputStream()
                        .write("GET /metrics HTTP/1.1\r\nHost: local".getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            }
            assertThat(get("/-/healthy").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "::1, [::1]", "0:0:0:0:0:0:0:1, [::1]", "::, localhost", "0.0.0.0, localhost"})
    void anAddressIsPublishedInItsOneForm(String address, String published) throws Exception {
        try (HttpFrontend other =
                new HttpFrontend(new InetSocketAddress(InetAddress.getByName(address), 0), Optional.empty())) {
            assertThat(other.url()).hasToString("http://" + published + ":" + other.port() + "/");
        }
    }

    @Test
    void aPortInUseIsRefused() {
        assertThatThrownBy(() -> bind(frontend.port())).isInstanceOf(BindException.class);
    }

    private static HttpFrontend bind(int port) throws IOException {
        return new HttpFrontend(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Optional.empty());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(frontend.url().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), frontend.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
