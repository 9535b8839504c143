package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.wdsjmx.emulator.Stage.MB;
import static org.wdsjmx.emulator.Stage.autoCast;
import static org.wdsjmx.emulator.Stage.machine;
import static org.wdsjmx.emulator.Stage.seconds;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Client;

class AutoCastTest {

    @Test
    void anIdleNamespaceHasNoContent() {
        try (Stage stage = new Stage(autoCast(1000 * MB))) {
            assertThat(stage.namespace().contents()).isEmpty();
            assertThat(stage.namespace().transmissionStarted()).isFalse();
        }
    }

    @Test
    void theFirstClientStartsTheTransmission() {
        try (Stage stage = new Stage(autoCast(1000 * MB, machine("PC-1", 10 * MB, seconds(5))))) {
            assertThat(stage.after(4).namespace().contents()).isEmpty();
            stage.after(1);
            assertThat(stage.namespace().transmissionStarted()).isTrue();
            assertThat(stage.session().transferRate()).isEqualTo(10 * MB);
            assertThat(stage.after(10).client("PC-1").completion()).isCloseTo(0.10, within(0.0101));
        }
    }

    @Test
    void aLateJoinerReceivesAtOnceAndFinishesLater() {
        try (Stage stage = new Stage(
                autoCast(1000 * MB, machine("EARLY", 10 * MB, seconds(0)), machine("LATE", 10 * MB, seconds(50))))) {
            stage.after(60);
            assertThat(stage.sessions()).hasSize(1);
            assertThat(stage.client("EARLY").completion()).isCloseTo(0.60, within(0.0101));
            assertThat(stage.client("LATE").completion()).isCloseTo(0.10, within(0.0101));
            stage.after(41);
            assertThat(stage.client("EARLY").completion()).isEqualTo(1);
            assertThat(stage.client("LATE").completion()).isCloseTo(0.51, within(0.0101));
        }
    }

    @Test
    void completionIsAWholePercentage() {
        try (Stage stage = new Stage(autoCast(1000 * MB, machine("PC-1", 7 * MB, seconds(0))))) {
            for (int i = 0; i < 50; i++) {
                double percent = stage.after(1).client("PC-1").completion() * 100;
                assertThat(percent).isCloseTo(Math.rint(percent), within(1e-9));
            }
        }
    }

    @Test
    void hundredPercentIsShownOnlyWhenEverythingIsThere() {
        try (Stage stage = new Stage(autoCast(1000 * MB, machine("PC-1", 10 * MB, seconds(0))))) {
            stage.clock.advance(java.time.Duration.ofMillis(99_900));
            assertThat(stage.client("PC-1").completion()).isEqualTo(0.99);
            stage.clock.advance(java.time.Duration.ofMillis(100));
            assertThat(stage.client("PC-1").completion()).isEqualTo(1);
        }
    }

    @Test
    void aFinishedClientLingersAndTakesSessionAndContentWithIt() {
        try (Stage stage = new Stage(autoCast(100 * MB, machine("PC-1", 10 * MB, seconds(0))))) {
            stage.after(11);
            assertThat(stage.client("PC-1").completion()).isEqualTo(1);
            assertThat(stage.session().transferRate()).isZero();
            assertThat(stage.session().masterClientId()).isZero();
            stage.after(1);
            assertThat(stage.namespace().contents()).isEmpty();
            assertThat(stage.namespace().transmissionStarted()).isFalse();
        }
    }

    @Test
    void aRepeatingMachineComesAgainUnderANewId() {
        MachineGroup machines = machine("PC-1", 10 * MB, seconds(0))
                .joining(Attendance.after(seconds(0)).repeatingAfter(seconds(5)));
        try (Stage stage = new Stage(autoCast(100 * MB, machines))) {
            Client first = stage.client("PC-1");
            assertThat(stage.after(16).clients()).isEmpty();
            Client second = stage.after(1).client("PC-1");
            assertThat(second.id()).isNotEqualTo(first.id());
            assertThat(second.completion()).isZero();
            assertThat(second.joinDurationSeconds()).isZero();
        }
    }

    @Test
    void aFullSessionMakesRoomInAnotherOneOfTheSameContent() {
        ServerScenario server = autoCast(
                        1000 * MB, MachineGroup.of("PC-{nn}", 5, Stage.IMAGE).linked(Link.of(10 * MB)))
                .withClientsPerSession(2);
        try (Stage stage = new Stage(server)) {
            assertThat(stage.namespace().contents()).hasSize(1);
            assertThat(stage.sessions()).extracting(s -> s.clients().size()).containsExactly(2, 2, 1);
            Set<Long> ids = new HashSet<>();
            stage.sessions().forEach(session -> ids.add(session.id()));
            assertThat(ids).hasSize(3);
        }
    }

    @Test
    void joinDurationCountsSecondsSinceJoining() {
        try (Stage stage = new Stage(autoCast(1000 * MB, machine("PC-1", MB, seconds(5))))) {
            assertThat(stage.after(65).client("PC-1").joinDurationSeconds()).isEqualTo(60);
        }
    }
}
