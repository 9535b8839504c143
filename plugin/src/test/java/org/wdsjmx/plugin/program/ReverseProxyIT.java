package org.wdsjmx.plugin.program;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.tls.Keys;

/** A real nginx with the example that is shipped, before a program with users: what it serves below a path prefix and with TLS. */
@Timeout(180)
class ReverseProxyIT {

    private static final String SERVER = "wds.transport:type=Server,server=WDS01";

    @TempDir
    private static Path directory;

    private static RunningProgram program;
    private static Nginx nginx;

    @BeforeAll
    static void start() throws Exception {
        Tool.required("nginx", "nginx");
        Tool.required("curl", "curl");
        Files.writeString(
                directory.resolve("users.yaml"),
                String.format(Locale.ROOT, """
                basic_auth_users: {ada: %1$s, eve: %1$s}
                roles: {ada: admin}
                """, BCrypt.withDefaults().hashToString(8, "secret".toCharArray())));
        Path config = Files.writeString(directory.resolve("wds-jmx.yaml"), """
                backend: emulator
                servers: [WDS01]
                poll: {interval: 1s}
                http: {port: 0, trustedProxies: [127.0.0.1]}
                access: {users: users.yaml}
                """);
        program = RunningProgram.wdsJmx("run", "--config", config.toString());
        Path keystore = Keys.keystore(directory, "wds01", "EC");
        nginx = Nginx.before(program.httpUrl(), directory, Keys.certificate(keystore), Keys.key(keystore));
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> program.get("/-/ready").startsWith("ready"));
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            nginx.close();
        }
        if (program != null) {
            program.close();
        }
    }

    @Test
    void thePageShowsAndActsBelowThePrefix() {
        try (Chromium chromium = new Chromium(Tool.required("chromium", "chromium"))) {
            PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
            Page page = chromium.open(
                    nginx.url(),
                    new Browser.NewContextOptions().setIgnoreHTTPSErrors(true).setHttpCredentials("ada", "secret"));
            assertThat(page.locator("#me")).hasText("ada · admin");
            Locator server = page.locator("#servers li").first();
            assertThat(server).containsText("WDS01");
            assertThat(page.locator("tbody tr").first()).isVisible();

            server.getByText("Read now").click();
            page.locator("#sessions li .actions")
                    .getByText("Disconnect master")
                    .first()
                    .click();
            page.locator("dialog .go").click();
            assertThat(page.locator("dialog .outcome").first()).hasText("ACCEPTED");

            for (Locator link : page.locator("nav a").all()) {
                String href = (String) link.evaluate("a => a.href");
                assertThat(href).startsWith(nginx.url().toString());
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void withoutASlashOneIsLedToThePage() throws Exception {
        String address = nginx.url().toString().replaceFirst("/$", "");
        assertThat(curl("127.0.0.1", "-i", address)).startsWith("HTTP/1.1 301").contains("Location: /wds/\r");
    }

    @Test
    void metricsAreScrapedThroughIt() throws Exception {
        assertThat(curl("127.0.0.1", "-u", "ada:secret", "--compressed", at("metrics")))
                .contains("wds_up{server=\"WDS01\",} 1.0");
    }

    @Test
    void namesOfMBeansComeThroughAsTheyAreAsked() throws Exception {
        String quoted =
                at("jolokia/read/wds.transport:type=Namespace,server=WDS01,namespace=%22a!/b%20!!%3F!/!/c%22/Name");
        String through = curl("127.0.0.1", "-u", "ada:secret", quoted);
        String direct = curl(
                "127.0.0.1",
                "-u",
                "ada:secret",
                quoted.replace(nginx.url().toString(), program.httpUrl().toString()));

        assertThat(through).contains("namespace=\\\"a/b !?//c\\\"");
        assertThat(withoutTime(through)).isEqualTo(withoutTime(direct));
    }

    @Test
    void theAuditNamesTheCallerBehindTheProxy() throws Exception {
        post("127.0.0.2", at("jolokia/"), "X-Forwarded-For: 192.0.2.66");
        assertThat(lastAudit()).contains("\"from\":\"127.0.0.2\"");
    }

    @Test
    void whoIsNoProxyIsNotBelieved() throws Exception {
        post("127.0.0.3", program.httpUrl() + "jolokia/", "X-Forwarded-For: 192.0.2.66");
        assertThat(lastAudit()).contains("\"from\":\"127.0.0.3\"");
    }

    @Test
    void onlyTheCallerWhoGuessesHasToWait() throws Exception {
        for (int i = 0; i < 12; i++) {
            curl("127.0.0.4", "-u", "ada:guess-" + i, at("-/me"));
        }
        assertThat(curl("127.0.0.4", "-i", "-u", "eve:guess", at("-/me"))).startsWith("HTTP/1.1 429");
        assertThat(curl("127.0.0.5", "-i", "-u", "eve:secret", at("-/me"))).startsWith("HTTP/1.1 200");
    }

    @Test
    void aPageOfAnotherSiteIsRefusedBehindTheProxyToo() throws Exception {
        assertThat(curl("127.0.0.1", "-i", "-u", "ada:secret", "-H", "Origin: https://evil.example", at("-/me")))
                .startsWith("HTTP/1.1 403");
        assertThat(curl("127.0.0.1", "-i", "-u", "ada:secret", "-H", "Origin: " + origin("http"), at("-/me")))
                .startsWith("HTTP/1.1 403");
        assertThat(curl("127.0.0.1", "-i", "-u", "ada:secret", "-H", "Origin: " + origin("https"), at("-/me")))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void eventsComeThroughAsTheyHappen() throws Exception {
        String client = found("\"id\":\"([^\"]+)\"", ask("{\"type\":\"notification\",\"command\":\"register\"}"));
        ask("{\"type\":\"notification\",\"command\":\"add\",\"client\":\"" + client + "\",\"mode\":\"sse\",\"mbean\":\""
                + SERVER + "\"}");
        try (RunningProgram stream = RunningProgram.start(
                List.of("curl", "-skN", "-u", "ada:secret", at("jolokia/notification/open/" + client + "/sse")))) {
            String disconnected = ask("{\"type\":\"exec\",\"mbean\":\"" + SERVER
                    + "\",\"operation\":\"disconnectClient\",\"arguments\":[" + anyClient() + ",\"Fallback\"]}");
            assertThat(disconnected).contains("ACCEPTED");
            stream.awaitOutput(Pattern.compile("wds\\.client\\.disconnected"));
        }
    }

    private static String anyClient() throws Exception {
        return found(
                "\"Id\":\\[(\\d+)",
                curl("127.0.0.1", "-u", "ada:secret", at("jolokia/read/" + SERVER + "/ClientColumns")));
    }

    private static void post(String from, String url, String header) throws Exception {
        assertThat(curl(
                        from,
                        "-u",
                        "ada:secret",
                        "-H",
                        header,
                        "-d",
                        "{\"type\":\"exec\",\"mbean\":\"" + SERVER
                                + "\",\"operation\":\"disconnectClient\",\"arguments\":[" + anyClient()
                                + ",\"Fallback\"]}",
                        url))
                .contains("\"status\":200");
    }

    private static String ask(String request) throws Exception {
        return curl("127.0.0.1", "-u", "ada:secret", "-d", request, at("jolokia/"));
    }

    private static String lastAudit() throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("audit.jsonl"));
        return lines.get(lines.size() - 1);
    }

    private static String origin(String scheme) {
        return scheme + "://127.0.0.1:" + nginx.url().getPort();
    }

    private static String at(String path) {
        return URI.create(nginx.url() + path).toString();
    }

    private static String withoutTime(String answer) {
        return answer.replaceFirst("\"timestamp\":\\d+", "");
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    /** @param from the address to connect from */
    private static String curl(String from, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("curl", "-sk", "--http1.1", "--max-time", "60", "--interface", from));
        command.addAll(List.of(arguments));
        Process curl = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(curl.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
