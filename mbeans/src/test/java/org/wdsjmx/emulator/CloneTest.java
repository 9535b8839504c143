package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wdsjmx.emulator.Stage.IMAGE;
import static org.wdsjmx.emulator.Stage.MB;
import static org.wdsjmx.emulator.Stage.autoCast;

import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectType;

/** Machines that bear one MAC address, as copied virtual machines and shared network adapters do. */
class CloneTest {

    private static final String MAC = "00-15-5D-0A-10-01";

    private static Stage clones(int count) {
        return new Stage(
                autoCast(1_000 * MB, MachineGroup.of("PC-{n}", count, IMAGE).clonedFrom(MAC)));
    }

    @Test
    void eachHasItsOwnIdAndNameAndAddressOfTheInternet() {
        try (Stage stage = clones(3)) {
            assertThat(stage.after(1).clients()).extracting(Client::macAddress).containsOnly(MAC);
            assertThat(stage.clients()).extracting(Client::id).doesNotHaveDuplicates();
            assertThat(stage.clients()).extracting(Client::name).containsExactly("PC-1", "PC-2", "PC-3");
            assertThat(stage.clients()).extracting(Client::ipAddress).doesNotHaveDuplicates();
        }
    }

    @Test
    void onlyTheOneWhoseIdIsMeantIsDisconnected() {
        try (Stage stage = clones(3)) {
            Client meant = stage.after(1).client("PC-2");
            assertThat(stage.disconnect(meant, DisconnectType.FALLBACK).outcome())
                    .isEqualTo(DisconnectOutcome.ACCEPTED);
            assertThat(stage.after(2).clients()).extracting(Client::name).containsExactly("PC-1", "PC-3");
            assertThat(stage.server.disconnects())
                    .extracting(DisconnectRequest::clientId)
                    .containsExactly(meant.id());
        }
    }

    @Test
    void oneThatIsGoneIsNotMistakenForAnother() {
        try (Stage stage = clones(2)) {
            Client gone = stage.after(1).client("PC-2");
            stage.disconnect(gone, DisconnectType.FALLBACK);
            stage.after(2);
            assertThat(stage.disconnect(gone, DisconnectType.FALLBACK).outcome())
                    .isEqualTo(DisconnectOutcome.ALREADY_GONE);
            assertThat(stage.clients()).extracting(Client::name).containsExactly("PC-1");
        }
    }

    @Test
    void theyCanBearTheAddressOfAnotherGroup() {
        MachineGroup original = MachineGroup.of("PC", 1, IMAGE).clonedFrom(MAC);
        try (Stage stage = new Stage(autoCast(
                1_000 * MB, original, MachineGroup.of("COPY-{n}", 2, IMAGE).clonedFrom(MAC)))) {
            assertThat(stage.after(1).clients()).hasSize(3);
        }
    }

    @Test
    void anAddressThatIsThereTwiceByMistakeIsRefused() {
        MachineGroup one = MachineGroup.of("PC", 1, IMAGE);
        assertThatThrownBy(() -> autoCast(MB, one, one))
                .hasMessageContaining("another machine of this server has it")
                .hasMessageContaining("cloned: true");
    }
}
