package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wdsjmx.emulator.Stage.IMAGE;
import static org.wdsjmx.emulator.Stage.MB;
import static org.wdsjmx.emulator.Stage.autoCast;
import static org.wdsjmx.emulator.Stage.machine;
import static org.wdsjmx.emulator.Stage.seconds;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.TransportException;

class DisconnectTest {

    private static Stage twoMachines() {
        return new Stage(autoCast(1000 * MB, machine("PC-1", 2 * MB, seconds(0)), machine("PC-2", 3 * MB, seconds(0))));
    }

    @ParameterizedTest
    @EnumSource
    void anAcceptedDisconnectTakesTheClientOutAfterItsReaction(DisconnectType type) {
        try (Stage stage = twoMachines()) {
            DisconnectResult result = stage.disconnect(stage.client("PC-1"), type);
            assertThat(result.outcome()).isEqualTo(DisconnectOutcome.ACCEPTED);
            assertThat(result.error()).isEqualTo(HResult.OK);
            assertThat(result.type()).isEqualTo(type);
            stage.clock.advance(Duration.ofMillis(900));
            assertThat(stage.find("PC-1")).isPresent();
            stage.clock.advance(Duration.ofMillis(100));
            assertThat(stage.clients()).extracting(Client::name).containsExactly("PC-2");
        }
    }

    @Test
    void theServerRemembersWhatReachedIt() {
        try (Stage stage = twoMachines()) {
            Client client = stage.client("PC-2");
            stage.disconnect(client, DisconnectType.ABORT);
            assertThat(stage.server.disconnects())
                    .containsExactly(new DisconnectRequest(
                            stage.clock.instant(), client.id(), client.macAddress(), DisconnectType.ABORT));
        }
    }

    @Test
    void aClientThatLeftIsAlreadyGone() {
        try (Stage stage = twoMachines()) {
            Client client = stage.client("PC-1");
            stage.server.leave(client.id());
            DisconnectResult result = stage.disconnect(client, DisconnectType.FALLBACK);
            assertThat(result.outcome()).isEqualTo(DisconnectOutcome.ALREADY_GONE);
            assertThat(stage.server.disconnects()).isEmpty();
        }
    }

    @Test
    void anotherMachineUnderTheSameIdIsNotTouched() {
        try (Stage stage = twoMachines()) {
            Client meant = stage.client("PC-1");
            stage.server.replace(meant.id(), EmulatedMachine.named("PC-9", "02-00-00-00-00-09", MB), 10, seconds(3));
            assertThat(stage.client("PC-9").id()).isEqualTo(meant.id());
            assertThat(stage.disconnect(meant, DisconnectType.ABORT).outcome()).isEqualTo(DisconnectOutcome.CHANGED);
            assertThat(stage.after(5).find("PC-9")).isPresent();
            assertThat(stage.server.disconnects()).isEmpty();
        }
    }

    @Test
    void aSuccessorUnderTheSameIdDoesNotFollowTheRequestOfItsPredecessor() {
        try (Stage stage = twoMachines()) {
            Client kicked = stage.client("PC-1");
            stage.disconnect(kicked, DisconnectType.FALLBACK);
            stage.server.replace(kicked.id(), EmulatedMachine.named("PC-9", "02-00-00-00-00-09", MB), 10, seconds(3));
            Client successor = stage.after(5).client("PC-9");
            assertThat(successor.id()).isEqualTo(kicked.id());
            assertThat(stage.disconnect(successor, DisconnectType.FALLBACK).outcome())
                    .isEqualTo(DisconnectOutcome.ACCEPTED);
        }
    }

    @Test
    void aCallerWithoutMacAddressTouchesNobody() throws TransportException {
        try (Stage stage = twoMachines()) {
            ClientIdentity vague = new ClientIdentity(stage.client("PC-1").id(), "PC-1", null);
            DisconnectResult result = stage.connection
                    .disconnect(List.of(vague), DisconnectType.FALLBACK)
                    .get(0);
            assertThat(result.outcome()).isEqualTo(DisconnectOutcome.CHANGED);
        }
    }

    @Test
    void resultsComeInTheOrderOfTheRequests() throws TransportException {
        try (Stage stage = twoMachines()) {
            ClientIdentity one = stage.client("PC-1").identity();
            ClientIdentity two = stage.client("PC-2").identity();
            ClientIdentity none = new ClientIdentity(one.id() + 100, "NONE", "02-00-00-00-00-09");
            List<DisconnectResult> results =
                    stage.connection.disconnect(List.of(two, none, one), DisconnectType.FALLBACK);
            assertThat(results).extracting(DisconnectResult::client).containsExactly(two, none, one);
            assertThat(results)
                    .extracting(DisconnectResult::outcome)
                    .containsExactly(
                            DisconnectOutcome.ACCEPTED, DisconnectOutcome.ALREADY_GONE, DisconnectOutcome.ACCEPTED);
        }
    }

    @Test
    void askingTwiceIsAcceptedTwiceAndRemovesOnce() {
        MachineGroup machines = machine("PC-1", MB, seconds(0))
                .joining(Attendance.after(seconds(0)).rejoiningAfter(seconds(10)));
        try (Stage stage = new Stage(autoCast(1000 * MB, machines))) {
            Client client = stage.client("PC-1");
            assertThat(stage.disconnect(client, DisconnectType.FALLBACK).outcome())
                    .isEqualTo(DisconnectOutcome.ACCEPTED);
            assertThat(stage.disconnect(client, DisconnectType.FALLBACK).outcome())
                    .isEqualTo(DisconnectOutcome.ACCEPTED);
            assertThat(stage.after(60).clients()).hasSize(1);
        }
    }

    @Test
    void aMachineThatRejoinsHasANewIdAndBeginsAgain() {
        MachineGroup machines = machine("PC-1", 10 * MB, seconds(0))
                .joining(Attendance.after(seconds(0)).rejoiningAfter(seconds(10)));
        try (Stage stage = new Stage(autoCast(1000 * MB, machines))) {
            Client before = stage.after(20).client("PC-1");
            stage.disconnect(before, DisconnectType.FALLBACK);
            assertThat(stage.after(10).clients()).isEmpty();
            Client again = stage.after(1).client("PC-1");
            assertThat(again.id()).isNotEqualTo(before.id());
            assertThat(again.macAddress()).isEqualTo(before.macAddress());
            assertThat(again.completion()).isZero();
        }
    }

    @Test
    void aStalledClientLeavesTooWhenDisconnected() {
        ServerScenario server =
                autoCast(1000 * MB, machine("STUCK", MB, seconds(0)).stalling(new Stall(null, seconds(5), null)));
        try (Stage stage = new Stage(server)) {
            stage.after(10).disconnect(stage.client("STUCK"), DisconnectType.ABORT);
            assertThat(stage.after(1).clients()).isEmpty();
        }
    }

    @Test
    void aMachineThatWasPutInCanBeDisconnectedAndStaysAway() {
        try (Stage stage = new Stage(autoCast(1000 * MB))) {
            stage.server.join(IMAGE, "other.wim", EmulatedMachine.named("PC-7", "02-00-00-00-00-07", MB));
            stage.disconnect(stage.client("PC-7"), DisconnectType.FALLBACK);
            assertThat(stage.after(3600).clients()).isEmpty();
        }
    }
}
