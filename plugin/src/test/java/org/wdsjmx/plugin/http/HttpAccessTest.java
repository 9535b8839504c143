package org.wdsjmx.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.plugin.access.Authentication;
import org.wdsjmx.plugin.access.AuthenticationException;
import org.wdsjmx.plugin.access.Caller;
import org.wdsjmx.plugin.access.Callers;
import org.wdsjmx.plugin.access.CurrentSubject;
import org.wdsjmx.plugin.access.JvmExposure;
import org.wdsjmx.plugin.access.Login;
import org.wdsjmx.plugin.access.Right;
import org.wdsjmx.plugin.access.Role;
import org.wdsjmx.plugin.config.WebOrigin;

/** Who is let in over real sockets, and what happens to callers who mean no good. */
@Timeout(60)
class HttpAccessTest {

    private static final String HAWTIO = "https://hawtio.example.org";

    private final CurrentSubject subject = new CurrentSubject();
    private final Callers callers = new Callers(subject, Role.ADMIN, JvmExposure.ofThisVirtualMachine());
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger answered = new AtomicInteger();
    private HttpFrontend frontend;

    /** Users alice and anybody with the token. */
    private static final class TwoUsers implements Authentication {

        @Override
        public Login byPassword(String user, String password, Origin origin) throws AuthenticationException {
            if (user.equals("slow down")) {
                throw new AuthenticationException("Too many failures", Duration.ofMillis(2_500));
            }
            if (!user.equals("ålice") || !password.equals("sec:ret")) {
                throw new AuthenticationException("Name or password is wrong");
            }
            return login(user, Role.OPERATOR, origin);
        }

        @Override
        public Login byToken(String token, Origin origin) throws AuthenticationException {
            if (!token.equals("token-1")) {
                throw new AuthenticationException("Name or password is wrong");
            }
            return login("alertmanager", Role.REMEDIATOR, origin);
        }

        @Override
        public Login anonymous(Origin origin) throws AuthenticationException {
            throw new AuthenticationException("Name and password are needed");
        }

        @Override
        public Login resumed(String user, Origin origin) {
            return login(user, Role.REMEDIATOR, origin);
        }

        private static Login login(String name, Role role, Origin origin) {
            return new Login(name, origin.way(), origin.address(), origin.readsOnly(), () -> Optional.of(role));
        }
    }

    @BeforeEach
    void start() throws IOException {
        frontend = new HttpFrontend(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty());
        frontend.start(
                List.of(
                        Endpoint.of("/who", Right.READ, this::tellWho),
                        Endpoint.of("/alerts", Right.POST_ALERTS, this::tellWho),
                        Endpoint.open("/-/healthy", HealthEndpoints.healthy())),
                new HttpRules(
                        new TwoUsers(),
                        subject,
                        false,
                        Set.of(WebOrigin.parse(HAWTIO).orElseThrow()),
                        TrustedProxies.NONE));
    }

    @AfterEach
    void close() {
        frontend.close();
    }

    private void tellWho(HttpExchange exchange) throws IOException {
        answered.incrementAndGet();
        Caller caller = callers.current();
        int length = exchange.getRequestBody().readAllBytes().length;
        TextAnswer.send(
                exchange,
                200,
                caller.name()
                        + ' '
                        + caller.roleName()
                        + ' '
                        + caller.way()
                        + ' '
                        + caller.address()
                        + (caller.readsOnly() ? " reads " : " acts ")
                        + length);
    }

    @Test
    void withoutCredentialsOneIsAskedForThem() throws Exception {
        HttpResponse<String> answer = get("/who");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .containsExactly("Basic realm=\"wds-jmx\", charset=\"UTF-8\"", "Bearer realm=\"wds-jmx\"");
        assertThat(answered).hasValue(0);
    }

    @Test
    void aCallerIsKnownByNameAndAddressWhileItsRequestIsAnswered() throws Exception {
        assertThat(get("/who", "Authorization", basic("ålice:sec:ret")).body())
                .isEqualTo("ålice operator JOLOKIA 127.0.0.1 reads 0");
        assertThat(callers.current().name()).as("on other threads").isEqualTo("local");
    }

    @Test
    void aPostMayAct() throws Exception {
        assertThat(post("/who", "body", "Authorization", basic("ålice:sec:ret")).body())
                .isEqualTo("ålice operator JOLOKIA 127.0.0.1 acts 4");
    }

    @Test
    void aTokenIsACredentialToo() throws Exception {
        assertThat(post("/alerts", "", "Authorization", "Bearer token-1").body())
                .startsWith("alertmanager remediator");
    }

