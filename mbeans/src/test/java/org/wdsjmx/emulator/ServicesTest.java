package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wdsjmx.emulator.Stage.IMAGE;
import static org.wdsjmx.emulator.Stage.MB;
import static org.wdsjmx.emulator.Stage.autoCast;
import static org.wdsjmx.emulator.Stage.seconds;
import static org.wdsjmx.transport.ServiceControl.DISABLE;
import static org.wdsjmx.transport.ServiceControl.ENABLE;
import static org.wdsjmx.transport.ServiceControl.RESTART;
import static org.wdsjmx.transport.ServiceControl.START;
import static org.wdsjmx.transport.ServiceControl.STOP;

import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerAction.ControlServices;
import org.wdsjmx.transport.ServiceControl;

class ServicesTest {

    private static final int DISABLED = 0x80070422;

    private static Stage running() {
        return new Stage(autoCast(
                        1000 * MB,
                        MachineGroup.of("PC", 1, IMAGE)
                                .linked(Link.of(MB))
                                .joining(Attendance.ONCE.rejoiningAfter(seconds(10)))))
                .after(5);
    }

    private static void control(Stage stage, ServiceControl control) {
        stage.perform(new ControlServices(control));
    }

    private static boolean run(Stage stage) {
        return stage.read().details().servicesRunning();
    }

    @Test
    void stoppingEndsEverySessionAndKeepsTheOffers() {
        try (Stage stage = running()) {
            control(stage, STOP);
            assertThat(run(stage)).isFalse();
            assertThat(stage.sessions()).isEmpty();
            assertThat(stage.namespace().registered()).isTrue();
        }
    }

    @Test
    void nobodyJoinsStoppedServices() {
        try (Stage stage = running()) {
            control(stage, STOP);
            assertThat(stage.after(60).clients()).isEmpty();
            assertThatThrownBy(() -> stage.server.join(
                            IMAGE, "install.wim", EmulatedMachine.named("PC-9", "02-00-00-00-00-09", MB)))
                    .hasMessageContaining("0xC1100113");
            control(stage, START);
            assertThat(stage.after(5).clients()).hasSize(1);
        }
    }

    @Test
    void aRestartEndsEverySessionAndWhoComesAgainIsTaken() {
        try (Stage stage = running()) {
            control(stage, RESTART);
            assertThat(run(stage)).isTrue();
            assertThat(stage.clients()).isEmpty();
            assertThat(stage.after(10).clients()).hasSize(1);
        }
    }

    @Test
    void whatIsStoppedStaysStoppedAtARestart() {
        try (Stage stage = running()) {
            control(stage, STOP);
            control(stage, RESTART);
            assertThat(run(stage)).isFalse();
        }
    }

    @Test
    void startingWhatRunsChangesNothing() {
        try (Stage stage = running()) {
            control(stage, START);
            assertThat(stage.clients()).hasSize(1);
        }
    }

    @Test
    void disabledServicesRunOnButCannotBeStarted() {
        try (Stage stage = running()) {
            control(stage, DISABLE);
            assertThat(run(stage)).isTrue();
            control(stage, START);
            control(stage, STOP);
            assertThat(stage.refusal(new ControlServices(START))).isEqualTo(DISABLED);
            assertThat(run(stage)).isFalse();
            control(stage, ENABLE);
            assertThat(run(stage)).isFalse();
            control(stage, START);
            assertThat(run(stage)).isTrue();
        }
    }

    @Test
    void aRestartOfDisabledServicesStopsThem() {
        try (Stage stage = running()) {
            control(stage, DISABLE);
            assertThat(stage.refusal(new ControlServices(RESTART))).isEqualTo(DISABLED);
            assertThat(run(stage)).isFalse();
        }
    }

    @Test
    void aStoredNamespaceWhoseStartTimeHasPassedIsDeletedAtTheStart() {
        NamespaceScenario late = NamespaceScenario.of(
                IMAGE, NamespaceKind.SCHEDULED_CAST_AUTO_START, null, seconds(30), new ContentScenario("a.wim", MB));
        try (Stage stage = new Stage(Stage.offering(late))) {
            control(stage.after(29), RESTART);
            assertThat(stage.read().namespaces()).hasSize(1);
            control(stage.after(2), RESTART);
            assertThat(stage.read().namespaces()).isEmpty();
        }
        try (Stage stage = new Stage(Stage.offering(late.repeating()))) {
            control(stage.after(31), RESTART);
            assertThat(stage.namespace().startTime()).isAfter(stage.clock.instant());
        }
    }
}
