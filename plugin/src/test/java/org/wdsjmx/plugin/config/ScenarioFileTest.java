package org.wdsjmx.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.wdsjmx.emulator.FaultKind;
import org.wdsjmx.emulator.Scenario;
import org.wdsjmx.emulator.ServerScenario;
import org.wdsjmx.transport.NamespaceKind;

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
}
