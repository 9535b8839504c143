package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wdsjmx.emulator.Stage.IMAGE;
import static org.wdsjmx.emulator.Stage.MB;
import static org.wdsjmx.emulator.Stage.autoCast;
import static org.wdsjmx.emulator.Stage.machine;
import static org.wdsjmx.emulator.Stage.seconds;

import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.TransportException;

class TombstoneTest {

    private static Stage running() {
        return new Stage(autoCast(100 * MB, machine("PC-1", 10 * MB, seconds(0)))).after(5);
    }

    @Test
    void aWithdrawnNamespaceLivesOnUntilItsSessionsEnd() throws TransportException {
        try (Stage stage = running()) {
            stage.server.deregister(IMAGE, false);
            Namespace tombstone = stage.namespace();
            assertThat(tombstone.tombstoned()).isTrue();
            assertThat(tombstone.registered()).isFalse();
            assertThat(tombstone.tombstoneTime()).isEqualTo(stage.clock.instant());
            assertThat(stage.session().transferRate()).isEqualTo(10 * MB);
            assertThat(stage.after(10).read().namespaces()).isEmpty();
        }
    }

    @Test
    void nobodyJoinsATombstone() throws TransportException {
        try (Stage stage = running()) {
            stage.server.deregister(IMAGE, false);
            assertThatThrownBy(() -> stage.server.join(
                            IMAGE, "install.wim", EmulatedMachine.named("PC-2", "02-00-00-00-00-02", MB)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void theNameCanBeRegisteredAgainBesideTheTombstone() throws TransportException {
        try (Stage stage = running()) {
            stage.server.deregister(IMAGE, false);
            stage.server.register(NamespaceScenario.autoCast(IMAGE));
            assertThat(stage.read().namespaces())
                    .extracting(Namespace::tombstoned)
                    .containsExactly(true, false);
        }
    }

    @Test
    void terminatingRemovesClientsAndNamespaceAtOnce() throws TransportException {
        try (Stage stage = running()) {
            stage.server.deregister(IMAGE, true);
            assertThat(stage.read().namespaces()).isEmpty();
        }
    }

    @Test
    void anIdleNamespaceIsGoneAtOnce() throws TransportException {
        try (Stage stage = new Stage(autoCast(MB))) {
            stage.server.deregister(IMAGE, false);
            assertThat(stage.read().namespaces()).isEmpty();
        }
    }
}
