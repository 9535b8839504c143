package org.wdsjmx.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wdsjmx.watch.Trees.client;
import static org.wdsjmx.watch.Trees.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.OpenMBeanParameterInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.mbean.MBeanPublisher;
import org.wdsjmx.plugin.access.Callers;
import org.wdsjmx.plugin.access.CurrentSubject;
import org.wdsjmx.plugin.access.JvmExposure;
import org.wdsjmx.plugin.access.OpenAuthentication;
import org.wdsjmx.plugin.access.Right;
import org.wdsjmx.plugin.access.Role;
import org.wdsjmx.plugin.config.WebOrigin;
import org.wdsjmx.testing.SteppingClock;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.watch.ScriptedBackend;
import org.wdsjmx.watch.Trees;
import org.wdsjmx.watch.Watch;
import org.wdsjmx.watch.WatchSettings;

class JolokiaEndpointTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String HOSTILE = "x,type=Server:*?\"\n<b>\uD83D\uDE80</b>\\/!";
    private static final Client PLAIN = client(1, "00-15-5D-01-02-03", 0.25, 30);
    private static final Client STRANGE = new Client(
            4_294_967_295L,
            HOSTILE,
            "00-15-5D-01-02-04",
            null,
            null,
            Double.NaN,
            -1,
            Double.NaN,
            Double.NaN,
            Double.NaN);

    private static final String SITE = "https://wds.example.org";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScriptedBackend backend = new ScriptedBackend(() -> snapshot(0, PLAIN, STRANGE));
    private final MBeanPublisher publisher = new MBeanPublisher(
            ManagementFactory.getPlatformMBeanServer(), UnaryOperator.identity(), MomentSource.system(), false);
    private final SteppingClock clock = new SteppingClock();
    private final JolokiaEndpoint jolokia = new JolokiaEndpoint(
            new Callers(new CurrentSubject(), Role.ADMIN, JvmExposure.ofThisVirtualMachine()),
            ManagementFactory.getPlatformMBeanServer(),
            new Subscribers(clock));
    private Watch watch;
    private HttpFrontend frontend;

    @BeforeEach
    void start() throws IOException {
        Duration never = Duration.ofHours(1);
        watch = new Watch(
                Map.of("WDS01", ""),
                backend,
                new WatchSettings(never, never, never, never),
                new SteppingClock(Trees.START),
                List.of(publisher));
        watch.servers().get(0).refresh().orTimeout(10, TimeUnit.SECONDS).join();
        startAs(Role.ADMIN);
    }

    private void startAs(Role role) throws IOException {
        frontend = new HttpFrontend(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty());
        frontend.start(
                List.of(
                        Endpoint.of(JolokiaEndpoint.PATH, Right.READ, jolokia),
                        Endpoint.of("/", Right.READ, new PageEndpoint())),
                new HttpRules(
                        new OpenAuthentication(role),
                        new CurrentSubject(),
                        true,
                        Set.of(WebOrigin.parse(SITE).orElseThrow()),
                        TrustedProxies.NONE));
    }

    @AfterEach
    void close() {
        frontend.close();
        jolokia.close();
        watch.close();
        publisher.close();
    }

    @Test
    void aClientIsRead() throws Exception {
        JsonNode value = get("/read/wds.transport:type=Client,server=WDS01,session=20,client=1,name=PC-1")
                .path("value");
        assertThat(value.path("Completion").doubleValue()).isEqualTo(0.25);
        assertThat(value.path("Master").booleanValue()).isTrue();
        assertThat(value.path("SnapshotTime").textValue()).startsWith("2026-03-01T");
    }

    @Test
    void unknownRatiosAreLegalJson() throws Exception {
        JsonNode answer = get("/read/wds.transport:type=Client,client=4294967295,*/Completion");
        assertThat(answer.path("status").intValue()).as(answer.toPrettyString()).isEqualTo(200);
    }

    @Test
    void clientsAreReadByPattern() throws Exception {
        JsonNode value = get("/read/wds.transport:type=Client,*/Name").path("value");
        assertThat(value).hasSize(2);
        assertThat(value.findValuesAsText("Name")).containsExactlyInAnyOrder("PC-1", HOSTILE);
    }

    @Test
    void theTableOfClientsIsReadAtOnce() throws Exception {
        JsonNode value =
                get("/read/wds.transport:type=Server,server=WDS01/Clients").path("value");
        assertThat(value.toPrettyString()).contains("PC-1").contains("4294967295");
    }

    @Test
    void namesAreSearched() throws Exception {
        assertThat(get("/search/wds.transport:type=Client,*").path("value")).hasSize(2);
    }

    @Test
    void aListCarriesTheDescriptionOfAKindOnce() throws Exception {
        JsonNode value = get("/list?listCache=true").path("value");
        assertThat(value.path("domains").path("wds.transport")).hasSizeGreaterThanOrEqualTo(6);
        assertThat(value.path("cache").has("wds.transport:Client")).isTrue();
        assertThat(value.path("domains")
                        .path("wds.transport")
                        .path("type=Client,server=WDS01,session=20,client=1,name=PC-1")
                        .asText())
                .isEqualTo("wds.transport:Client");
    }

    @Test
    void onlyOurDomainAndTwoOfTheJdkAreListedAndFound() throws Exception {
        assertThat(get("/list").path("value").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("wds.transport", "java.lang", "java.nio");
        for (JsonNode name : get("/search/*:*").path("value")) {
            assertThat(name.asText()).matches("(wds\\.transport|java\\.lang|java\\.nio):.*");
        }
    }

    @Test
    void aClientIsDisconnectedByPost() throws Exception {
        JsonNode value = post(exec("wds.transport:type=Client,server=WDS01,session=20,client=1,name=PC-1", "Fallback"))
                .path("value");
        assertThat(value.path("outcome").asText()).isEqualTo("ACCEPTED");
        assertThat(backend.disconnected).containsExactly(PLAIN.identity());
    }

    @Test
    void aClientWithAHostileNameIsDisconnectedByPost() throws Exception {
        String name = get("/search/wds.transport:type=Client,client=4294967295,*")
                .path("value")
                .get(0)
                .asText();
        assertThat(post(exec(name, "Abort")).path("value").path("outcome").asText())
                .isEqualTo("ACCEPTED");
        assertThat(backend.disconnected).containsExactly(STRANGE.identity());
    }

    @Test
    void aTypeThatIsNotLegalSaysWhatIs() throws Exception {
        JsonNode answer = post(exec("wds.transport:type=Session,server=WDS01,session=20", "Unknown"));
        assertThat(answer.path("error").asText()).contains("Legal: Fallback");
        assertThat(answer.has("stacktrace")).isFalse();
        assertThat(backend.disconnected).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/exec/wds.transport:type=Session,server=WDS01,session=20/disconnect/Fallback",
                "/?p=exec/wds.transport:type=Session,server=WDS01,session=20/disconnect/Fallback",
                "/?p=/exec/wds.transport:type=Session,server=WDS01,session=20/disconnect/Fallback"
            })
    void nothingIsExecutedByGet(String path) throws Exception {
        assertThat(get(path).path("status").intValue()).isEqualTo(403);
        assertThat(backend.disconnected).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.sun.management:type=DiagnosticCommand",
                "jdk.management.jfr:type=FlightRecorder",
                "java.util.logging:type=Logging",
                "JMImplementation:type=MBeanServerDelegate",
                "com.sun.management:type=HotSpotDiagnostic"
            })
    void foreignDomainsAreClosed(String name) throws Exception {
        assertThat(get("/read/" + name).path("status").intValue()).isEqualTo(403);
        JsonNode exec = post(Map.of("type", "exec", "mbean", name, "operation", "help()", "arguments", List.of()));
        assertThat(exec.path("status").intValue()).isEqualTo(403);
        JsonNode write = post(Map.of("type", "write", "mbean", name, "attribute", "X", "value", "1"));
        assertThat(write.path("status").intValue()).isEqualTo(403);
    }

    @Test
    void theJdkIsReadButNotOperated() throws Exception {
        assertThat(get("/read/java.lang:type=Runtime/VmName").path("status").intValue())
                .isEqualTo(200);
        assertThat(post(Map.of("type", "exec", "mbean", "java.lang:type=Memory", "operation", "gc"))
                        .path("status")
                        .intValue())
                .isEqualTo(403);
        assertThat(post(Map.of(
                                "type",
                                "write",
                                "mbean",
                                "java.lang:type=Memory",
                                "attribute",
                                "Verbose",
                                "value",
                                "true"))
                        .path("status")
                        .intValue())
                .isEqualTo(403);
    }

    @Test
    void notificationsArePulled() throws Exception {
        String client = subscriber();
        String handle = subscribe(client);
        backend.answer = () -> snapshot(5, PLAIN);
        watch.servers().get(0).refresh().orTimeout(10, TimeUnit.SECONDS).join();
        await().untilAsserted(
                        () -> assertThat(pull(client, handle).toString()).contains("wds.client.left", "4294967295"));
    }

    @Test
    void aSubscriberWhoIsSilentIsLetGo() throws Exception {
        String vanished = subscriber();
        subscribe(vanished);
        subscribe(vanished);
        String pulling = subscriber();
        String handle = subscribe(pulling);
        clock.advance(Subscribers.SILENCE);
        pull(pulling, handle);
        clock.advance(Duration.ofNanos(1));

        assertThat(notification(Map.of("command", "list", "client", pulling))
                        .path("status")
                        .intValue())
                .isEqualTo(200);
        assertThat(notification(Map.of("command", "list", "client", vanished))
                        .path("status")
                        .intValue())
                .isNotEqualTo(200);
    }

    @Test
    void aSubscriberOfSeveralCanSayGoodbye() throws Exception {
        String client = subscriber();
        subscribe(client);
        subscribe(client);

        assertThat(notification(Map.of("command", "unregister", "client", client))
                        .path("status")
                        .intValue())
                .isEqualTo(200);
        assertThat(notification(Map.of("command", "list", "client", client))
                        .path("status")
                        .intValue())
                .isNotEqualTo(200);
    }

    private String subscriber() throws Exception {
        return notification(Map.of("command", "register"))
                .path("value")
                .path("id")
                .asText();
    }

    private String subscribe(String client) throws Exception {
        return notification(Map.of(
                        "command",
                        "add",
                        "client",
                        client,
                        "mode",
                        "pull",
                        "mbean",
                        "wds.transport:type=Server,server=WDS01"))
                .path("value")
                .asText();
    }

    private JsonNode notification(Map<String, String> command) throws Exception {
        Map<String, Object> request = new HashMap<>(command);
        request.put("type", "notification");
        return post(request);
    }

    private JsonNode pull(String client, String handle) throws Exception {
        return post(Map.of(
                "type",
                "exec",
                "mbean",
                "jolokia:type=NotificationStore,agent=wds-jmx",
                "operation",
                "pull",
                "arguments",
                List.of(client, handle)));
    }

    @Test
    void notificationsOfForeignDomainsAreClosed() throws Exception {
        String client = post(Map.of("type", "notification", "command", "register"))
                .path("value")
                .path("id")
                .asText();
        JsonNode answer = post(Map.of(
                "type",
                "notification",
                "command",
                "add",
                "client",
                client,
                "mode",
                "pull",
                "mbean",
                "JMImplementation:type=MBeanServerDelegate"));
        assertThat(answer.path("status").intValue()).as(answer.toString()).isEqualTo(403);
    }

    @Test
    void thereIsNoProxyMode() throws Exception {
        JsonNode answer = post(Map.of(
                "type",
                "read",
                "mbean",
                "java.lang:type=Runtime",
                "attribute",
                "VmName",
                "target",
                Map.of("url", "service:jmx:rmi:///jndi/rmi://127.0.0.1:1/jmxrmi")));
        assertThat(answer.path("status").intValue()).isNotEqualTo(200);
        assertThat(getClass().getClassLoader().getResource("org/jolokia/service/jsr160/Jsr160RequestHandler.class"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"VIEWER, false", "OPERATOR, true"})
    void detailsOfErrorsAreNotForViewers(Role role, boolean shown) throws Exception {
        frontend.close();
        startAs(role);
        JsonNode answer = post(Map.of(
                "type",
                "exec",
                "mbean",
                "wds.transport:type=Session,server=WDS01,session=20",
                "operation",
                "disconnect",
                "arguments",
                List.of("Nonsense"),
                "config",
                Map.of("includeStackTrace", "true", "serializeException", "true")));

        assertThat(answer.path("error").asText()).contains("Legal: Fallback");
        assertThat(answer.has("stacktrace")).isEqualTo(shown);
        assertThat(answer.has("error_value")).isEqualTo(shown);
    }

    /** CVE-2018-1000129: what is answered is never a page, whatever the request asks for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/version?mimeType=text/html",
                "/version?mimeType=image/svg%2Bxml",
                "/version?callback=alert",
                "/version?c%61llback=alert",
                "/read/java.lang:type=%3Cscript%3E?mimeType=text/html"
            })
    void noRequestChoosesWhatItsAnswerIsTakenFor(String path) throws Exception {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .matches("(application/json|text/plain).*");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.body()).doesNotContain("alert(");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SystemProperties", "InputArguments"})
    void whatPasswordsAreGivenByIsNotRead(String attribute) throws Exception {
        assertThat(get("/read/java.lang:type=Runtime/" + attribute)
                        .path("status")
                        .intValue())
                .isEqualTo(403);
        assertThat(get("/read/java.lang:type=Runtime").toString()).doesNotContain("java.class.path");
    }

    /** CVE-2026-34197: operations that take an address, a path, a class or an expression have ways in that nobody thinks of. */
    @Test
    void ourOperationsTakeIdsAndClosedChoicesOnly() throws Exception {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : beans.queryNames(new ObjectName("wds.transport:*"), null)) {
            for (MBeanOperationInfo operation : beans.getMBeanInfo(name).getOperations()) {
                assertThat(operation.getSignature())
                        .as(name + " " + operation.getName())
                        .allSatisfy(parameter -> assertThat(parameter.getType().equals("java.lang.Long")
                                        || parameter.getType().equals("java.lang.Boolean")
                                        || ((OpenMBeanParameterInfo) parameter).hasLegalValues())
                                .isTrue());
            }
        }
    }

    @Test
    void aPageOfAnotherSiteIsRefused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(""))
                .header("Origin", "http://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(exec("wds.transport:type=Session,server=WDS01,session=20", "Abort"))))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(backend.disconnected).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://wds.example.org",
        "Referer, https://wds.example.org/wds/",
    })
    void aListedSecureSiteIsAnsweredOnAPlainPort(String header, String value) throws Exception {
        HttpResponse<String> response = act(header, value);

        assertThat(JSON.readTree(response.body()).path("value").path("outcome").textValue())
                .as(response.body())
                .isEqualTo("ACCEPTED");
        assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly(SITE);
        assertThat(backend.disconnected).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, http://wds.example.org",
        "Referer, https://evil.example/wds/",
        "Referer, https://wds.example.org.evil.example/",
    })
    void anyOtherSiteIsNot(String header, String value) throws Exception {
        HttpResponse<String> response = act(header, value);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(backend.disconnected).isEmpty();
    }

    @Test
    void whatIsReadByLinkFromASecureSiteIsAnswered() throws Exception {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(uri("/version"))
                        .header("Referer", "https://elsewhere.example/")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(JSON.readTree(response.body()).path("status").intValue()).isEqualTo(200);
    }

    private HttpResponse<String> act(String header, String value) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(""))
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(
                        exec("wds.transport:type=Client,server=WDS01,session=20,client=1,name=PC-1", "Fallback"))))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, Object> exec(String mbean, String type) {
        return Map.of("type", "exec", "mbean", mbean, "operation", "disconnect", "arguments", List.of(type));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private JsonNode post(Map<String, Object> request) throws IOException, InterruptedException {
        return JSON.readTree(http.send(
                        HttpRequest.newBuilder(uri(""))
                                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(request)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private URI uri(String path) {
        return frontend.url().resolve("/jolokia" + (path.startsWith("/?") ? path.substring(1) : path));
    }
}
