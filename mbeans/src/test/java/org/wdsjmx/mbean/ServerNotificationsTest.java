package org.wdsjmx.mbean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wdsjmx.watch.Trees.client;
import static org.wdsjmx.watch.Trees.snapshot;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.Notification;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wdsjmx.testing.SteppingClock;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.watch.ScriptedBackend;
import org.wdsjmx.watch.ServerWatcher;
import org.wdsjmx.watch.Trees;
import org.wdsjmx.watch.Watch;
import org.wdsjmx.watch.WatchSettings;

class ServerNotificationsTest {

    private static final String MAC = "00-15-5D-01-02-03";
    private static final Client PC = client(1, MAC, 0.25, 30);
    private static final ObjectName SERVER = TransportNames.server("WDS01");

    private final MBeanServer mbeans = MBeanServerFactory.newMBeanServer();
    private final ScriptedBackend backend = new ScriptedBackend(() -> snapshot(0));
    private final MBeanPublisher publisher =
            new MBeanPublisher(mbeans, UnaryOperator.identity(), InstantSource.fixed(Trees.START), false);
    private final List<Notification> heard = new CopyOnWriteArrayList<>();
    private Watch watch;
    private ServerWatcher watcher;

    @BeforeEach
    void listen() throws Exception {
        Duration never = Duration.ofHours(1);
        watch = new Watch(
                Map.of("WDS01", ""),
                backend,
                new WatchSettings(never, never, never, never),
                new SteppingClock(Trees.START),
                List.of(publisher));
        watcher = watch.servers().get(0);
        refresh();
        mbeans.addNotificationListener(SERVER, (NotificationListener) (n, handback) -> heard.add(n), null, null);
    }

    @AfterEach
    void close() {
        watch.close();
        publisher.close();
    }

    @Test
    void theLifeOfAClientIsToldInOrder() {
        backend.answer = () -> snapshot(5, PC);
        refresh();
        backend.answer = () -> snapshot(10);
        refresh();
        awaitHeard(4);
        assertThat(types())
                .containsExactlyInAnyOrder(
                        "wds.session.started", "wds.client.joined", "wds.client.left", "wds.session.ended");
        assertThat(heard).extracting(Notification::getSequenceNumber).isSorted().doesNotHaveDuplicates();
        assertThat(types().indexOf("wds.client.joined")).isLessThan(types().indexOf("wds.client.left"));
    }

    @Test
    void theUserDataNamesTheClient() {
        backend.answer = () -> snapshot(5, PC);
        refresh();
        awaitHeard(2);
        CompositeData data = (CompositeData) heard.stream()
                .filter(n -> n.getType().equals("wds.client.joined"))
                .findFirst()
                .orElseThrow()
                .getUserData();
        assertThat(data.get("client")).isEqualTo(1L);
        assertThat(data.get("name")).isEqualTo("PC-1");
        assertThat(data.get("macAddress")).isEqualTo(MAC);
        assertThat(data.get("session")).isEqualTo(20L);
        assertThat(data.get("server")).isEqualTo("WDS01");
        assertThat(data.get("time")).isEqualTo("2026-03-01T08:00:05Z");
    }

    @Test
    void aClientThatWeDisconnectedIsToldAsSuch() {
        backend.answer = () -> snapshot(5, PC);
        refresh();
        watcher.disconnect(List.of(PC.identity()), DisconnectType.FALLBACK);
        backend.answer = () -> snapshot(10);
        refresh();
        awaitHeard(5);
        assertThat(types()).contains("wds.client.disconnected", "wds.client.left");
        assertThat(heard)
                .filteredOn(n -> n.getType().equals("wds.client.left"))
                .singleElement()
                .satisfies(n -> assertThat(((CompositeData) n.getUserData()).get("outcome"))
                        .isEqualTo("disconnected_fallback"));
    }

    @Test
    void aServerThatFailsAndReturnsIsToldOnceEach() {
        backend.answer = ScriptedBackend.failing(0x800706BA);
        refresh();
        refresh();
        backend.answer = () -> snapshot(5);
        refresh();
        awaitHeard(2);
        assertThat(types()).containsExactly("wds.server.down", "wds.server.up");
    }

    @Test
    void aListenerThatHangsDelaysNeitherTheReadingNorTheOthers() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        mbeans.addNotificationListener(SERVER, (NotificationListener) (n, handback) -> block(hang), null, null);
        try {
            backend.answer = () -> snapshot(5, PC);
            refresh();
            awaitHeard(2);
        } finally {
            hang.countDown();
        }
    }

    @Test
    void aListenerThatFailsGetsTheNextOneAllTheSame() throws Exception {
        List<Notification> tried = new CopyOnWriteArrayList<>();
        mbeans.addNotificationListener(
                SERVER,
                (NotificationListener) (n, handback) -> {
                    tried.add(n);
                    throw new IllegalStateException("listener");
                },
                null,
                null);
        backend.answer = () -> snapshot(5, PC);
        refresh();
        await().until(() -> tried.size() == 2);
    }

    @Test
    void manyChangesBetweenTwoReadsAreToldOnceEach() {
        Client[] many = new Client[500];
        for (int i = 0; i < many.length; i++) {
            many[i] = client(i + 1, "MAC-" + i, 0, 1);
        }
        backend.answer = () -> snapshot(5, many);
        refresh();
        awaitHeard(501);
        assertThat(heard).extracting(Notification::getSequenceNumber).doesNotHaveDuplicates();
        assertThat(types()).filteredOn("wds.client.joined"::equals).hasSize(500);
    }

    private static void block(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitHeard(int count) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(heard).hasSize(count));
    }

    private List<String> types() {
        return heard.stream().map(Notification::getType).toList();
    }

    private void refresh() {
        watcher.refresh().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
