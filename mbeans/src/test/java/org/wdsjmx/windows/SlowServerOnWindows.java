package org.wdsjmx.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.Watch;
import org.wdsjmx.watch.WatchSettings;

/** A server that takes longer than anybody waits, and lists that have no end. */
@EnabledOnOs(OS.WINDOWS)
class SlowServerOnWindows extends ComTestOnWindows {

    private static final Duration NEVER = Duration.ofHours(1);

    @Test
    void endsAReadThatIsGivenUpBeforeItsNextCall() throws Exception {
        crowd(1_500);
        fault("call", "Client.get_Name", "slow", 20);
        CompletableFuture<TransportServer> connection = new CompletableFuture<>();
        CompletableFuture<ServerSnapshot> reading = new CompletableFuture<>();
        Thread reader = new Thread(() -> readOnOwnConnection(connection, reading), "slow reader");
        reader.start();
        TransportServer slow = connection.get(10, TimeUnit.SECONDS);
        await().until(() -> slow.progress().contains(" of 1502)"));

        slow.giveUp();

        assertThatThrownBy(() -> reading.get(5, TimeUnit.SECONDS)).hasMessageContaining("RPC_S_CALL_CANCELLED");
        reader.join(5_000);
        assertThat(reader.isAlive()).isFalse();
    }

    private void readOnOwnConnection(
            CompletableFuture<TransportServer> connection, CompletableFuture<ServerSnapshot> result) {
        try (TransportServer own = world.backend().connect(world.server())) {
            connection.complete(own);
            result.complete(own.read());
        } catch (TransportException | RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    @Test
    void tellsOfTheClientsBeforeADisconnectWasGivenUp() throws Exception {
        ServerSnapshot snapshot = read();
        List<ClientIdentity> both = List.of(
                client(snapshot, first).identity(), client(snapshot, second).identity());
        fault("call", "Client.Disconnect", "hang", 1, "id", first);
        TransportServer server = connected();
        Thread impatient = new Thread(() -> {
            await().until(() -> server.progress().startsWith("in Disconnect"));
            server.giveUp();
            world.heal();
        });
        impatient.start();

        List<DisconnectResult> results = server.disconnect(both, DisconnectType.FALLBACK);

        assertThat(results)
                .extracting(DisconnectResult::outcome)
                .containsExactly(DisconnectOutcome.ACCEPTED, DisconnectOutcome.FAILED);
        assertThat(world.disconnects()).hasSize(1);
        impatient.join();
    }

    @Test
    void saysWhichPropertyWasSlowAndHowFarTheReadCame() throws Exception {
        crowd(1_500);
        fault("call", "Client.get_Name", "slow", 50);
        WatchSettings settings = new WatchSettings(NEVER, Duration.ofSeconds(5), NEVER, NEVER);
        try (Watch watch =
                new Watch(Map.of("WDS", world.server()), world.backend(), settings, MomentSource.system(), List.of())) {

            ServerView view = watch.servers().get(0).refresh().get(30, TimeUnit.SECONDS);

            assertThat(view.up()).isFalse();
            assertThat(view.failure().message())
                    .contains("ERROR_TIMEOUT", "given up after ")
                    .containsPattern("namespace \".*\", content \\d+, session \\d+")
                    .containsPattern("client \\d+ of 1502\\)")
                    .containsPattern("Name alone took \\d\\.\\d s in \\d+ calls");
        }
        await().until(() -> Census.objects() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x80070057", "0x80004005", "0xC1210104", "0x8002000B"})
    void endsAListThatPromisesWhatItDoesNotHave(String code) throws Exception {
        fault("call", "Clients.get_Count", "count", 0xFFFF_FFFFL);
        fault("call", "Clients.get_Item", "beyond", code);

        ServerSnapshot snapshot = read();

        assertThat(onlySession(snapshot).clients()).hasSize(2);
        assertThat(snapshot.faults()).anySatisfy(fault -> {
            assertThat(fault.where()).contains("Item 259 to 4294967295, not asked for after 256 failures in a row");
            assertThat(fault.branch().sessionId()).isEqualTo(session().get("id"));
        });
    }

    @Test
    void endsAnEmptyListThatPromisesWhatItDoesNotHave() throws Exception {
        namespace().removeAll("content");
        fault("call", "Contents.get_Count", "count", 0xFFFF_FFFFL);

        assertThat(read().faults()).hasSize(2);
    }

    private void crowd(int clients) {
        for (int i = 0; i < clients; i++) {
            session().add("client", "id", i + 1, "name", "PC-" + i, "mac", "00155D" + (100_000 + i));
        }
        world.write();
    }
}
