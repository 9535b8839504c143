package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wdsjmx.emulator.Stage.IMAGE;
import static org.wdsjmx.emulator.Stage.MB;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.MulticastAddresses;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerAction.ChangeMulticastPolicy;
import org.wdsjmx.transport.ServerAction.ChangeServicePolicy;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.ServicePolicy;

class OlderServerTest {

    private static Stage older() {
        NamespaceScenario offer = NamespaceScenario.autoCast(IMAGE, new ContentScenario("install.wim", 100 * MB));
        MachineGroup machine = new MachineGroup(
                "PC", 1, null, null, null, null, "CONTOSO\\deploy", IMAGE, null, null, Link.of(MB), null, null, null);
        return new Stage(new ServerScenario(
                "WDS01",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                null,
                null,
                null,
                null,
                List.of(offer),
                List.of(machine),
                null,
                null));
    }

    private static ServerAction change(Boolean fixedPorts, long blockSize, Boolean variableWindow) {
        MulticastAddresses same = MulticastAddresses.UNKNOWN;
        return new ChangeServicePolicy(
                new ServicePolicy(same, same, 50_000, -1, -1, fixedPorts, blockSize, variableWindow));
    }

    @Test
    void itShowsNothingThatCameLater() {
        try (Stage stage = older()) {
            ServerSnapshot snapshot = stage.read();
            assertThat(snapshot.policies().multicast()).isNull();
            assertThat(snapshot.policies().service().fixedPorts()).isNull();
            assertThat(snapshot.policies().service().startPort()).isEqualTo(64_001);
            assertThat(snapshot.tftpClients()).isNull();
            assertThat(snapshot.details().tftpCapabilities()).isEqualTo(-1);
            assertThat(snapshot.details().contentProviders()).isNull();
            assertThat(snapshot.faults()).isEmpty();
        }
    }

    @Test
    void itsClientsTellNeitherUserNorLoad() {
        try (Stage stage = older()) {
            Client client = stage.client("PC");
            assertThat(client.userIdentity()).isNull();
            assertThat(List.of(client.cpuUtilization(), client.memoryUtilization(), client.networkUtilization()))
                    .containsOnly(Double.NaN);
        }
    }

    @Test
    void itRefusesToChangeWhatItDoesNotHave() {
        try (Stage stage = older()) {
            assertThat(stage.refusal(new ChangeMulticastPolicy(new MulticastPolicy(null, 9, -1, null))))
                    .isEqualTo(0xC110011D);
            assertThat(stage.refusal(change(true, -1, null))).isEqualTo(0xC1100120);
            assertThat(stage.refusal(change(null, 1_024, null))).isEqualTo(0xC1100121);
            assertThat(stage.refusal(change(null, -1, true))).isEqualTo(0xC1100122);
            stage.perform(change(null, -1, null));
            assertThat(stage.read().policies().service().startPort()).isEqualTo(50_000);
        }
    }
}
