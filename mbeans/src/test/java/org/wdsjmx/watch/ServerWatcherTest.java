package org.wdsjmx.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wdsjmx.watch.Trees.client;
import static org.wdsjmx.watch.Trees.snapshot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.ServiceControl;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

class ServerWatcherTest {

    private static final Client PC = client(1, "00-15-5D-01-02-03", 0.5, 30);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(150);

    private final ScriptedBackend backend = new ScriptedBackend(() -> now(PC));
    private final List<Change> changes = Collections.synchronizedList(new ArrayList<>());
    private Watch watch;

    @AfterEach
    void close() {
        if (backend.hang != null) {
            backend.hang.countDown();
        }
        if (watch != null) {
            watch.close();
        }
    }

    @Test
    void aGoodReadMakesTheServerUp() {
        ServerWatcher watcher = watching(NEVER, NEVER, NEVER);
        ServerView view = refreshed(watcher);
        assertThat(view.up()).isTrue();
        assertThat(view.failure()).isNull();
        assertThat(view.clients()).extracting(c -> c.client().name()).containsExactly("PC-1");
        assertThat(changes).hasExactlyElementsOfTypes(Change.ServerUp.class);
    }

    @Test
    void theServerIsReadAgainAndAgainOnOneThread() {
        watching(Duration.ofMillis(5), NEVER, NEVER).start();
        await().until(() -> backend.reads.get() >= 5);
        assertThat(backend.threads)
                .singleElement()
                .satisfies(thread -> assertThat(thread.getName()).isEqualTo("wds-server-WDS01"));
    }

    @Test
    void aFailedReadKeepsTheLastSnapshotAndSaysWhy() {
        ServerWatcher watcher = watching(NEVER, NEVER, NEVER);
        refreshed(watcher);
        backend.answer = ScriptedBackend.failing(0x800706BA);
        ServerView view = refreshed(watcher);
        assertThat(view.up()).isFalse();
        assertThat(view.failure().error().hex()).isEqualTo("0x800706BA");
        assertThat(view.clients()).hasSize(1);
        assertThat(changes).hasAtLeastOneElementOfType(Change.ServerDown.class);
    }

    @Test
    void theSnapshotOfAFailingServerIsDroppedWhenItIsTooOld() {
        ServerWatcher watcher = watching(NEVER, NEVER, SOON);
        refreshed(watcher);
        backend.answer = ScriptedBackend.failing(0x800706BA);
        assertThat(refreshed(watcher).snapshot()).isNotNull();
        await().until(() -> watcher.view().snapshot() == null);
        assertThat(watcher.view().failure()).isNotNull();
        assertThat(watcher.view().clients()).isEmpty();
    }

    @Test
    void aServerThatRecoversInTimeKeepsItsSnapshot() {
        ServerWatcher watcher = watching(Duration.ofMillis(20), NEVER, SOON);
        backend.answer = new FailOnce();
        watcher.start();
        int reads = backend.reads.get();
        await().until(() -> backend.reads.get() > reads + 20);
        assertThat(watcher.view().up()).isTrue();
        assertThat(watcher.view().snapshot()).isNotNull();
    }

    @Test
    void whoeverRefreshesDuringAReadGetsThatRead() {
        ServerWatcher watcher = watching(NEVER, NEVER, NEVER);
        backend.hang = new CountDownLatch(1);
        CompletableFuture<ServerView> first = watcher.refresh();
        CompletableFuture<ServerView> second = watcher.refresh();
        assertThat(second).isSameAs(first);
        backend.hang.countDown();
        assertThat(first).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(backend.reads).hasValue(1);
    }

    @Test
    void aReadThatHangsHitsItsDeadlineAndTheNextGetsAnotherThread() {
        ServerWatcher watcher = watching(NEVER, SOON, NEVER);
        CountDownLatch hang = new CountDownLatch(1);
        backend.hang = hang;
        ServerView view = refreshed(watcher);
        assertThat(view.up()).isFalse();
        assertThat(view.failure().error().symbol()).isEqualTo("ERROR_TIMEOUT");
        backend.hang = null;
        assertThat(refreshed(watcher).up()).isTrue();
        hang.countDown();
        await().until(() -> backend.open.get() == 1);
    }

    @Test
    void aReadThatTakesTooLongIsGivenUpAndSaysHowFarItCame() {
        ServerWatcher watcher = watching(NEVER, SOON, NEVER);
        backend.hang = new CountDownLatch(1);

        ServerView view = refreshed(watcher);

        assertThat(view.failure().message()).contains("given up after 0.", " s in Name of session 5, client 812");
        await().until(() -> backend.givenUp.get() == 1);
    }

