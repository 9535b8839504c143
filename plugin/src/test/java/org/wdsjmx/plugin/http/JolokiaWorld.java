package org.wdsjmx.plugin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import org.wdsjmx.mbean.AgentControl;
import org.wdsjmx.mbean.AgentDetails;
import org.wdsjmx.mbean.MBeanPublisher;
import org.wdsjmx.mbean.RemediationControl;
import org.wdsjmx.mbean.RemediationDetails;
import org.wdsjmx.plugin.access.Callers;
import org.wdsjmx.plugin.access.CurrentSubject;
import org.wdsjmx.plugin.access.JvmExposure;
import org.wdsjmx.plugin.access.OpenAuthentication;
import org.wdsjmx.plugin.access.Right;
import org.wdsjmx.plugin.access.Role;
import org.wdsjmx.testing.SteppingClock;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerPolicies;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.ServicePolicy;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.SlowClientHandling;
import org.wdsjmx.watch.ScriptedBackend;
import org.wdsjmx.watch.Trees;
import org.wdsjmx.watch.Watch;
import org.wdsjmx.watch.WatchSettings;

/** Every kind of MBean behind Jolokia over HTTP, before a backend that notes what reaches it. */
final class JolokiaWorld implements AutoCloseable {

    static final Client A = Trees.client(3_639_281_998L, "00-15-5D-01-02-03", 0.25, 30);
    static final Client B = Trees.client(7, "00-15-5D-01-02-04", 0.5, 30);

    static final String SERVER = "wds.transport:type=Server,server=WDS01";
    static final String POLICY = "wds.transport:type=MulticastPolicy,server=WDS01";
    static final String NAMESPACE = "wds.transport:type=Namespace,server=WDS01,namespace=Waiting";
    static final String SESSION = "wds.transport:type=Session,server=WDS01,session=20";
    static final String CLIENT_A =
            "wds.transport:type=Client,server=WDS01,session=20,client=3639281998,name=PC-3639281998";
    static final String CLIENT_B = "wds.transport:type=Client,server=WDS01,session=20,client=7,name=PC-7";

    private static final ObjectMapper JSON = new ObjectMapper();

    final MBeanServer beans = MBeanServerFactory.newMBeanServer();
    final ScriptedBackend backend = new ScriptedBackend(JolokiaWorld::tree);

    /** What reached the agent itself instead of a server. */
    final Queue<String> controlled = new ConcurrentLinkedQueue<>();

    private final HttpClient http = HttpClient.newHttpClient();
    private final MBeanPublisher publisher =
            new MBeanPublisher(beans, UnaryOperator.identity(), InstantSource.system(), true);
    private final Callers callers = new Callers(new CurrentSubject(), Role.ADMIN, JvmExposure.ofThisVirtualMachine());
    private final JolokiaEndpoint jolokia = new JolokiaEndpoint(callers, beans);
    private final HttpFrontend frontend =
            new HttpFrontend(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty());
    private final Watch watch;

    JolokiaWorld() throws IOException {
        Duration never = Duration.ofHours(1);
        publisher.publishAgent(
                new AgentControl() {
                    @Override
                    public String logLevel() {
                        return "INFO";
                    }

                    @Override
                    public void setLogLevel(String level) {
                        controlled.add(level);
                    }
                },
                new AgentDetails("1", "scripted", Instant.EPOCH, null, null));
        publisher.publishRemediation(
                new RemediationControl() {
                    @Override
                    public void setMode(String mode) {
                        controlled.add(mode);
                    }

                    @Override
                    public void resetBreaker() {
                        controlled.add("resetBreaker");
                    }
                },
                new RemediationDetails("OFF", false, 0, 0, 0, 0, 0, 0, 0, List.of()));
        watch = new Watch(
                Map.of("WDS01", ""),
                backend,
                new WatchSettings(never, never, never, never),
                new SteppingClock(Trees.START),
                List.of(publisher));
        refresh();
        frontend.start(
                List.of(
                        Endpoint.of(JolokiaEndpoint.PATH, Right.READ, jolokia),
                        Endpoint.of("/-/me", Right.READ, MeEndpoint.of(callers)),
                        Endpoint.of("/", Right.READ, new PageEndpoint())),
                new HttpRules(
                        new OpenAuthentication(Role.ADMIN), new CurrentSubject(), true, Set.of(), TrustedProxies.NONE));
    }

    /** Reads the server again. */
    void refresh() {
        watch.servers().get(0).refresh().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** Where the page is. */
    URI url() {
        return frontend.url();
    }

    /** Posts a body and expects JSON, whatever it says. */
    JsonNode post(String body) throws IOException {
        return json(send("", body));
    }

    /** What a POST to a path below Jolokia is answered with. */
    HttpResponse<String> send(String path, String body) throws IOException {
        return send(HttpRequest.newBuilder(frontend.url().resolve("/jolokia/" + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(frontend.url().resolve("/jolokia/" + path))
                .build());
    }

    /** What a GET of a path below Jolokia is answered with, as it comes. */
    InputStream open(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(frontend.url().resolve("/jolokia/" + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        String type = answer.headers().firstValue("Content-Type").orElse("none");
        if (!type.startsWith("application/json")) {
            throw new AssertionError("HTTP " + answer.statusCode() + ' ' + type + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    static String quoted(Object value) throws IOException {
        return JSON.writeValueAsString(value);
    }

    /** Whether nothing was asked of the server or the agent. */
    boolean untouched() {
        return backend.disconnected.isEmpty() && backend.performed.isEmpty() && controlled.isEmpty();
    }

    void forget() {
        backend.disconnected.clear();
        backend.performed.clear();
        controlled.clear();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        frontend.close();
        jolokia.close();
        watch.close();
        publisher.close();
    }

    private static ServerSnapshot tree() {
        Session session = new Session(20, "Ethernet", "00", 1, A.id(), List.of(A, B));
        Namespace waiting = new Namespace(
                5,
                "Waiting",
                "",
                "",
                "WDS",
                "",
                NamespaceKind.SCHEDULED_CAST_MANUAL_START,
                true,
                false,
                null,
                false,
                -1,
                null,
                List.of(new Content(10, "exam.wim", List.of(session))));
        return new ServerSnapshot(
                Moment.of(Trees.START),
                Duration.ofMillis(1),
                new ServerDetails(1, 7, 3, 3, List.of(), true),
                new ServerPolicies(
                        new MulticastPolicy(SlowClientHandling.NONE, 1024, 2, true),
                        ServicePolicy.UNKNOWN,
                        new DiagnosticsPolicy(false, 0)),
                List.of(waiting),
                List.of(),
                List.of());
    }
}