    @ParameterizedTest
    @CsvSource({"/who, Bearer token-1", "/alerts, Basic w6VsaWNlOnNlYzpyZXQ="})
    void whoHasNotTheRightIsRefusedWithTheReason(String path, String authorization) throws Exception {
        HttpResponse<String> answer = get(path, "Authorization", authorization);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).startsWith("Role ").contains(" may not ");
        assertThat(answered).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic ",
                "Basic !!!!",
                "Basic w6VsaWNl",
                "Basic /w==",
                "Basic w6VsaWNlOnNlYzpyZXQ=x",
                "Digest username=alice",
                "Bearer",
                "Bearer token-2",
                "Bearer token 1",
                "basicw6VsaWNlOnNlYzpyZXQ=",
                "",
            })
    void whatIsNoCredentialIsRefused(String header) throws Exception {
        assertThat(get("/who", "Authorization", header).statusCode()).isEqualTo(401);
        assertThat(answered).hasValue(0);
    }

    @Property(tries = 200)
    void noHeaderLetsAnybodyInByChance(@ForAll @Size(max = 300) byte[] bytes) throws Exception {
        if (frontend == null) {
            start();
        }
        for (String name : List.of("Authorization", "Host", "Origin", "Referer", "Content-Length")) {
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.write(ascii("POST /who HTTP/1.1\r\nConnection: close\r\n"));
            request.write(ascii(name.equals("Host") ? "" : "Host: localhost\r\n"));
            request.write(ascii(name + ": "));
            request.write(bytes);
            request.write(ascii("\r\n\r\n"));
            String answer = send(request.toByteArray(), true);
            assertThat(answer).matches("(?s)(HTTP/1\\.1 4.*)?");
        }
        assertThat(answered).hasValue(0);
    }

    @AfterTry
    void closeAfterTry() {
        frontend.close();
        frontend = null;
    }

    @Test
    void whoGuessesTooOftenIsToldWhenToComeBack() throws Exception {
        HttpResponse<String> answer = get("/who", "Authorization", basic("slow down:x"));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
    }

    @Test
    void supervisorsNeedNoPassword() throws Exception {
        assertThat(get("/-/healthy").statusCode()).isEqualTo(200);
    }

    @Test
    void withUsersThePortMayBeReachedUnderAnyName() throws Exception {
        assertThat(send(
                        ascii("GET /-/healthy HTTP/1.1\r\nHost: wds01.corp.example\r\nConnection: close\r\n\r\n"),
                        false))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/who", "/-/healthy", "/whoever"})
    void everyAnswerProtectsBrowsers(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.headers().map())
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("x-frame-options", List.of("DENY"))
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
                .containsEntry("content-security-policy", List.of("default-src 'none'; frame-ancestors 'none'"))
                .doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A program: tells nothing of itself that a browser does.
                "curl/8      |                             |                          |        | 200",
                "            |                             |                          |        | 200",
                // A browser that does not tell where the request comes from.
                "Mozilla/5.0 |                             |                          |        | 403",
                "curl/8      |                             |                          | cors   | 403",
                // Our own page.
                "Mozilla/5.0 | OWN                         |                          | cors   | 200",
                "Mozilla/5.0 |                             | OWN/page?x=1             | cors   | 200",
                // Others.
                "Mozilla/5.0 | http://evil.example         |                          |        | 403",
                "Mozilla/5.0 |                             | http://evil.example/OWN  |        | 403",
                "Mozilla/5.0 | null                        |                          |        | 403",
                "Mozilla/5.0 | OWN.evil.example            |                          |        | 403",
                "Mozilla/5.0 | http://evil.example         | OWN/                     |        | 403",
                "Mozilla/5.0 | http://127.0.0.1:1          |                          |        | 403",
                "Mozilla/5.0 |                             | not a url                |        | 403",
                "curl/8      | http://evil.example         |                          |        | 403",
                // A site that is listed.
                "Mozilla/5.0 | https://hawtio.example.org  |                          | cors   | 200",
                "Mozilla/5.0 | https://hawtio.example.org:443|                        | cors   | 200",
                "Mozilla/5.0 |                             | https://hawtio.example.org/x | cors | 200",
                "Mozilla/5.0 | https://hawtio.example.org:1|                          | cors   | 403",
                "Mozilla/5.0 | http://hawtio.example.org   |                          | cors   | 403",
                "Mozilla/5.0 |                             | https://hawtio.example.org@evil.example/ | | 403",
            })
    void onlyOurOwnAndListedPagesChangeAnythingInABrowser(
            String agent, String origin, String referer, String fetchMode, int status) throws Exception {
        String own = "http://127.0.0.1:" + frontend.port();
        List<String> headers = new ArrayList<>(List.of("Authorization", basic("ålice:sec:ret")));
        add(headers, "User-Agent", agent);
        add(headers, "Origin", origin == null ? null : origin.replace("OWN", own));
        add(headers, "Referer", referer == null ? null : referer.replace("OWN", own));
        add(headers, "Sec-Fetch-Mode", fetchMode);
        StringBuilder request = new StringBuilder("POST /who HTTP/1.1\r\nHost: 127.0.0.1:" + frontend.port()
                + "\r\nConnection: close\r\nContent-Length: 0\r\n");
        for (int i = 0; i < headers.size(); i += 2) {
            request.append(headers.get(i))
                    .append(": ")
                    .append(headers.get(i + 1))
                    .append("\r\n");
        }

        assertThat(send(ascii(request + "\r\n"), false)).startsWith("HTTP/1.1 " + status);
        assertThat(answered).hasValue(status == 200 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "[::1]:9778, http://[::1]:9778, 200",
        "[0:0:0:0:0:0:0:1]:9778, http://[::1]:9778, 200",
        "[::ffff:127.0.0.1]:9778, http://[::ffff:7f00:1]:9778, 200",
        "WDS01:80, http://wds01, 200",
        "[::1]:9778, http://[::2]:9778, 403",
        "[::1]:9778, http://[::1], 403",
        "[::1]:9778, https://[::1]:9778, 403",
    })
    void ourOwnPageIsKnownHoweverTheHostIsSpelled(String host, String origin, int status) throws Exception {
        assertThat(send(
                        ascii("POST /who HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin + "\r\nAuthorization: "
                                + basic("ålice:sec:ret") + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"),
                        false))
                .startsWith("HTTP/1.1 " + status);
    }

    @Test
    void aListedSiteMayReadAnswersAndAskBeforeItPosts() throws Exception {
        String preflight = send(
                ascii("OPTIONS /who HTTP/1.1\r\nHost: localhost\r\nOrigin: " + HAWTIO
                        + "\r\nAccess-Control-Request-Method: POST\r\nConnection: close\r\n\r\n"),
                false);

        assertThat(preflight)
                .startsWith("HTTP/1.1 204")
                .containsIgnoringCase("Access-Control-Allow-Origin: " + HAWTIO)
                .containsIgnoringCase("Access-Control-Allow-Headers: Authorization, Content-Type");
    }

    @Test
    void aBodyOfTenMegabytesIsNotTakenIn() throws Exception {
        HttpResponse<String> answer = post("/who", "x".repeat(10 << 20), "Authorization", basic("ålice:sec:ret"));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answered).hasValue(0);
    }

    @Test
    void norIsOneThatDoesNotTellItsLength() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at("/who"))
                .header("Authorization", basic("ålice:sec:ret"))
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(new byte[Endpoint.USUAL_BYTES + 1])))
                .build();

        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(413);
        assertThat(answered).hasValue(0);
    }

    @Test
    void aBodyOfTheLargestSizeIsTakenIn() throws Exception {
        HttpResponse<String> answer =
                post("/who", "x".repeat(Endpoint.USUAL_BYTES), "Authorization", basic("ålice:sec:ret"));

        assertThat(answer.body()).endsWith(" acts " + Endpoint.USUAL_BYTES);
    }

    @Test
    void anAddressThatIsTooLongIsRefused() throws Exception {
        assertThat(get("/who?" + "x".repeat(17_000)).statusCode()).isEqualTo(414);
    }

    @Test
    void thousandIdleAndHundredSlowCallersStopNobodyElse() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), frontend.port()));
            }
            for (int i = 0; i < 50; i++) {
                sockets.add(begin("POST /who HTTP/1.1\r\nHost: local"));
                sockets.add(begin("POST /who HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + basic("ålice:sec:ret")
                        + "\r\nContent-Length: 100\r\n\r\nslow"));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(get("/who", "Authorization", basic("ålice:sec:ret")).statusCode())
                        .isEqualTo(200);
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void aBodyThatDoesNotComeInTimeLosesItsConnection() throws Exception {
        try (Socket socket = begin("POST /who HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + basic("ålice:sec:ret")
                + "\r\nContent-Length: 100\r\n\r\nslow")) {
            socket.setSoTimeout(20_000);
            assertThat(socket.getInputStream().read())
                    .as("the end of the connection")
                    .isEqualTo(-1);
        }
        assertThat(answered).hasValue(0);
    }

    private Socket begin(String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), frontend.port());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private static void add(List<String> headers, String name, String value) {
        if (value != null) {
            headers.add(name);
            headers.add(value);
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        return http.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return http.send(
                HttpRequest.newBuilder(at(path))
                        .headers(headers)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return frontend.url().resolve(path);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** @param mayBeCut whether the server may close the connection without an answer */
    private String send(byte[] request, boolean mayBeCut) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), frontend.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException e) {
            if (mayBeCut) {
                return "";
            }
            throw e;
        }
    }
}