    @Test
    void anOperationThatTakesTooLongIsGivenUpAndSaysHowFarItCame() {
        ServerWatcher watcher = watching(NEVER, SOON, NEVER);
        backend.hang = new CountDownLatch(1);

        assertThat(watcher.disconnect(List.of(PC.identity()), DisconnectType.ABORT))
                .singleElement()
                .satisfies(result -> assertThat(result.message()).contains("in Name of session 5, client 812"));
        assertThat(backend.givenUp).hasValue(1);
    }

    @Test
    void closingGivesUpTheReadUnderWay() {
        ServerWatcher watcher = watching(NEVER, NEVER, NEVER);
        backend.hang = new CountDownLatch(1);
        watcher.refresh();
        await().until(() -> backend.reads.get() == 1);

        watch.close();

        assertThat(backend.givenUp).hasValue(1);
    }

    @Test
    void anOperationBesideAReadThatIsGivenUpIsNot() {
        ServerWatcher watcher = watching(NEVER, NEVER, NEVER);
        refreshed(watcher);
        watcher.disconnect(List.of(PC.identity()), DisconnectType.FALLBACK);

        assertThat(backend.givenUp).hasValue(0);
    }

    @Test
    void readsThatNeverReturnDoNotPileUpThreads() {
        ServerWatcher watcher = watching(NEVER, SOON, NEVER);
        backend.hang = new CountDownLatch(1);
        for (int i = 0; i < 6; i++) {
            assertThat(refreshed(watcher).up()).isFalse();
        }
        assertThat(backend.threads).hasSize(2);
        assertThat(watcher.view().failure().message()).contains("have not returned");
        CountDownLatch hang = backend.hang;
        backend.hang = null;
        hang.countDown();
        await().until(() -> refreshed(watcher).up());
    }

    @Test
    void aDisconnectRunsOnTheServersThread() {
        ServerWatcher watcher = watching(NEVER, NEVER, NEVER);
        refreshed(watcher);
        List<DisconnectResult> results = watcher.disconnect(List.of(PC.identity()), DisconnectType.FALLBACK);
        assertThat(results).extracting(DisconnectResult::outcome).containsExactly(DisconnectOutcome.ACCEPTED);
        assertThat(backend.threads).hasSize(1);
    }

    @Test
    void aClientThatLeavesAfterAnAcceptedDisconnectIsExplained() {
        ServerWatcher watcher = watching(NEVER, NEVER, NEVER);
        refreshed(watcher);
        watcher.disconnect(List.of(PC.identity()), DisconnectType.FALLBACK);
        backend.answer = () -> now();
        refreshed(watcher);
        assertThat(changes)
                .filteredOn(Change.ClientLeft.class::isInstance)
                .singleElement()
                .satisfies(change -> assertThat(((Change.ClientLeft) change).outcome())
                        .isEqualTo(DepartureOutcome.DISCONNECTED_FALLBACK));
    }

