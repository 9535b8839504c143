package org.wdsjmx.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.client.CollectorRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.plugin.access.AskedServer;
import org.wdsjmx.plugin.access.Authentication;
import org.wdsjmx.plugin.access.AuthenticationException;
import org.wdsjmx.plugin.access.Callers;
import org.wdsjmx.plugin.access.CurrentSubject;
import org.wdsjmx.plugin.access.JvmExposure;
import org.wdsjmx.plugin.access.Login;
import org.wdsjmx.plugin.access.Right;
import org.wdsjmx.plugin.access.Role;
import org.wdsjmx.plugin.access.Way;
import org.wdsjmx.plugin.config.RemediationAction;
import org.wdsjmx.plugin.config.RemediationCondition;
import org.wdsjmx.plugin.config.RemediationMode;
import org.wdsjmx.plugin.config.RemediationRule;
import org.wdsjmx.plugin.config.RemediationSettings;
import org.wdsjmx.plugin.metrics.RemediationMetrics;
import org.wdsjmx.plugin.remediation.Remediation;
import org.wdsjmx.plugin.remediation.RemediationPlan;
import org.wdsjmx.plugin.remediation.Views;
import org.wdsjmx.plugin.remediation.Views.Machine;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.watch.Reading;

/** Alertmanager's webhook over real sockets. */
@Timeout(60)
class AlertsEndpointTest {

    private static final int MOST_BYTES = 8 << 20;
    private static final Machine FIRST = Machine.of(20, 1);
    private static final Machine SECOND = Machine.of(20, 2);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private final CurrentSubject subject = new CurrentSubject();
    private final HttpClient http = HttpClient.newHttpClient();
    private Remediation remediation;
    private AlertsEndpoint alerts;
    private HttpFrontend frontend;

    /** The name of a role is its token. */
    private static final class TokenOfRole implements Authentication {

        @Override
        public Login byPassword(String user, String password, Origin origin) throws AuthenticationException {
            throw new AuthenticationException("Name or password is wrong");
        }

        @Override
        public Login byToken(String token, Origin origin) throws AuthenticationException {
            for (Role role : Role.values()) {
                if (role.label().equals(token)) {
                    return new Login(
                            token, origin.way(), origin.address(), origin.readsOnly(), () -> Optional.of(role));
                }
            }
            throw new AuthenticationException("Name or password is wrong");
        }

        @Override
        public Login anonymous(Origin origin) throws AuthenticationException {
            throw new AuthenticationException("Name and password are needed");
        }

        @Override
        public Login resumed(String user, Origin origin) {
            return new Login(user, origin.way(), origin.address(), origin.readsOnly(), Optional::empty);
        }
    }

    @BeforeEach
    void start() throws Exception {
        RemediationSettings settings = new RemediationSettings(
                RemediationMode.ENFORCE,
                Optional.empty(),
                null,
                1,
                null,
                null,
                null,
                List.of(new RemediationRule(
                        "WdsClientStalled",
                        RemediationAction.DISCONNECT,
                        null,
                        RemediationCondition.STALLED,
                        null,
                        null,
                        1.0,
                        null)));
        Authentication users = new TokenOfRole();
        remediation = new Remediation(
                new RemediationPlan(settings, directory.resolve("remediation.jsonl"), Duration.ofMinutes(5), users),
                (decisions, poster) -> {},
                MomentSource.system());
        remediation.published(
                new AskedServer(),
                Views.slow().at(MomentSource.system().moment(), FIRST, SECOND),
                List.of(),
                new Reading(true, Duration.ZERO, List.of()));
        alerts = new AlertsEndpoint(remediation, new Callers(subject, Role.VIEWER, JvmExposure.ofThisVirtualMachine()));
        frontend = new HttpFrontend(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty());
        frontend.start(
                List.of(
                        Endpoint.of("/alerts", Right.POST_ALERTS, alerts)
                                .by(Way.ALERT)
                                .taking(MOST_BYTES),
                        Endpoint.open("/unguarded", alerts)),
                new HttpRules(users, subject, false, Set.of(), TrustedProxies.NONE));
    }

    @AfterEach
    void close() throws Exception {
        frontend.close();
        remediation.close();
    }

    private static String alert(Map<String, String> labels) {
        return JSON.createObjectNode()
                .put("status", "firing")
                .put("startsAt", "2026-06-01T08:00:00Z")
                .put("fingerprint", "f" + labels.hashCode())
                .set("labels", JSON.valueToTree(labels))
                .toString();
    }

    private static String about(Machine machine) {
        return alert(Map.of(
                "alertname",
                "WdsClientStalled",
                "server",
                "WDS01",
                "client",
                Long.toString(machine.id()),
                "mac",
                machine.mac()));
    }

    private static String webhook(String... alerts) {
        return "{\"version\": \"4\", \"truncatedAlerts\": 2, \"alerts\": ["
                + List.of(alerts).stream().collect(Collectors.joining(",")) + "]}";
    }

