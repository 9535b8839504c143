package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wdsjmx.plugin.tls.Keys;

/** The program with users and TLS, on every JDK that is installed: consoles, browsers and scripts come in, others do not. */
@Timeout(240)
class SecureProgramIT {

    private static final String RESOURCES = "src/test/resources/org/wdsjmx/plugin/program/";
    private static final String MASTER = "wds.transport:type=Session,server=WDS01,*";

    @TempDir
    private static Path directory;

    private static Path keystore;
    private static Path config;
    private static HttpClient http;

    @BeforeAll
    static void configure() throws Exception {
        keystore = Keys.keystore(directory, "wds01", "EC");
        Keys.passwordFile(directory);
        SSLContext client = Keys.client(Optional.empty(), keystore);
        http = HttpClient.newBuilder().sslContext(client).build();
        Files.setPosixFilePermissions(
                Files.writeString(
                        directory.resolve("users.yaml"),
                        String.format(Locale.ROOT, """
                basic_auth_users: {alice: %s, victor: %s}
                bearer_tokens: {prometheus: %s}
                roles: {alice: operator}
                """, hash("secret"), hash("look only"), hash("a-token"))),
                PosixFilePermissions.fromString("rw-r--r--"));
        config = Files.writeString(
                directory.resolve("wds-jmx.yaml"),
                String.format(
                        Locale.ROOT, """
                backend: emulator
                emulator: {scenario: %s}
                poll: {interval: 1s}
                http: {port: 0}
                jmx: {port: 0}
                tls: {keystore: wds01.p12, passwordFile: password}
                access: {users: users.yaml}
                """, Path.of(RESOURCES + "steady.yaml").toAbsolutePath()));
    }

    static List<Path> jdks() {
        return InstalledJdks.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void consolesWithAPasswordComeInAndDoWhatTheirRoleMay(Path jdk) throws Exception {
        Files.deleteIfExists(directory.resolve("audit.jsonl"));
        Files.deleteIfExists(directory.resolve("audit.jsonl.head"));
        try (RunningProgram program = RunningProgram.wdsJmxOn(jdk, "run", "--config", config.toString())) {
            String url = program.jmxUrl();
            awaitClients(program);

            assertThat(console("alice", "secret", true, url, "get", MASTER, "MasterClient"))
                    .contains("VALUE SLOW");
            assertThat(console("victor", "look only", true, url, "invoke", MASTER, "disconnectMaster", "Fallback"))
                    .contains("outcome=REFUSED", "Role viewer (victor) may not");
            assertThat(console("alice", "secret", true, url, "invoke", MASTER, "disconnectMaster", "Abort"))
                    .contains("outcome=REFUSED", "Role operator (alice) may not");
            assertThat(console("alice", "secret", true, url, "invoke", MASTER, "disconnectMaster", "Fallback"))
                    .contains("outcome=ACCEPTED");

            String audit = Files.readString(directory.resolve("audit.jsonl"));
            assertThat(audit.lines().filter(line -> line.contains("\"kind\":\"denied\"")))
                    .hasSize(2);
            assertThat(audit.lines().filter(line -> line.contains("\"kind\":\"intent\"")))
                    .singleElement()
                    .asString()
                    .contains("\"who\":\"alice\"", "\"from\":\"127.0.0.1\"", "\"way\":\"jmx\"", "\"name\":\"SLOW\"");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void otherConsolesDoNot(Path jdk) throws Exception {
        try (RunningProgram program = RunningProgram.wdsJmxOn(jdk, "run", "--config", config.toString())) {
            String url = program.jmxUrl();
            String port = url.replaceFirst(".*:(\\d+)/jmxrmi", "$1");

            assertThat(console(null, null, true, url, "names", "*:*"))
                    .contains("SecurityException", "Name and password are needed")
                    .doesNotContain("NAME ");
            assertThat(console("alice", "wrong", true, url, "names", "*:*"))
                    .contains("SecurityException", "Name or password is wrong")
                    .doesNotContain("NAME ");
            assertThat(console("prometheus", "a-token", true, url, "names", "*:*"))
                    .contains("Name or password is wrong")
                    .doesNotContain("NAME ");
            assertThat(console("alice", "secret", false, url, "names", "*:*"))
                    .as("without TLS")
                    .contains("Exception")
                    .doesNotContain("NAME ");
            assertThat(console("alice", "secret", true, url, "rebind", port))
                    .contains("AccessException")
                    .doesNotContain("REBOUND");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void scrapersAndScriptsNeedACredential(Path jdk) throws Exception {
        try (RunningProgram program = RunningProgram.wdsJmxOn(jdk, "run", "--config", config.toString())) {
            URI url = program.httpUrl();
            assertThat(url.getScheme()).isEqualTo("https");

            assertThat(get(url, "/metrics", null).statusCode()).isEqualTo(401);
            assertThat(get(url, "/jolokia/version", null).statusCode()).isEqualTo(401);
            assertThat(get(url, "/metrics", "Bearer an-old-token").statusCode()).isEqualTo(401);
            assertThat(get(url, "/metrics", "Bearer a-token").body())
                    .contains("wds_up", "wds_authentication_failures_total{way=\"jolokia\",} 1.0");
            assertThat(get(url, "/jolokia/version", basic("victor:look only")).body())
                    .contains("\"status\":200");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void whatIsOpenIsToldBeforehand(Path jdk) throws Exception {
        try (RunningProgram check = RunningProgram.wdsJmxOn(jdk, "check", "--rights", "--config", config.toString())) {
            assertThat(check.exitCode()).as(check.output()).isZero();
            assertThat(check.output())
                    .contains("http     127.0.0.1 port 0, from this machine only, TLS")
                    .contains("jmx      127.0.0.1 port 0, from this machine only, TLS")
                    .contains("attach   a console of the same user on this machine, without a password: operator")
                    .contains("user     alice: operator, by password", "user     prometheus: viewer, by token")
                    .contains("tls      CN=wds01, valid until")
                    .contains("audit    " + "audit.jsonl")
                    .contains("WARNING  access.users: the hash of alice has cost 8")
                    .contains("WARNING  access.users: other users of this machine can read")
                    .containsPattern("disconnect clients by Abort +- +- +yes +-");
        }
    }

    private static void awaitClients(RunningProgram program) {
        URI url = program.httpUrl();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> get(url, "/metrics", "Bearer a-token").body().contains("wds_client_info{"));
    }

    private static HttpResponse<String> get(URI url, String path, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(20));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String console(String user, String password, boolean tls, String... commands)
            throws IOException, InterruptedException {
        Stream<String> credentials =
                user == null ? Stream.of() : Stream.of("-Dconsole.user=" + user, "-Dconsole.password=" + password);
        Stream<String> trust = tls
                ? Stream.of(
                        "-Djavax.net.ssl.trustStore=" + keystore, "-Djavax.net.ssl.trustStorePassword=" + Keys.PASSWORD)
                : Stream.of();
        List<String> command = new ArrayList<>(List.of(RunningProgram.java()));
        Stream.concat(credentials, trust).forEach(command::add);
        command.add(RESOURCES + "RemoteConsole.java");
        command.addAll(List.of(commands));
        try (RunningProgram console = RunningProgram.start(command)) {
            console.exitCode();
            return console.output();
        }
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(String password) {
        return BCrypt.withDefaults().hashToString(8, password.toCharArray());
    }
}
