package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.wdsjmx.emulator.Stage.MB;
import static org.wdsjmx.emulator.Stage.autoCast;
import static org.wdsjmx.emulator.Stage.machine;
import static org.wdsjmx.emulator.Stage.seconds;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.ReadFault;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultTest {

    private static Stage stage(TimedFault... faults) {
        return new Stage(autoCast(1000 * MB, machine("PC-1", MB, seconds(0)), machine("PC-2", MB, seconds(0)))
                .withFaults(faults));
    }

    @ParameterizedTest
    @CsvSource({"UNREACHABLE, 0x800706BA", "ACCESS_DENIED, 0x80070005", "RETRIEVE_NAMESPACES, 0x800706BE"})
    void nothingCanBeReadUntilItIsHealed(FaultKind kind, String code) {
        try (Stage stage = stage()) {
            List<Client> clients = stage.clients();
            stage.server.fail(kind);
            assertThatThrownBy(stage.connection::read)
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining(code);
            assertThatThrownBy(() ->
                            stage.connection.disconnect(List.of(clients.get(0).identity()), DisconnectType.FALLBACK))
                    .isInstanceOf(TransportException.class);
            stage.server.heal();
            assertThat(stage.clients()).isEqualTo(clients);
        }
    }

    @ParameterizedTest
    @CsvSource({"UNREACHABLE, 0x800706BA", "ACCESS_DENIED, 0x80070005", "CONNECT, 0xC1100113"})
    void nobodyCanConnectUntilItIsHealed(FaultKind kind, String code) throws TransportException {
        try (Stage stage = stage()) {
            stage.server.fail(kind);
            assertThatThrownBy(() -> stage.emulator.connect("WDS01")).hasMessageContaining(code);
            stage.server.heal();
            stage.emulator.connect("WDS01").close();
        }
    }

    @Test
    void whoIsConnectedGoesOnWhenOnlyConnectingFails() {
        try (Stage stage = stage()) {
            stage.server.fail(FaultKind.CONNECT);
            assertThat(stage.clients()).hasSize(2);
        }
    }

    @Test
    void aFaultGivesTheCodeThatItIsTold() {
        try (Stage stage = stage()) {
            stage.server.fail(FaultKind.UNREACHABLE, 0x80070035);
            assertThatThrownBy(stage.connection::read)
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.error().hex()).isEqualTo("0x80070035"));
        }
    }

    @Test
    void unreadableClientsLeaveTheRestReadable() {
        try (Stage stage = stage()) {
            stage.server.fail(FaultKind.RETRIEVE_CLIENTS, 0xC1210100);
            ServerSnapshot snapshot = stage.read();
            assertThat(stage.session().clients()).isEmpty();
            assertThat(stage.session().transferRate()).isEqualTo(MB);
            assertThat(snapshot.faults()).singleElement().satisfies(fault -> {
                assertThat(fault.where()).contains("RetrieveClients");
                assertThat(fault.error()).isEqualTo(HResult.of(0xC1210100));
            });
        }
    }

    @Test
    void aClientThatCannotBeListedCannotBeDisconnectedNorCalledGone() {
        try (Stage stage = stage()) {
            Client client = stage.client("PC-1");
            stage.server.fail(FaultKind.RETRIEVE_CLIENTS, 0xC1210100);
            DisconnectResult result = stage.disconnect(client, DisconnectType.FALLBACK);
            assertThat(result.outcome()).isEqualTo(DisconnectOutcome.FAILED);
            assertThat(result.error()).isEqualTo(HResult.of(0xC1210100));
        }
    }

    @Test
    void anUnreadableNameIsUnknownWhileTheRestIsRead() {
        try (Stage stage = stage()) {
            stage.server.fail(FaultKind.CLIENT_NAME);
            assertThat(stage.clients()).hasSize(2).allSatisfy(client -> {
                assertThat(client.name()).isNull();
                assertThat(client.macAddress()).isNotNull();
            });
            assertThat(stage.read().faults()).extracting(ReadFault::where).containsExactly("Name of 2 clients");
        }
    }

    @Test
    void aClientWithoutReadableMacAddressIsNotTouched() {
        try (Stage stage = stage()) {
            Client client = stage.client("PC-1");
            stage.server.fail(FaultKind.CLIENT_MAC);
            assertThat(stage.clients()).extracting(Client::macAddress).containsOnlyNulls();
            assertThat(stage.disconnect(client, DisconnectType.FALLBACK).outcome())
                    .isEqualTo(DisconnectOutcome.CHANGED);
            assertThat(stage.server.disconnects()).isEmpty();
        }
    }

    @Test
    void aRefusedDisconnectFailsWithTheCodeAndTheClientStays() {
        try (Stage stage = stage()) {
            stage.server.fail(FaultKind.DISCONNECT, 0x80070005);
            DisconnectResult result = stage.disconnect(stage.client("PC-1"), DisconnectType.FALLBACK);
            assertThat(result.outcome()).isEqualTo(DisconnectOutcome.FAILED);
            assertThat(result.error()).isEqualTo(HResult.of(0x80070005));
            assertThat(stage.after(10).find("PC-1")).isPresent();
        }
    }

    @Test
    void aServerThatMissesTheClientSaysThatItHasGone() {
        try (Stage stage = stage()) {
            stage.server.fail(FaultKind.DISCONNECT, 0xC1210104);
            DisconnectResult result = stage.disconnect(stage.client("PC-1"), DisconnectType.FALLBACK);
            assertThat(result.outcome()).isEqualTo(DisconnectOutcome.ALREADY_GONE);
            assertThat(result.error().hex()).isEqualTo("0xC1210104");
        }
    }

    @Test
    void aTimedFaultComesAndGoesByItself() {
        try (Stage stage = stage(new TimedFault(FaultKind.UNREACHABLE, seconds(10), seconds(20), "0x80070035"))) {
            assertThat(stage.after(9).clients()).hasSize(2);
            stage.after(1);
            assertThatThrownBy(stage.connection::read).hasMessageContaining("0x80070035");
            assertThat(stage.after(20).clients()).hasSize(2);
        }
    }

    @Test
    void healingEndsATimedFaultThatHasBegunButNotALaterOne() {
        try (Stage stage = stage(
                new TimedFault(FaultKind.UNREACHABLE, seconds(10), null, null),
                new TimedFault(FaultKind.ACCESS_DENIED, seconds(30), null, null))) {
            stage.after(15).server.heal();
            assertThat(stage.clients()).hasSize(2);
            stage.after(15);
            assertThatThrownBy(stage.connection::read).hasMessageContaining("0x80070005");
        }
    }

    @Test
    void aHangingReadReturnsWhenHealedAndHoldsUpNobodyElse() throws Exception {
        try (Stage stage = stage()) {
            stage.server.fail(FaultKind.HANG);
            FutureTask<Integer> read = hangingRead(stage, () -> {
                try (TransportServer connection = stage.emulator.connect("")) {
                    return connection.read().namespaces().size();
                }
            });
            stage.server.join(Stage.IMAGE, "install.wim", EmulatedMachine.named("PC-3", "02-00-00-00-00-03", MB));
            assertThat(read.isDone()).isFalse();
            stage.server.heal();
            assertThat(read.get()).isEqualTo(1);
        }
    }

    @Test
    void aHangingReadFailsWhenItsConnectionIsClosed() throws Exception {
        try (Stage stage = stage()) {
            stage.server.fail(FaultKind.HANG);
            CompletableFuture<TransportServer> connected = new CompletableFuture<>();
            FutureTask<Integer> read = hangingRead(stage, () -> {
                TransportServer connection = stage.emulator.connect("");
                connected.complete(connection);
                return connection.read().namespaces().size();
            });
            connected.get().close();
            assertThatThrownBy(read::get).hasRootCauseInstanceOf(TransportException.class);
        }
    }

    @Test
    void aHangingReadFailsWhenItsThreadIsInterruptedWhichItStays() throws Exception {
        try (Stage stage = stage()) {
            stage.server.fail(FaultKind.HANG);
            FutureTask<Boolean> read = new FutureTask<>(() -> {
                try (TransportServer connection = stage.emulator.connect("")) {
                    connection.read();
                    return false;
                } catch (TransportException e) {
                    return Thread.currentThread().isInterrupted();
                }
            });
            hang(read).interrupt();
            assertThat(read.get()).isTrue();
        }
    }

    @Test
    void aTimedHangEndsByTheScenariosClock() throws Exception {
        try (Stage stage = stage(new TimedFault(FaultKind.HANG, seconds(0), seconds(60), null))) {
            FutureTask<Integer> read = hangingRead(stage, () -> {
                try (TransportServer connection = stage.emulator.connect("")) {
                    return connection.read().namespaces().size();
                }
            });
            stage.after(60);
            assertThat(read.get()).isEqualTo(1);
        }
    }

    private static FutureTask<Integer> hangingRead(Stage stage, Callable<Integer> reading) {
        FutureTask<Integer> read = new FutureTask<>(reading);
        hang(read);
        return read;
    }

    /** Starts a task and returns when it waits. */
    private static Thread hang(FutureTask<?> task) {
        Thread thread = new Thread(task, "hanging read");
        thread.setDaemon(true);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }
}
