package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wdsjmx.emulator.Stage.IMAGE;
import static org.wdsjmx.emulator.Stage.MB;
import static org.wdsjmx.emulator.Stage.machine;
import static org.wdsjmx.emulator.Stage.offering;
import static org.wdsjmx.emulator.Stage.seconds;
import static org.wdsjmx.transport.NamespaceKind.SCHEDULED_CAST_AUTO_START;
import static org.wdsjmx.transport.NamespaceKind.SCHEDULED_CAST_MANUAL_START;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.TransportException;

class ScheduledCastTest {

    private static final Duration NEVER = null;
    private static final Integer ANY = null;

    private static NamespaceScenario cast(NamespaceKind kind, Integer minimumClients, Duration startAfter) {
        return NamespaceScenario.of(
                IMAGE, kind, minimumClients, startAfter, new ContentScenario("install.wim", 100 * MB));
    }

    @Test
    void clientsWaitAtZeroUntilSomebodyStarts() {
        try (Stage stage = new Stage(
                offering(cast(SCHEDULED_CAST_MANUAL_START, ANY, NEVER), machine("PC-1", 10 * MB, seconds(0))))) {
            stage.after(600);
            Session session = stage.session();
            assertThat(session.transferRate()).isZero();
            assertThat(session.masterClientId()).isZero();
            assertThat(session.clients().get(0).completion()).isZero();
            assertThat(session.clients().get(0).joinDurationSeconds()).isEqualTo(600);
            assertThat(stage.namespace().transmissionStarted()).isFalse();
        }
    }

    @Test
    void anAdministratorStartsIt() throws TransportException {
        try (Stage stage = new Stage(
                offering(cast(SCHEDULED_CAST_MANUAL_START, ANY, NEVER), machine("PC-1", 10 * MB, seconds(0))))) {
            stage.after(60).server.startTransmission(IMAGE);
            assertThat(stage.namespace().transmissionStarted()).isTrue();
            assertThat(stage.session().transferRate()).isEqualTo(10 * MB);
            assertThat(stage.after(5).client("PC-1").completion()).isEqualTo(0.5);
        }
    }

    @Test
    void anEmulatedAdministratorStartsItAtItsTime() {
        try (Stage stage = new Stage(
                offering(cast(SCHEDULED_CAST_MANUAL_START, ANY, seconds(30)), machine("PC-1", 10 * MB, seconds(0))))) {
            assertThat(stage.after(29).namespace().transmissionStarted()).isFalse();
            assertThat(stage.after(1).namespace().transmissionStarted()).isTrue();
            assertThat(stage.namespace().startTime()).isNull();
        }
    }

    @Test
    void startingIsRefusedWithTheCodesOfTheApi() throws TransportException {
        try (Stage stage = new Stage(offering(cast(SCHEDULED_CAST_MANUAL_START, ANY, NEVER)))) {
            assertThatThrownBy(() -> stage.server.startTransmission(IMAGE)).hasMessageContaining("0xC121010A");
            assertThatThrownBy(() -> stage.server.startTransmission("none")).hasMessageContaining("0xC1210105");
            stage.server.join(IMAGE, "install.wim", EmulatedMachine.named("PC-1", "02-00-00-00-00-01", MB));
            stage.server.startTransmission(IMAGE);
            assertThatThrownBy(() -> stage.server.startTransmission(IMAGE)).hasMessageContaining("0xC1210109");
        }
    }

    @Test
    void enoughClientsStartIt() {
        try (Stage stage = new Stage(offering(
                cast(SCHEDULED_CAST_AUTO_START, 2, seconds(3600)),
                machine("PC-1", 10 * MB, seconds(0)),
                machine("PC-2", 10 * MB, seconds(10))))) {
            assertThat(stage.after(9).namespace().transmissionStarted()).isFalse();
            assertThat(stage.after(1).namespace().transmissionStarted()).isTrue();
        }
    }

    @Test
    void theStartTimeStartsItWithFewerClients() {
        try (Stage stage = new Stage(
                offering(cast(SCHEDULED_CAST_AUTO_START, 2, seconds(30)), machine("PC-1", 10 * MB, seconds(0))))) {
            Namespace waiting = stage.after(29).namespace();
            assertThat(waiting.transmissionStarted()).isFalse();
            assertThat(waiting.minimumClients()).isEqualTo(2);
            assertThat(waiting.startTime()).isEqualTo(stage.clock.instant().plusSeconds(1));
            assertThat(stage.after(1).namespace().transmissionStarted()).isTrue();
        }
    }

    @Test
    void nothingStartsWithoutClients() {
        try (Stage stage = new Stage(
                offering(cast(SCHEDULED_CAST_AUTO_START, ANY, seconds(30)), machine("PC-1", 10 * MB, seconds(60))))) {
            assertThat(stage.after(45).namespace().transmissionStarted()).isFalse();
            assertThat(stage.after(15).namespace().transmissionStarted()).isTrue();
        }
    }

    @Test
    void nobodyJoinsAfterTheStart() {
        try (Stage stage = new Stage(offering(
                cast(SCHEDULED_CAST_AUTO_START, ANY, seconds(5)),
                machine("PC-1", 10 * MB, seconds(0)),
                machine("LATE", 10 * MB, seconds(6))))) {
            assertThat(stage.after(9).clients()).extracting("name").containsExactly("PC-1");
            assertThatThrownBy(() -> stage.server.join(
                            IMAGE, "install.wim", EmulatedMachine.named("PC-3", "02-00-00-00-00-03", MB)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void askingAgainAfterNoTimeDoesNotHoldUpTheServer() {
        ServerScenario server = offering(
                cast(SCHEDULED_CAST_AUTO_START, ANY, seconds(5)).repeating(),
                machine("PC-1", 10 * MB, seconds(0)),
                machine("LATE", 10 * MB, seconds(6)));
        try (Stage stage = new Stage(Scenario.of(1, server).accelerated(1e9))) {
            assertThat(stage.after(1).read().faults()).isEmpty();
        }
    }

    @Test
    void aRepeatedCastIsOfferedAnewUnderANewIdAndTakesWhoWasRefused() {
        try (Stage stage = new Stage(offering(
                cast(SCHEDULED_CAST_AUTO_START, ANY, seconds(5)).repeating(),
                machine("PC-1", 10 * MB, seconds(0)),
                machine("LATE", 10 * MB, seconds(6))))) {
            long id = stage.namespace().id();
            stage.after(25);
            assertThat(stage.namespace().id()).isNotEqualTo(id);
            assertThat(stage.namespace().name()).isEqualTo(IMAGE);
            assertThat(stage.clients()).extracting("name").containsExactly("LATE");
        }
    }

    @Test
    void anEndedCastThatIsNotRepeatedStaysStarted() {
        try (Stage stage = new Stage(
                offering(cast(SCHEDULED_CAST_AUTO_START, ANY, seconds(5)), machine("PC-1", 10 * MB, seconds(0))))) {
            Namespace ended = stage.after(60).namespace();
            assertThat(ended.contents()).isEmpty();
            assertThat(ended.transmissionStarted()).isTrue();
        }
    }
}
