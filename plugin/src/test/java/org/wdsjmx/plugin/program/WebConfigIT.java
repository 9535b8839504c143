package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.tls.Keys;

/** One web configuration for Prometheus and for this program. */
@Timeout(240)
class WebConfigIT {

    private static final Pattern READY = Pattern.compile("Server is ready to receive web requests");

    @TempDir
    private Path directory;

    private Path web;
    private HttpClient http;

    @BeforeEach
    void makeTheFile() throws Exception {
        Path keystore = Keys.keystore(directory, "wds01", "EC");
        Keys.certificate(keystore);
        Keys.key(keystore);
        http = HttpClient.newBuilder()
                .sslContext(Keys.client(Optional.empty(), keystore))
                .build();
        web = Files.writeString(
                directory.resolve("web.yml"),
                String.format(
                        Locale.ROOT,
                        """
                tls_server_config:
                  cert_file: wds01.crt
                  key_file: wds01.key
                  client_auth_type: NoClientCert
                  min_version: TLS12
                http_server_config:
                  http2: true
                  headers:
                    X-Frame-Options: deny
                basic_auth_users:
                  alice: %s
                """,
                        BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(8, "secret".toCharArray())));
    }

    @Test
    void prometheusTakesIt() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path config = Files.writeString(directory.resolve("prometheus.yml"), "scrape_configs: []\n");
        try (RunningProgram prometheus = RunningProgram.start(List.of(
                Tool.required("prometheus", "prometheus"),
                "--config.file=" + config,
                "--web.config.file=" + web,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port))) {
            prometheus.awaitOutput(READY);

            assertOnlyAliceComesIn(URI.create("https://127.0.0.1:" + port + "/metrics"));
        }
    }

    @Test
    void soDoesThisProgram() throws Exception {
        Path config = config("");
        try (RunningProgram program = RunningProgram.wdsJmx("run", "--config", config.toString())) {
            URI url = program.httpUrl();

            assertThat(url.getScheme()).isEqualTo("https");
            assertOnlyAliceComesIn(url.resolve("/metrics"));
        }
        try (RunningProgram check = RunningProgram.wdsJmx("check", "--config", config.toString())) {
            assertThat(check.exitCode()).as(check.output()).isZero();
            assertThat(check.output())
                    .contains(
                            "from this machine only, TLS",
                            "user     alice: viewer, by password",
                            "tls      CN=wds01",
                            "web.yml: http_server_config.http2 is not taken",
                            "web.yml: http_server_config.headers is not taken");
        }
    }

    @Test
    void aPartThatCannotBeKeptIsNamedByCheckAndRun() throws Exception {
        Files.writeString(web, Files.readString(web).replace("min_version: TLS12", "min_version: TLS13"));
        for (String command : new String[] {"check", "run"}) {
            try (RunningProgram program =
                    RunningProgram.wdsJmx(command, "--config", config("").toString())) {
                assertThat(program.exitCode()).isEqualTo(2);
                assertThat(program.output())
                        .contains("access.users: tls_server_config is not taken because of min_version TLS13: here");
            }
        }
        Path own = config("tls: {certificate: wds01.crt, key: wds01.key}\n");
        try (RunningProgram check = RunningProgram.wdsJmx("check", "--config", own.toString())) {
            assertThat(check.exitCode()).as(check.output()).isZero();
            assertThat(check.output()).contains("tls_server_config is not taken, because tls of the configuration");
        }
    }

    private Path config(String more) throws Exception {
        return Files.writeString(
                directory.resolve("wds-jmx.yaml"),
                "backend: emulator\nhttp: {port: 0}\naccess: {users: web.yml}\n" + more);
    }

    private void assertOnlyAliceComesIn(URI url) throws Exception {
        assertThat(status(url, null)).isEqualTo(401);
        assertThat(status(url, "alice:wrong")).isEqualTo(401);
        assertThat(status(url, "alice:secret")).isEqualTo(200);
    }

    private int status(URI url, String credentials) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(url);
        if (credentials != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
