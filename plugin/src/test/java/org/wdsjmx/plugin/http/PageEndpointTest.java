package org.wdsjmx.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.plugin.access.Callers;
import org.wdsjmx.plugin.access.CurrentSubject;
import org.wdsjmx.plugin.access.JvmExposure;
import org.wdsjmx.plugin.access.OpenAuthentication;
import org.wdsjmx.plugin.access.Right;
import org.wdsjmx.plugin.access.Role;

/** The parts of the page over real sockets, and who is told what they may do. */
class PageEndpointTest {

    private static final Path PARTS = Path.of("src/main/resources/org/wdsjmx/plugin/http/page");

    private final HttpClient http = HttpClient.newHttpClient();
    private HttpFrontend frontend;

    @BeforeEach
    void start() throws IOException {
        start(Role.VIEWER);
    }

    private void start(Role role) throws IOException {
        CurrentSubject subject = new CurrentSubject();
        Callers callers = new Callers(subject, Role.ADMIN, JvmExposure.ofThisVirtualMachine());
        frontend = new HttpFrontend(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty());
        frontend.start(
                List.of(
                        Endpoint.of("/", Right.READ, new PageEndpoint()),
                        Endpoint.of("/-/me", Right.READ, MeEndpoint.of(callers))),
                new HttpRules(new OpenAuthentication(role), subject, true, Set.of(), TrustedProxies.NONE));
    }

    @AfterEach
    void close() {
        frontend.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/page/main.js, text/javascript; charset=utf-8",
        "/page/page.css, text/css; charset=utf-8",
        "/page/icon.svg, image/svg+xml"
    })
    void everyPartSaysWhatItIsAndLetsNothingInlineOrForeignIn(String path, String type) throws Exception {
        HttpResponse<String> part = ask("GET", path);

        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(part.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(part.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(part.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'; ")
                .contains("script-src 'self';", "style-src 'self';", "connect-src 'self';", "frame-ancestors 'none'")
                .contains("base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe", "http:", "https:", "data:", "*");
    }

    static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(PARTS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("index.html"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsServedAsItIs(String file) throws Exception {
        HttpResponse<String> part = ask("GET", "/page/" + file);

        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.body()).isEqualTo(Files.readString(PARTS.resolve(file)));
    }

    @Test
    void whatThePartsReferToIsThere() throws Exception {
        List<String> references = new ArrayList<>(matches(ask("GET", "/").body(), "(?:href|src)=\"(page/[^\"]+)\""));
        for (String file : files().toList()) {
            matches(Files.readString(PARTS.resolve(file)), "from \"\\./([^\"]+)\"")
                    .forEach(name -> references.add("page/" + name));
        }
        assertThat(references).hasSizeGreaterThan(30);
        for (String reference : references) {
            assertThat(ask("GET", "/" + reference).statusCode()).as(reference).isEqualTo(200);
        }
    }

    @Test
    void noTextCanBecomeMarkupOrCode() throws Exception {
        for (String file : files().toList()) {
            assertThat(Files.readString(PARTS.resolve(file)))
                    .as(file)
                    .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
                    .doesNotContain("setHTML", "createContextualFragment", "DOMParser", "new Function", "srcdoc");
        }
        assertThat(ask("GET", "/").body()).doesNotContain("<style", "style=", "javascript:", "onclick", "onload");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page",
                "/page/",
                "/page/nothing.js",
                "/page/index.html",
                "/page/../page/main.js",
                "/page/%2e%2e/demo.yaml",
                "/index.html",
                "/page/main.js/"
            })
    void anythingElseIsNotThere(String path) throws Exception {
        HttpResponse<String> answer = ask("GET", path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page/main.js", "/-/me"})
    void aHeadHasNoBodyAndAPostIsRefused(String path) throws Exception {
        HttpResponse<String> head = ask("HEAD", path);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();

        HttpResponse<String> post = ask("POST", path);
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void aPartIsSentAgainOnlyWhenItHasChanged() throws Exception {
        HttpResponse<String> part = ask("GET", "/page/main.js");
        String tag = part.headers().firstValue("ETag").orElseThrow();
        assertThat(part.headers().firstValue("Cache-Control")).hasValue("no-cache");

        HttpResponse<String> same = ask("GET", "/page/main.js", "If-None-Match", tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(ask("GET", "/page/text.js", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"VIEWER", "OPERATOR", "ADMIN"})
    void aCallerIsToldItsRoleAndRights(Role role) throws Exception {
        frontend.close();
        start(role);
        HttpResponse<String> me = ask("GET", "/-/me");

        assertThat(me.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(me.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(me.body())
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "{\"name\":\"anonymous\",\"role\":\"%s\",\"rights\":[%s]}\n",
                        role.label(),
                        role.rights().stream()
                                .map(right -> '"' + right.name() + '"')
                                .collect(Collectors.joining(","))));
        assertThat(me.body().contains("\"FALLBACK\"")).isEqualTo(role != Role.VIEWER);
        assertThat(me.body().contains("\"ABORT\"")).isEqualTo(role == Role.ADMIN);
    }

    @Test
    void whoMayNotReadGetsNothing() throws Exception {
        frontend.close();
        start(Role.REMEDIATOR);
        for (String path : List.of("/", "/page/main.js", "/-/me")) {
            assertThat(ask("GET", path).statusCode()).as(path).isEqualTo(403);
        }
    }

    private static List<String> matches(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(frontend.url().toString().replaceFirst("/$", "") + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
