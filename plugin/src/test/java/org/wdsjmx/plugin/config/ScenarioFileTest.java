package org.wdsjmx.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wdsjmx.emulator.Emulator;
import org.wdsjmx.emulator.FaultKind;
import org.wdsjmx.emulator.MachineGroup;
import org.wdsjmx.emulator.Scenario;
import org.wdsjmx.emulator.ServerScenario;
import org.wdsjmx.testing.SteppingClock;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.SlowClientHandling;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/** The emulator's records are read from YAML without the emulator knowing of it. */
class ScenarioFileTest {

    @Test
    void readsAScenario() throws ConfigurationException {
        Scenario scenario = Yaml.read("""
                seed: 42
                runningFor: 90s
                servers:
                  - name: WDS01
                    namespaces:
                      - name: WDS:Group/install.wim
                        kind: scheduled_cast_manual_start
                        contents: [{name: install.wim, size: 4000000000}]
                    machines:
                      - {name: "PC-{nn}", count: 20, namespace: "WDS:Group/install.wim"}
                      - name: SLOW-1
                        namespace: WDS:Group/install.wim
                        link: {speed: 2000000, jitter: 0.2}
                        stall: {atCompletion: 0.5, lasting: 10m}
                    faults: [{kind: access_denied, at: 5m}]
                """, Scenario.class);

        assertThat(scenario.seed()).isEqualTo(42);
        assertThat(scenario.runningFor()).isEqualTo(Duration.ofSeconds(90));
        ServerScenario server = scenario.servers().get(0);
        assertThat(server.namespaces().get(0).kind()).isEqualTo(NamespaceKind.SCHEDULED_CAST_MANUAL_START);
        assertThat(server.machines().get(1).link().jitter()).isEqualTo(0.2);
        assertThat(server.faults().get(0).kind()).isEqualTo(FaultKind.ACCESS_DENIED);
    }

    @Test
    void readsClonedMachines() throws ConfigurationException {
        ServerScenario server = Yaml.read("""
                seed: 42
                servers:
                  - name: WDS01
                    namespaces: [{name: A, contents: [{name: a.wim, size: 1000}]}]
                    machines:
                      - {name: ORIGINAL, macAddress: 00-15-5D-0A-10-01, namespace: A}
                      - {name: "CLONE-{n}", count: 3, macAddress: 00-15-5D-0A-10-01, cloned: true, namespace: A}
                """, Scenario.class).servers().get(0);
        assertThat(server.machines()).extracting(MachineGroup::cloned).containsExactly(false, true);
    }

    @Test
    void whatARecordRefusesIsAFaultAtItsLine() {
        assertThat(Yaml.faults("""
                        seed: 1
                        servers:
                          - name: WDS01
                            namespaces:
                              - name: A
                                contents: [{name: a.wim, size: 0}]
                            machines:
                              - {name: PC, count: 2, namespace: A}
                          - nmae: WDS02
                        """, Scenario.class)).hasSize(3).satisfies(faults -> {
            assertThat(faults.get(0)).startsWith("6:20: servers[0].namespaces[0].contents[0]: size of content");
            assertThat(faults.get(1))
                    .startsWith("8:9: servers[0].machines[0]: name of machines")
                    .contains("several machines need different names");
            assertThat(faults.get(2)).startsWith("9:5: servers[1].nmae: unknown key; did you mean name?");
        });
    }

    @Test
    void readsPoliciesAndTransfers() throws ConfigurationException {
        ServerScenario server = Yaml.read("""
                seed: 42
                servers:
                  - name: WDS01
                    multicastPolicy: {slowClientHandling: multistream, multistreamStreamCount: 3}
                    slowClientObservation: 30s
                    servicePolicy: {startPort: 50000, ipv4: {source: range, start: 239.1.1.1, end: 239.1.1.9}}
                    diagnosticsPolicy: {enabled: true, components: 8}
                    transfers:
                      - {file: boot.wim, size: 500000000, ipAddress: 10.0.0.17, after: 10s, repeatAfter: 1m}
                  - {name: WDS02, before2008R2: true}
                """, Scenario.class).servers().get(0);

        assertThat(server.multicastPolicy())
                .isEqualTo(new MulticastPolicy(SlowClientHandling.MULTISTREAM, 1024, 3, true));
        assertThat(server.slowClientObservation()).isEqualTo(Duration.ofSeconds(30));
        assertThat(server.servicePolicy().startPort()).isEqualTo(50_000);
        assertThat(server.servicePolicy().endPort()).isEqualTo(65_000);
        assertThat(server.servicePolicy().ipv4().end()).isEqualTo("239.1.1.9");
        assertThat(server.diagnosticsPolicy()).isEqualTo(new DiagnosticsPolicy(true, 8));
        assertThat(server.transfers().get(0).repeatAfter()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theDemoBeginsAsTheReadmeTells() throws ConfigurationException, TransportException {
        Scenario demo = new YamlReader()
                .read(Scenario.class.getResourceAsStream("/org/wdsjmx/plugin/demo.yaml"), "demo.yaml", Scenario.class);
        try (TransportServer server = new Emulator(demo, new SteppingClock(Instant.EPOCH)).connect("")) {
            ServerSnapshot first = server.read();
            List<Session> sessions = first.namespaces().stream()
                    .flatMap(namespace -> namespace.contents().stream())
                    .flatMap(content -> content.sessions().stream())
                    .toList();
            assertThat(sessions).extracting(Session::id).containsExactly(3457693642L, 3457693644L, 3457693643L);
            assertThat(sessions).extracting(s -> s.clients().size()).containsExactly(16, 15, 8);
            assertThat(sessions.get(0).transferRate()).isBetween(1_400_000L, 1_600_000L);
            assertThat(sessions.get(0).clients())
                    .filteredOn(sessions.get(0)::isMaster)
                    .extracting(Client::name)
                    .containsExactly("FRONTDESK-03");
            assertThat(first.tftpClients()).hasSize(2);
        }
    }
}
