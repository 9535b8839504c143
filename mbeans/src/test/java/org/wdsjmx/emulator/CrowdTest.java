package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wdsjmx.emulator.Stage.IMAGE;
import static org.wdsjmx.emulator.Stage.MB;
import static org.wdsjmx.emulator.Stage.autoCast;
import static org.wdsjmx.emulator.Stage.seconds;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.TransportServer;

/** Many clients, many threads. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrowdTest {

    private static ServerScenario crowd(int clients) {
        return autoCast(
                1_000_000 * MB, MachineGroup.of("PC-{nnnn}", clients, IMAGE).linked(new Link(50 * MB, 0.3)));
    }

    private static List<Client> clients(ServerSnapshot snapshot) {
        return snapshot.namespaces().stream()
                .map(Namespace::contents)
                .flatMap(List::stream)
                .map(Content::sessions)
                .flatMap(List::stream)
                .map(Session::clients)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void fiveThousandClientsAreReadableOverAnHour() {
        try (Stage stage = new Stage(crowd(5_000))) {
            assertThat(stage.sessions()).hasSize(25);
            for (int poll = 0; poll < 720; poll += 24) {
                assertThat(clients(stage.after(120).read())).hasSize(5_000);
            }
            assertThat(stage.clients()).extracting(Client::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void ofManyThreadsDisconnectingEverybodyIsDisconnectedOnceAndReadsStayWhole() throws Exception {
        try (Stage stage = new Stage(crowd(300))) {
            List<Client> all = stage.clients();
            AtomicBoolean done = new AtomicBoolean();
            Map<DisconnectOutcome, Integer> outcomes = new ConcurrentHashMap<>();
            ExecutorService threads = Executors.newFixedThreadPool(6);
            try {
                List<Future<Void>> readers = IntStream.range(0, 2)
                        .mapToObj(i -> threads.submit(reading(stage, done)))
                        .toList();
                List<Future<Void>> kickers = IntStream.range(0, 3)
                        .mapToObj(i -> threads.submit(disconnecting(stage, all, outcomes)))
                        .toList();
                for (Future<Void> kicker : kickers) {
                    kicker.get();
                }
                done.set(true);
                for (Future<Void> reader : readers) {
                    reader.get();
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(outcomes).doesNotContainKeys(DisconnectOutcome.CHANGED, DisconnectOutcome.FAILED);
            assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(3 * 300);
            assertThat(stage.server.disconnects())
                    .extracting(DisconnectRequest::macAddress)
                    .containsAll(all.stream().map(Client::macAddress).toList());
            assertThat(stage.after(1).clients()).isEmpty();
        }
    }

    private static Callable<Void> reading(Stage stage, AtomicBoolean done) {
        return () -> {
            try (TransportServer connection = stage.emulator.connect("")) {
                int before = Integer.MAX_VALUE;
                while (!done.get()) {
                    ServerSnapshot snapshot = connection.read();
                    List<Client> clients = clients(snapshot);
                    assertThat(clients)
                            .hasSizeLessThanOrEqualTo(before)
                            .extracting(Client::id)
                            .doesNotHaveDuplicates();
                    before = clients.size();
                    stage.clock.advance(Duration.ofMillis(10));
                }
            }
            return null;
        };
    }

    private static Callable<Void> disconnecting(
            Stage stage, List<Client> clients, Map<DisconnectOutcome, Integer> outcomes) {
        return () -> {
            try (TransportServer connection = stage.emulator.connect("")) {
                for (Client client : clients) {
                    DisconnectResult result = connection
                            .disconnect(List.of(client.identity()), DisconnectType.FALLBACK)
                            .get(0);
                    outcomes.merge(result.outcome(), 1, Integer::sum);
                }
            }
            return null;
        };
    }

    @Test
    void aLongSilenceIsCaughtUpQuickly() {
        try (Stage stage = new Stage(crowd(50))) {
            assertThat(stage.after(Duration.ofHours(6).toSeconds()).clients()).hasSize(50);
            assertThat(stage.after(seconds(1).toSeconds()).clients()).hasSize(50);
        }
    }
}
