package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.audit.AuditReport;
import org.wdsjmx.plugin.audit.AuditVerifier;
import org.wdsjmx.windows.Ended;
import org.wdsjmx.windows.TestComServer;
import org.wdsjmx.windows.WineHost;
import org.wdsjmx.windows.WineMachine;

/**
 * The zip as a service of a Windows under Wine, from its installation to its end. Each test goes on where the one before it
 * ended, because every step takes seconds.
 *
 * <p>Wine's service manager does not restart a service that failed and has no accounts, and its icacls changes nothing: what
 * {@code install} asks for there is not tested.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WindowsServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Only administrators may read it on Windows; Wine does not have it, and forgets it when it ends. */
    private static final String ADMINISTRATORS_KEY = "HKU\\S-1-5-19";

    private static final String PARAMETERS =
            "HKLM\\SOFTWARE\\Wow6432Node\\Apache Software Foundation\\Procrun 2.0\\wds-jmx";

    @TempDir
    private static Path directory;

    private static WineMachine machine;
    private static InstalledService installed;
    private static URI url;

    @BeforeAll
    static void unpack() throws Exception {
        WineHost wine = WineHost.require();
        // Of what a folder may be called, what cmd.exe may take for something else.
        Path home = Distribution.unpackedTo(Files.createDirectory(directory.resolve("Program Files (x86) & #1! of 2")));
        TestComServer servers = new TestComServer(directory.resolve("state.txt"));
        servers.addServer("WDS01")
                .add("namespace", "id", 1, "name", "WDS:Lab/install.wim/1", "type", 1, "registered", 1)
                .set("started", 1)
                .add("content", "id", 2, "name", "install.wim")
                .add("session", "id", 3, "rate", 1_500_000, "master", 7)
                .add("client", "id", 7, "name", "SLOW", "mac", "00155D000001", "percent", 12);
        servers.write();
        machine = wine.machine(servers);
        machine.setVariable("JAVA_HOME", machine.javaHome());
        installed = new InstalledService(machine, home);
        installed.configure(configuration(0));
    }

    @AfterAll
    static void close() {
        if (machine != null) {
            machine.close();
        }
    }

    private static String configuration(int port) {
        return String.format(Locale.ROOT, """
                backend: windows
                servers: [WDS01]
                poll: {interval: 1s}
                http: {port: %d}
                access: {anonymous: admin}
                audit: {file: logs/audit.jsonl}
                log: {file: logs/wds-jmx.log}
                """, port);
    }

    @Test
    @Order(1)
    void withoutAdministratorRightsNothingIsInstalled() throws Exception {
        Ended refused = installed.service("install");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("ERROR: This needs administrator rights", "Nothing was done");
        assertNoService();
        assertThat(machine.run(directory, "reg", "add", ADMINISTRATORS_KEY, "/f")
                        .exitCode())
                .isZero();
    }

    @Test
    @Order(2)
    void aConfigurationWithAFaultIsNotInstalled() throws Exception {
        Files.writeString(installed.file("faulty.yaml"), "backend: windows\nservers: [WDS01]\nhtp: {port: 0}\n");

        Ended refused = installed.service("install", "..\\faulty.yaml");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output())
                .contains("faulty.yaml:3:", "did you mean http?", "ERROR: The configuration has faults");
        assertNoService();
    }

    @Test
    @Order(3)
    void aNameThatProcrunWouldMisreadIsNotInstalled() throws Exception {
        Files.copy(installed.file("wds-jmx.yaml"), installed.file("it's.yaml"));

        Ended refused = installed.service("install", "..\\it's.yaml");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("ERROR: The service cannot be told of ", "it's.yaml");
        assertNoService();
    }

    @Test
    @Order(4)
    void aServiceThatIsNotInstalledCannotBeStarted() throws Exception {
        Ended refused = installed.service("start");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("There is no service wds-jmx. First: service install");
    }

    @Test
    @Order(5)
    void installMakesAServiceThatStartsWithWindows() throws Exception {
        Ended install = installed.service("install");

        assertThat(install.exitCode()).as(install.output()).isZero();
        assertThat(install.output())
                .contains("wds-jmx.yaml: no faults", "The service wds-jmx is installed")
                // Wine's sc knows failure, and takes no notice of it; it does not know failureflag.
                .doesNotContain("It will not be restarted after a failure.")
                .contains("WARNING: It will not be restarted after a start that failed.")
                .doesNotContain("ERROR");
        assertThat(installed.query().output()).contains("STOPPED");
        assertThat(machine.run(directory, "reg", "query", "HKLM\\SYSTEM\\CurrentControlSet\\Services\\wds-jmx")
                        .output())
                .containsPattern("Start +REG_DWORD +0x2\\b")
                .containsPattern("ObjectName +REG_SZ +LocalSystem");
        assertThat(installed.file("logs")).isEmptyDirectory();
    }

    @Test
    @Order(6)
    void itIsNotInstalledTwice() throws Exception {
        Ended refused = installed.service("install");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("ERROR: The service wds-jmx is installed already");
    }

    @Test
    @Order(7)
    void aStartThatFailsIsToldAndItsReasonIsInTheLog() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            installed.configure(configuration(taken.getLocalPort()));

            Ended start = installed.service("start");

            assertThat(start.exitCode()).as(start.output()).isEqualTo(1);
            assertThat(start.output()).contains("ERROR: The service wds-jmx did not start. See ", "\\logs\"");
            assertThat(installed.log()).contains("cannot start: http.port: cannot listen");
            assertThat(installed.query().output()).contains("STOPPED");
        } finally {
            installed.configure(configuration(0));
        }
    }

    @Test
    @Order(8)
    void startSaysWhereItServesWhatTheWdsServerHas() throws Exception {
        Ended start = installed.service("start");

        assertThat(start.exitCode()).as(start.output() + installed.logs()).isZero();
        url = InstalledService.url(start);
        assertThat(installed.query().output()).contains("RUNNING");
        assertThat(installed.isInMemory()).isTrue();
        assertThat(installed.log()).contains("watches WDS01 and serves " + url);
        await().atMost(PATIENCE)
                .until(() -> installed.get(url.resolve("/-/ready")).startsWith("ready"));
        assertThat(installed.get(url.resolve("/metrics")))
                .contains(
                        "wds_up{server=\"WDS01\",} 1.0",
                        "wds_session_transfer_rate_bytes_per_second{server=\"WDS01\",session=\"3\",} 1500000.0");
    }

    @Test
    @Order(9)
    void stopIsOrderly() throws Exception {
        assertThat(installed.post(url.resolve("/jolokia/"), """
                {"type":"exec","mbean":"wds.transport:type=Server,server=WDS01",
                "operation":"disconnectClient","arguments":[7,"Fallback"]}
                """)).contains("\"outcome\":\"ACCEPTED\"");

        Ended stop = installed.service("stop");

        assertThat(stop.exitCode()).as(stop.output()).isZero();
        assertThat(stop.output()).contains("The service wds-jmx is stopped.");
        assertThat(installed.query().output())
                .contains("STOPPED")
                .containsPattern("WIN32_EXIT_CODE +: 0 ")
                .containsPattern("SERVICE_EXIT_CODE +: 0 ");
        assertClosed();
        assertThat(installed.log()).containsSubsequence("serves " + url, "asked to stop", "wds-jmx has stopped");
        AuditReport audit = AuditVerifier.verify(installed.file("logs/audit.jsonl"), Optional.empty());
        assertThat(audit.isGood()).as(audit.toString()).isTrue();
        assertThat(audit.records()).as("opening, intent and outcome").isEqualTo(3);
        assertThat(audit.withoutOutcome()).isEmpty();
    }

    @Test
    @Order(10)
    void itStartsAgain() throws Exception {
        Ended start = installed.service("start");

        assertThat(start.exitCode()).as(start.output() + installed.logs()).isZero();
        url = InstalledService.url(start);
        assertThat(installed.get(url.resolve("/-/healthy"))).isNotEmpty();
    }

    @Test
    @Order(11)
    void uninstallStopsItAndLeavesItsFiles() throws Exception {
        Ended uninstall = installed.service("uninstall");

        assertThat(uninstall.exitCode()).as(uninstall.output()).isZero();
        assertThat(uninstall.output())
                .contains("The service wds-jmx is uninstalled. Its files are left: ")
                .doesNotContain("WARNING");
        assertNoService();
        assertClosed();
        assertThat(machine.run(directory, "reg", "query", PARAMETERS).exitCode())
                .as("procrun's parameters")
                .isNotZero();
        for (String name : new String[] {"wds-jmx.jar", "wds-jmx.yaml", "bin/wds-jmx.exe", "logs/audit.jsonl"}) {
            assertThat(installed.file(name)).isRegularFile();
        }
    }

    private static void assertNoService() throws Exception {
        Ended query = installed.query();
        assertThat(query.exitCode()).as(query.output()).isNotZero();
        assertThat(query.output()).doesNotContain("STATE");
    }

    private static void assertClosed() {
        assertThat(installed.file("logs/serving.txt")).doesNotExist();
        assertThat(url).as("where it served").isNotNull();
        assertThatThrownBy(() -> installed.get(url)).isInstanceOf(ConnectException.class);
        await().atMost(PATIENCE).until(() -> !installed.isInMemory());
    }
}
