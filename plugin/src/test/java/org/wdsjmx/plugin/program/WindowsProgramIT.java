package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.windows.StateNode;
import org.wdsjmx.windows.TestComServer;
import org.wdsjmx.windows.WindowsJvm;
import org.wdsjmx.windows.WineHost;

/** The shaded jar as {@code run} in a Windows virtual machine, over COM, and disconnected from Linux. */
class WindowsProgramIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path directory;

    private static TestComServer servers;
    private static WindowsJvm program;
    private static Path output;

    @BeforeAll
    static void start() throws Exception {
        WineHost wine = WineHost.require();
        servers = new TestComServer(directory.resolve("state.txt"));
        furnish(servers.addServer("WDS01"));
        servers.addServer("WDS02").fault("Manager.GetWdsTransportServer", 0x800706BA);
        servers.write();
        Path config = Files.writeString(directory.resolve("wds-jmx.yaml"), """
                backend: windows
                servers: [WDS01, WDS02]
                poll: {interval: 1s}
                http: {port: 0}
                jmx: {port: 0}
                access: {anonymous: admin}
                """);
        output = directory.resolve("output.txt");
        program = wine.java(
                        "-jar",
                        WineHost.windowsPath(RunningProgram.jar()),
                        "run",
                        "--config",
                        WineHost.windowsPath(config))
                .comServer(servers)
                .start(output);
        program.awaitOutput("service:jmx", PATIENCE);
        await().atMost(PATIENCE).until(() -> get("/-/ready").startsWith("ready"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (program != null) {
            program.close();
        }
    }

    private static void furnish(StateNode server) {
        StateNode session = server.set("running", 1)
                .add("namespace", "id", 1, "name", "WDS:Lab/install.wim/1", "type", 1, "registered", 1)
                .set("started", 1)
                .add("content", "id", 2, "name", "install.wim")
                .add("session", "id", 3, "rate", 1_500_000, "master", 4_294_967_290L);
        session.add("client", "id", 4_294_967_290L, "name", "SLOW", "mac", "00155D000001", "percent", 12);
        session.add("client", "id", 4_294_967_291L, "name", "GOES", "mac", "00155D000004", "percent", 30);
        session.add("client", "id", 8, "name", "J\u00f6rg \"PC\"", "mac", "00155D000002", "percent", 50);
        session.add("client", "id", 9, "name", "PC-9", "mac", "00155D000003", "percent", 99);
    }

    @Test
    void theMetricsAreThoseOfTheComServer() throws Exception {
        assertThat(get("/metrics"))
                .contains(
                        "wds_agent_info{version=\"",
                        "backend=\"windows\",} 1.0",
                        "wds_up{server=\"WDS01\",} 1.0",
                        "wds_up{server=\"WDS02\",} 0.0",
                        "wds_read_errors_total{server=\"WDS02\",code=\"0x800706BA\",}",
                        "wds_session_transfer_rate_bytes_per_second{server=\"WDS01\",session=\"3\",} 1500000.0",
                        "wds_client_completion_ratio{server=\"WDS01\",client=\"4294967290\",} 0.12",
                        "wds_client_master{server=\"WDS01\",client=\"4294967290\",} 1.0");
    }

    @Test
    void aClientIsDisconnectedOverRmi() throws Exception {
        Matcher url = Pattern.compile("service:jmx:\\S+").matcher(Files.readString(output));
        assertThat(url.find()).isTrue();
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(url.group()))) {
            MBeanServerConnection mbeans = connector.getMBeanServerConnection();
            ObjectName client =
                    new ObjectName("wds.transport:type=Client,server=WDS01,session=3,client=4294967291,name=GOES");
            CompositeData result = (CompositeData)
                    mbeans.invoke(client, "disconnect", new Object[] {"Fallback"}, new String[] {"java.lang.String"});
            assertThat(result.get("outcome")).isEqualTo("ACCEPTED");
            await().atMost(PATIENCE).until(() -> !mbeans.isRegistered(client));
        }
        assertReached(4_294_967_291L, DisconnectType.FALLBACK);
    }

    @Test
    void aClientIsDisconnectedOverJolokia() throws Exception {
        String answer = post("""
                {"type":"exec","mbean":"wds.transport:type=Server,server=WDS01",
                "operation":"disconnectClient","arguments":[9,"Abort"]}
                """);
        assertThat(answer).contains("\"outcome\":\"ACCEPTED\"", "\"name\":\"PC-9\"");
        assertReached(9, DisconnectType.ABORT);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/metrics"))
                        .contains(
                                "wds_disconnects_total{server=\"WDS01\",disposition=\"abort\",origin=\"jolokia\",outcome=\"accepted\",} 1.0")
                        .doesNotContain("name=\"PC-9\""));
    }

    @Test
    void thePolicyIsChangedOverJolokiaAndReadBack() throws Exception {
        String policy = "wds.transport:type=MulticastPolicy,server=WDS01";
        assertThat(post("{\"type\":\"write\",\"mbean\":\"" + policy
                        + "\",\"attribute\":\"AutoDisconnectThreshold\",\"value\":2048}"))
                .contains("\"status\":200");
        assertThat(get("/jolokia/read/" + policy + "/AutoDisconnectThreshold")).contains("\"value\":2048");
        assertThat(post("{\"type\":\"write\",\"mbean\":\"" + policy
                        + "\",\"attribute\":\"MultistreamStreamCount\",\"value\":4}"))
                .contains("Legal: 2");
    }

    private static void assertReached(long clientId, DisconnectType type) {
        assertThat(servers.disconnects("WDS01"))
                .filteredOn(call -> call.clientId() == clientId)
                .singleElement()
                .satisfies(call -> assertThat(call.disconnectType()).isEqualTo(type));
    }

    private static URI url() throws IOException {
        Matcher url = Pattern.compile("http://\\S+").matcher(Files.readString(output));
        assertThat(url.find()).as(Files.readString(output)).isTrue();
        return URI.create(url.group());
    }

    private static String post(String body) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(url().resolve("/jolokia/"))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url().resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