    @Test
    void aDisconnectThatIsStillInTheQueueAtItsDeadlineIsNeverCalled() {
        ServerWatcher watcher = watching(NEVER, SOON, NEVER);
        CountDownLatch hang = new CountDownLatch(1);
        backend.hang = hang;
        CompletableFuture<ServerView> read = watcher.refresh();
        List<DisconnectResult> results = watcher.disconnect(List.of(PC.identity()), DisconnectType.ABORT);
        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(DisconnectOutcome.FAILED);
            assertThat(result.message()).contains("nothing was called");
        });
        backend.hang = null;
        hang.countDown();
        assertThat(read).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(refreshed(watcher).up()).isTrue();
        await().until(() -> backend.open.get() == 1);
        assertThat(backend.disconnected).isEmpty();
    }

    @Test
    void aDisconnectThatHangsSaysThatItMayStillTakeEffect() {
        ServerWatcher watcher = watching(NEVER, SOON, NEVER);
        refreshed(watcher);
        backend.hang = new CountDownLatch(1);
        assertThat(watcher.disconnect(List.of(PC.identity()), DisconnectType.ABORT))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.outcome()).isEqualTo(DisconnectOutcome.FAILED);
                    assertThat(result.message()).contains("may still take effect");
                });
    }

    @Test
    void anUnexpectedFailureOfTheBackendIsAFailedRead() {
        ServerWatcher watcher = watching(NEVER, NEVER, NEVER);
        backend.answer = () -> {
            throw new IllegalStateException("no such luck");
        };
        assertThat(refreshed(watcher).failure().message()).contains("no such luck");
        backend.answer = () -> now(PC);
        assertThat(refreshed(watcher).up()).isTrue();
    }

    @Test
    void aListenerThatFailsDoesNotEndTheWatching() {
        ServerListener broken = (server, view, seen, reading) -> {
            throw new IllegalStateException("broken");
        };
        watch = new Watch(
                Map.of("WDS01", ""), backend, settings(NEVER, NEVER, NEVER), MomentSource.system(), List.of(broken));
        assertThat(refreshed(watch.servers().get(0)).up()).isTrue();
    }

    @Test
    void closingEndsTheThreadsAndLetsGoOfTheServer() {
        ServerWatcher watcher = watching(Duration.ofMillis(5), NEVER, NEVER);
        watcher.start();
        await().until(() -> backend.reads.get() >= 2);
        watch.close();
        assertThat(backend.open).hasValue(0);
        assertThat(backend.threads).noneMatch(Thread::isAlive);
    }

    @Test
    void aDisconnectAndAReadThatHangTogetherBothEnd() {
        for (int i = 0; i < 20; i++) {
            ServerWatcher watcher = watching(NEVER, Duration.ofMillis(20), NEVER);
            CountDownLatch hang = new CountDownLatch(1);
            backend.hang = hang;
            CompletableFuture<List<DisconnectResult>> disconnect = CompletableFuture.supplyAsync(
                    () -> watcher.disconnect(List.of(PC.identity()), DisconnectType.ABORT));
            CompletableFuture<ServerView> read = watcher.refresh();
            assertThat(disconnect).succeedsWithin(10, TimeUnit.SECONDS);
            assertThat(read).succeedsWithin(10, TimeUnit.SECONDS);
            hang.countDown();
            watch.close();
        }
    }

    @Test
    void workForAThreadThatHasEndedFailsAtOnce() {
        ServerThread thread = new ServerThread("ended", backend, "");
        thread.end();
        assertThat(thread.submit(server -> 1).result()).isCompletedExceptionally();
        assertThat(backend.reads).hasValue(0);
    }

    @Test
    void whoHearsOfWithdrawnWorkMayWaitForAnotherThreadThatUsesTheThreads() throws Exception {
        ServerThreads threads = new ServerThreads("S", backend, "");
        CountDownLatch hang = new CountDownLatch(1);
        backend.hang = hang;
        ServerThread thread = threads.current();
        thread.submit(TransportServer::read);
        await().until(() -> backend.reads.get() == 1);
        CompletableFuture<Boolean> heard = thread.submit(TransportServer::read)
                .result()
                .handle((snapshot, failure) -> CompletableFuture.supplyAsync(() -> usable(threads))
                        .orTimeout(5, TimeUnit.SECONDS)
                        .join());
        threads.abandon(thread);
        assertThat(heard).isCompletedWithValue(true);
        hang.countDown();
        threads.end();
    }

    private static boolean usable(ServerThreads threads) {
        try {
            return threads.current().isAlive();
        } catch (TransportException e) {
            return false;
        }
    }

    @Test
    void closingLetsGoOfWhoWaitsForAReadThatHangs() {
        ServerWatcher watcher = watching(NEVER, NEVER, NEVER);
        backend.hang = new CountDownLatch(1);
        CompletableFuture<ServerView> read = watcher.refresh();
        watch.close();
        assertThat(read).succeedsWithin(5, TimeUnit.SECONDS);
    }

    @Test
    void anActionRunsOnTheServersThreadAndIsFollowedByARead() throws Exception {
        ServerWatcher watcher = watching(NEVER, NEVER, NEVER);
        refreshed(watcher);
        watcher.perform(new ServerAction.ControlServices(ServiceControl.START));
        assertThat(backend.performed).containsExactly(new ServerAction.ControlServices(ServiceControl.START));
        assertThat(backend.threads).hasSize(1);
        await().until(() -> backend.reads.get() == 2);
    }

    private ServerWatcher watching(Duration interval, Duration deadline, Duration staleAfter) {
        ServerListener recorder = (server, view, seen, reading) -> changes.addAll(seen);
        watch = new Watch(
                Map.of("WDS01", ""),
                backend,
                settings(interval, deadline, staleAfter),
                MomentSource.system(),
                List.of(recorder));
        return watch.servers().get(0);
    }

    private static WatchSettings settings(Duration interval, Duration deadline, Duration staleAfter) {
        return new WatchSettings(interval, deadline, staleAfter, NEVER);
    }

    private static ServerView refreshed(ServerWatcher watcher) {
        return watcher.refresh().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static ServerSnapshot now(Client... clients) {
        ServerSnapshot tree = snapshot(0, clients);
        return new ServerSnapshot(
                MomentSource.system().moment(), tree.readDuration(), tree.details(), tree.namespaces(), List.of());
    }

    /** Fails on the second read only. */
    private static final class FailOnce implements ScriptedBackend.Answer {

        private int reads;

        @Override
        public ServerSnapshot read() throws org.wdsjmx.transport.TransportException {
            if (++reads == 2) {
                throw new org.wdsjmx.transport.TransportException("Read", HResult.of(0x800706BB));
            }
            return now(PC);
        }
    }
}