    private HttpRequest.Builder request(String role) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(frontend.url() + "alerts"))
                .header("Content-Type", "application/json");
        return role == null ? request : request.header("Authorization", "Bearer " + role);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String role, String body) throws Exception {
        return send(request(role).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private double counted(int status) {
        CollectorRegistry registry = new CollectorRegistry();
        new RemediationMetrics(remediation::status, AlertsEndpoint.statuses(), alerts::answered).register(registry);
        return registry.getSampleValue(
                "wds_remediation_requests_total", new String[] {"code"}, new String[] {Integer.toString(status)});
    }

    @Test
    void answersWithADecisionForEachAlert() throws Exception {
        HttpResponse<String> answer = post("remediator", webhook(about(FIRST), about(FIRST)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode json = JSON.readTree(answer.body());
        assertThat(json.path("mode").asText()).isEqualTo("ENFORCE");
        assertThat(json.path("truncated").asInt()).isEqualTo(2);
        JsonNode first = json.path("decisions").get(0);
        assertThat(first.path("alert").asText()).isEqualTo("WdsClientStalled");
        assertThat(first.path("server").asText()).isEqualTo("WDS01");
        assertThat(first.path("client").asLong()).isEqualTo(1);
        assertThat(first.path("name").asText()).isEqualTo("PC-1");
        assertThat(first.path("decision").asText()).isEqualTo("queued");
        assertThat(first.path("reason").asText()).isEqualTo("none");
        assertThat(json.path("decisions").get(1).path("decision").asText()).isEqualTo("skipped");
        assertThat(json.path("decisions").get(1).path("reason").asText()).isEqualTo("duplicate");
        assertThat(counted(200)).isEqualTo(1);
    }

    @Test
    void saysThatItIsFullOnlyWhenTheQueueIs() throws Exception {
        assertThat(post("remediator", webhook(about(FIRST))).statusCode()).isEqualTo(200);

        HttpResponse<String> answer = post("remediator", webhook(about(SECOND)));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"queue_full\"");
        assertThat(counted(503)).isEqualTo(1);
        assertThat(post("remediator", webhook(about(FIRST))).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsNoWebhook() throws Exception {
        HttpResponse<String> answer = post("remediator", "{\"version\": \"3\\u001b[2J\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("version is \"3\\u001B[2J\", but must be \"4\"; post Alertmanager's own body,"
                        + " without a payload template.\n");
        assertThat(counted(400)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
    void whatIsNotAPostMayOnlyRead(String method) throws Exception {
        HttpResponse<String> answer = send(request("admin").method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(remediation.status().requested()).isZero();
    }

    @Test
    void theEndpointItselfOnlyTakesPosts() throws Exception {
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder(URI.create(frontend.url() + "unguarded")).GET());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
        assertThat(counted(405)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json5", "application/x-www-form-urlencoded"})
    void onlyTakesJson(String type) throws Exception {
        HttpResponse<String> answer = send(request("remediator")
                .setHeader("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(webhook(about(FIRST)))));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(counted(415)).isEqualTo(1);
        assertThat(remediation.status().requested()).isZero();
    }

    @Test
    void takesJsonWithItsCharacterSet() throws Exception {
        assertThat(send(request("remediator")
                                .setHeader("Content-Type", "Application/JSON; charset=utf-8")
                                .POST(HttpRequest.BodyPublishers.ofString(webhook())))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobodyPostsWithoutAToken() throws Exception {
        assertThat(post(null, webhook(about(FIRST))).statusCode()).isEqualTo(401);
        assertThat(post("guessed", webhook(about(FIRST))).statusCode()).isEqualTo(401);
        assertThat(remediation.status().requested()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "operator"})
    void whoMayOnlyReadOrOperateMayNotPost(String role) throws Exception {
        assertThat(post(role, webhook(about(FIRST))).statusCode()).isEqualTo(403);
        assertThat(remediation.status().requested()).isZero();
    }

    @Test
    void takesEightMegabytesAndNotOneByteMore() throws Exception {
        String body = webhook();
        String largest = body + " ".repeat(MOST_BYTES - body.length());

        assertThat(post("remediator", largest).statusCode()).isEqualTo(200);
        assertThat(post("remediator", largest + " ").statusCode()).isEqualTo(413);
    }

    @Test
    void hostileLabelsComeBackEscaped() throws Exception {
        String hostile = "\u001b[2J\u009b\u202e\"</script>\n\u2028";

        HttpResponse<String> answer = post(
                "remediator",
                webhook(alert(Map.of(
                        "alertname", hostile, "server", hostile, "client", hostile, "mac", hostile, "name", hostile))));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().strip().codePoints()).allMatch(character -> character >= ' ' && character < 127);
        assertThat(JSON.readTree(answer.body())
                        .path("decisions")
                        .get(0)
                        .path("alert")
                        .asText())
                .isEqualTo(hostile);
    }

    @Test
    void statusesThatNeverOccurredAreCountedFromZero() {
        for (int status : AlertsEndpoint.statuses()) {
            assertThat(counted(status)).isZero();
        }
    }
}
