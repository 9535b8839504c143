package org.wdsjmx.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wdsjmx.plugin.access.Role;
import org.wdsjmx.plugin.config.AccessSettings;
import org.wdsjmx.plugin.config.AuditSettings;
import org.wdsjmx.plugin.config.Backend;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.HttpSettings;
import org.wdsjmx.plugin.config.JmxSettings;
import org.wdsjmx.plugin.config.OperationsSettings;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerPolicies;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.SlowClientHandling;
import org.wdsjmx.watch.ScriptedBackend;
import org.wdsjmx.watch.Trees;

/** Every operation by every role and every way in, over real sockets: who may reaches the server, who may not does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class AccessTableIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REFRESH = "refresh";
    private static final String PASSWORD = "correct horse";
    private static final Set<Role> ADMINS = EnumSet.of(Role.ADMIN);
    private static final Set<Role> OPERATORS = EnumSet.of(Role.OPERATOR, Role.ADMIN);
    private static final String SERVER = "wds.transport:type=Server,server=WDS01";
    private static final String SESSION = "wds.transport:type=Session,server=WDS01,session=20";

    private final ScriptedBackend backend = new ScriptedBackend(AccessTableIT::snapshot);
    private final HttpClient http = HttpClient.newHttpClient();
    private Path audit;
    private WdsJmx wds;

    /** By which way a call comes. */
    enum Route {
        RMI,
        JOLOKIA_POST,
        JOLOKIA_BULK,
        JOLOKIA_GET,
        LOCAL
    }

    /** An operation, or the write of an attribute. */
    record Asked(Set<Role> allowed, String bean, String operation, Object... arguments) {
        @Override
        public String toString() {
            return bean.replaceAll(".*type=(\\w+),.*", "$1") + '.' + operation + Arrays.toString(arguments);
        }

        boolean isWrite() {
            return Character.isUpperCase(operation.charAt(0));
        }
    }

    static List<Asked> operations() {
        String client = "wds.transport:type=Client,server=WDS01,session=20,client=1,name=PC-1";
        String scheduled = "wds.transport:type=Namespace,server=WDS01,namespace=S";
        String policy = "wds.transport:type=MulticastPolicy,server=WDS01";
        return List.of(
                new Asked(OPERATORS, SERVER, REFRESH),
                new Asked(OPERATORS, SERVER, "disconnectClient", 1L, "Fallback"),
                new Asked(ADMINS, SERVER, "disconnectClient", 1L, "Abort"),
                new Asked(OPERATORS, SERVER, "disconnectClient", 99L, "1"),
                new Asked(ADMINS, SERVER, "disconnectClient", 99L, "2"),
                new Asked(OPERATORS, client, "disconnect", "Fallback"),
                new Asked(ADMINS, client, "disconnect", "WdsTptDisconnectAbort"),
                new Asked(OPERATORS, SESSION, "disconnect", "fallback"),
                new Asked(ADMINS, SESSION, "disconnect", "ABORT"),
                new Asked(OPERATORS, SESSION, "disconnectMaster", "Fallback"),
                new Asked(ADMINS, SESSION, "disconnectMaster", "Abort"),
                new Asked(ADMINS, SESSION, "terminate"),
                new Asked(ADMINS, "wds.transport:type=Content,server=WDS01,namespace=N,content=10", "terminate"),
                new Asked(OPERATORS, scheduled, "startTransmission"),
                new Asked(ADMINS, scheduled, "deregister", true),
                new Asked(ADMINS, scheduled, "deregister", false),
                new Asked(ADMINS, SERVER, "startServices"),
                new Asked(ADMINS, SERVER, "stopServices"),
                new Asked(ADMINS, SERVER, "restartServices"),
                new Asked(ADMINS, SERVER, "enableServices"),
                new Asked(ADMINS, SERVER, "disableServices"),
                new Asked(ADMINS, SERVER, "createNamespace", "X", "AUTO_CAST", "WDS", "D:\\X", "", "", -1L, ""),
                new Asked(ADMINS, policy, "SlowClientHandling", "NONE"),
                new Asked(ADMINS, policy, "AutoDisconnectThreshold", 512L),
                new Asked(ADMINS, "wds.transport:type=ServicePolicy,server=WDS01", "StartPort", 64001L),
                new Asked(ADMINS, "wds.transport:type=DiagnosticsPolicy,server=WDS01", "Enabled", true));
    }

    static Stream<Arguments> table() {
        return Stream.of(Route.values())
                .filter(route -> route != Route.LOCAL)
                .flatMap(route -> Stream.of(Role.values())
                        .flatMap(role -> operations().stream().map(asked -> arguments(route, role, asked))));
    }

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        String hash = BCrypt.withDefaults().hashToString(8, PASSWORD.toCharArray());
        String users = Arrays.stream(Role.values())
                .map(role -> "  " + role.label() + ": " + hash + '\n')
                .collect(Collectors.joining("", "basic_auth_users:\n", ""));
        String roles = Arrays.stream(Role.values())
                .map(role -> "  " + role.label() + ": " + role.label() + '\n')
                .collect(Collectors.joining("", "roles:\n", ""));
        Path file = Files.writeString(directory.resolve("users.yaml"), users + roles);
        audit = directory.resolve("audit.jsonl");
        wds = WdsJmx.builder()
                .fleet(new Fleet(backend, List.of("WDS01"), null))
                .configuration(new Configuration(
                        Backend.WINDOWS,
                        List.of("WDS01"),
                        null,
                        new HttpSettings(null, 0, null, null),
                        Optional.of(new JmxSettings(0, null, null)),
                        new AccessSettings(Optional.of(file), Role.VIEWER, Optional.empty()),
                        Optional.empty(),
                        null,
                        null,
                        new AuditSettings(audit, null, null),
                        null,
                        new OperationsSettings(true),
                        null))
                .start();
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> ManagementFactory.getPlatformMBeanServer().isRegistered(new ObjectName(SESSION)));
    }

    @AfterAll
    void stop() {
        if (wds != null) {
            wds.close();
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("table")
    void whoMayReachesTheServerAndWhoMayNotDoesNot(Route route, Role role, Asked asked) throws Exception {
        boolean allowed = asked.allowed().contains(role) && route != Route.JOLOKIA_GET;
        long effects = effects(asked);
        long recorded = Files.lines(audit).count();

        boolean accepted = call(route, role, asked);

        assertThat(accepted).as("accepted").isEqualTo(allowed);
        if (allowed) {
            assertThat(effects(asked)).as("what the server was asked").isGreaterThan(effects);
        } else if (!asked.operation().equals(REFRESH)) {
            assertThat(effects(asked)).as("what the server was asked").isEqualTo(effects);
        }
        if (allowed) {
            assertThat(audited(recorded, "intent")).as("intents").isPositive();
            assertThat(audited(recorded, "outcome")).as("outcomes").isPositive();
        } else {
            assertThat(audited(recorded, "intent")).as("intents").isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aLocalCallerHasTheConfiguredRole(Asked asked) throws Exception {
        assertThat(call(Route.LOCAL, Role.VIEWER, asked)).isFalse();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("callers")
    void onlyAdminsChangeTheLevelOfTheLog(Route route, Role role) throws Exception {
        String agent = "wds.transport:type=Agent";
        java.util.logging.Logger logger = java.util.logging.Logger.getLogger("org.wdsjmx");
        logger.setLevel(java.util.logging.Level.INFO);
        boolean allowed = role == Role.ADMIN && route != Route.JOLOKIA_GET && route != Route.LOCAL;
        long recorded = Files.lines(audit).count();

        assertThat(call(route, role, new Asked(ADMINS, agent, "LogLevel", "warning")))
                .isEqualTo(allowed);

        assertThat(logger.getLevel())
                .isEqualTo(allowed ? java.util.logging.Level.WARNING : java.util.logging.Level.INFO);
        assertThat(ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(agent), "LogLevel"))
                .isEqualTo(allowed ? "WARNING" : "INFO");
        assertThat(audited(recorded, "intent")).isEqualTo(allowed ? 1 : 0);
        assertThat(audited(recorded, "outcome")).isEqualTo(allowed ? 1 : 0);
    }

    static Stream<Arguments> callers() {
        return Stream.of(Route.values())
                .flatMap(route -> Stream.of(Role.values()).map(role -> arguments(route, role)));
    }

    @Test
    void attributesAreReadByThoseWhoMayRead() throws Exception {
        assertThat(get("/jolokia/read/" + SESSION + "/TransferRate", Role.VIEWER))
                .contains("50000000");
        assertThat(get("/metrics", Role.VIEWER)).contains("wds_up");
        assertThat(get("/jolokia/read/" + SESSION + "/TransferRate", Role.REMEDIATOR))
                .doesNotContain("50000000")
                .contains("may not read");
        assertThat(get("/metrics", Role.REMEDIATOR)).doesNotContain("wds_up");
    }

    private static ServerSnapshot snapshot() {
        List<Content> contents = Trees.snapshot(0, Trees.client(1, "00-15-5D-01-02-03", 0.25, 30))
                .namespaces()
                .get(0)
                .contents();
        Namespace scheduled = new Namespace(
                2,
                "S",
                "S",
                "",
                "WDS",
                "D:\\Exam",
                NamespaceKind.SCHEDULED_CAST_MANUAL_START,
                true,
                false,
                null,
                false,
                -1,
                null,
                List.of());
        return new ServerSnapshot(
                Moment.of(Trees.START),
                Duration.ofMillis(12),
                new ServerDetails(1, 6, 3, true),
                new ServerPolicies(
                        new MulticastPolicy(SlowClientHandling.NONE, 256, 2, true),
                        org.wdsjmx.transport.ServicePolicy.UNKNOWN,
                        new DiagnosticsPolicy(false, 0)),
                List.of(Trees.namespace("N", true, contents), scheduled),
                List.of(),
                List.of());
    }

    /** A poll may come in between; it asks for nothing but a read, which counts for a refresh only. */
    private long effects(Asked asked) {
        return asked.operation().equals(REFRESH)
                ? backend.reads.get()
                : backend.disconnected.size() + backend.performed.size();
    }

    private long audited(long before, String kind) throws IOException {
        try (Stream<String> lines = Files.lines(audit)) {
            return lines.skip(before)
                    .filter(line -> line.contains("\"kind\":\"" + kind + '"'))
                    .count();
        }
    }

    /** Whether the call was let through. */
    private boolean call(Route route, Role role, Asked asked) throws Exception {
        return switch (route) {
            case RMI -> byRmi(role, asked);
            case LOCAL -> byJmx(ManagementFactory.getPlatformMBeanServer(), asked);
            case JOLOKIA_POST -> accepted(JSON.readTree(post(role, JSON.writeValueAsString(request(asked)))));
            case JOLOKIA_BULK ->
                accepted(first(JSON.readTree(post(role, JSON.writeValueAsString(List.of(request(asked)))))));
            case JOLOKIA_GET -> accepted(JSON.readTree(get(path(asked), role)));
        };
    }

    private boolean byRmi(Role role, Asked asked) throws Exception {
        Map<String, Object> environment = Map.of(JMXConnector.CREDENTIALS, new String[] {role.label(), PASSWORD});
        try (JMXConnector console =
                JMXConnectorFactory.connect(new JMXServiceURL(wds.jmxUrl().orElseThrow()), environment)) {
            return byJmx(console.getMBeanServerConnection(), asked);
        } catch (SecurityException refused) {
            assertThat(role).as("who is not even let in: " + refused).isEqualTo(Role.REMEDIATOR);
            return false;
        }
    }

    private static boolean byJmx(MBeanServerConnection beans, Asked asked) throws Exception {
        ObjectName bean = new ObjectName(asked.bean());
        try {
            if (asked.isWrite()) {
                beans.setAttribute(bean, new Attribute(asked.operation(), asked.arguments()[0]));
                return true;
            }
            String[] signature = Arrays.stream(asked.arguments())
                    .map(argument -> argument.getClass().getName())
                    .toArray(String[]::new);
            return accepted(beans.invoke(bean, asked.operation(), asked.arguments(), signature));
        } catch (RuntimeMBeanException e) {
            assertThat(e.getCause()).isInstanceOf(SecurityException.class);
            return false;
        }
    }

    private static boolean accepted(Object result) {
        if (result instanceof CompositeData row) {
            return !"REFUSED".equals(row.get("outcome"));
        }
        if (result instanceof TabularData table) {
            return table.values().stream().allMatch(AccessTableIT::accepted);
        }
        return true;
    }

    private static boolean accepted(JsonNode answer) {
        int status = answer.path("status").intValue();
        assertThat(status).as(answer.toPrettyString()).isIn(200, 403);
        return status == 200 && answer.findValuesAsText("outcome").stream().noneMatch("REFUSED"::equals);
    }

    /** Who may not use the path at all gets one answer for all requests. */
    private static JsonNode first(JsonNode answer) {
        return answer.isArray() ? answer.path(0) : answer;
    }

    private static Map<String, Object> request(Asked asked) {
        Map<String, Object> request = new HashMap<>();
        request.put("mbean", asked.bean());
        if (asked.isWrite()) {
            request.put("type", "write");
            request.put("attribute", asked.operation());
            request.put("value", asked.arguments()[0]);
        } else {
            request.put("type", "exec");
            request.put("operation", asked.operation());
            request.put("arguments", asked.arguments());
        }
        return request;
    }

    private static String path(Asked asked) {
        List<String> parts =
                new ArrayList<>(List.of(asked.isWrite() ? "write" : "exec", asked.bean(), asked.operation()));
        for (Object argument : asked.arguments()) {
            parts.add(argument.equals("") ? "\"\"" : argument.toString());
        }
        return parts.stream()
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining("/", "/jolokia/", ""));
    }

    private String get(String path, Role role) throws Exception {
        return send(HttpRequest.newBuilder(at(path)), role);
    }

    private String post(Role role, String body) throws Exception {
        return send(HttpRequest.newBuilder(at("/jolokia")).POST(HttpRequest.BodyPublishers.ofString(body)), role);
    }

    private URI at(String path) {
        return wds.httpUrl().orElseThrow().resolve(path);
    }

    private String send(HttpRequest.Builder request, Role role) throws Exception {
        String credentials = role.label() + ':' + PASSWORD;
        HttpResponse<String> answer = http.send(
                request.header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        // What is refused for the whole path is refused in plain text.
        return answer.statusCode() == 403 && !answer.body().startsWith("{")
                ? JSON.writeValueAsString(Map.of("status", 403, "error", answer.body()))
                : answer.body();
    }
}
