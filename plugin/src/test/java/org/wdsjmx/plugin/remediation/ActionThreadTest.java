package org.wdsjmx.plugin.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.access.Caller;
import org.wdsjmx.plugin.access.Callers;
import org.wdsjmx.plugin.access.CurrentSubject;
import org.wdsjmx.plugin.access.JvmExposure;
import org.wdsjmx.plugin.access.Role;
import org.wdsjmx.plugin.access.Way;
import org.wdsjmx.plugin.remediation.Views.Machine;
import org.wdsjmx.watch.Reading;

/** What was decided is done by one thread, in the name of whoever posted the alert. */
@Timeout(60)
class ActionThreadTest {

    private static final Machine FIRST = Machine.of(20, 1);
    private static final Machine SECOND = Machine.of(20, 2);
    private static final Machine ELSEWHERE = Machine.of(21, 11);
    private static final Machine THERE_TOO = Machine.of(21, 12);

    @TempDir
    private Path directory;

    private final CurrentSubject subject = new CurrentSubject();
    private final Callers callers = new Callers(subject, Role.VIEWER, JvmExposure.ofThisVirtualMachine());
    private final List<Caller> seen = new CopyOnWriteArrayList<>();
    private Office office;
    private ActionThread actions;

    @BeforeEach
    void start() {
        office = new Office(directory);
        office.server.answer = () -> seen.add(callers.current());
        actions = new ActionThread(office.remediation(), subject, server -> server);
        actions.start();
        show(FIRST, SECOND, ELSEWHERE, THERE_TOO);
    }

    private void show(Machine... machines) {
        actions.published(
                office.server,
                Views.slow().at(office.clock.moment(), machines),
                List.of(),
                new Reading(true, Duration.ZERO, List.of()));
    }

    @AfterEach
    void close() {
        actions.close();
        office.close();
    }

    private void awaitVerdict(Verdict verdict, long count) {
        await().untilAsserted(() ->
                assertThat(office.remediation().status().verdicts()).containsEntry(verdict, count));
    }

    private static boolean runs() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("wds-remediation"));
    }

    @Test
    void theServerIsAskedInTheNameOfThePosterWithTheReason() {
        office.take(Alerts.about(FIRST));
        awaitVerdict(Verdict.ACTED, 1);

        assertThat(office.server.asked).hasSize(1);
        Caller caller = seen.get(0);
        assertThat(caller.name()).isEqualTo("alertmanager");
        assertThat(caller.way()).isEqualTo(Way.ALERT);
        assertThat(caller.address()).isEqualTo("192.0.2.7");
        assertThat(caller.reason())
                .isEqualTo("alert Stalled, fingerprint Stalled-00-15-5D-00-00-01, since 2026-06-01T07:55:00Z");
    }

    @Test
    void everythingGoesThroughTheGate() {
        List<String> gated = new CopyOnWriteArrayList<>();
        try (ActionThread other = new ActionThread(office.remediation(), subject, server -> {
            gated.add(server.name());
            return server;
        })) {
            for (int i = 0; i < 2; i++) {
                other.published(
                        office.server,
                        Views.slow().at(office.clock.moment(), FIRST),
                        List.of(),
                        new Reading(true, Duration.ZERO, List.of()));
            }
        }
        assertThat(gated).containsExactly("WDS01");
    }

    @Test
    void anErrorOfTheServerIsAFailureAndTheNextIsDone() {
        office.server.answer = () -> {
            if (seen.isEmpty()) {
                seen.add(callers.current());
                throw new IllegalStateException("broken");
            }
        };
        office.take(List.of(Alerts.about(FIRST), Alerts.about(ELSEWHERE)));

        awaitVerdict(Verdict.FAILED, 1);
        awaitVerdict(Verdict.ACTED, 1);
        assertThat(office.server.asked).hasSize(2);
        assertThat(office.remediation().status().last())
                .extracting(last -> last.decision().reason())
                .contains(Reason.SERVER_ERROR);
    }

    @Test
    void closeEndsTheThreadAtOnceWhenNothingIsUnderWay() {
        await().until(ActionThreadTest::runs);
        long began = System.nanoTime();

        actions.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        assertThat(runs()).isFalse();
    }

    @Test
    void closeLetsWhatIsUnderWayEnd() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        office.server.answer = () -> {
            asked.countDown();
            try {
                Thread.sleep(500);
                interrupted.add(false);
            } catch (InterruptedException e) {
                interrupted.add(true);
            }
        };
        office.take(List.of(Alerts.about(FIRST), Alerts.about(ELSEWHERE)));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        actions.close();

        assertThat(interrupted).containsExactly(false);
        assertThat(office.remediation().status().verdicts()).containsEntry(Verdict.ACTED, 1L);
        assertThat(office.remediation().status().queued())
                .as("left for the next start")
                .isEqualTo(1);
    }

    @Test
    void manyPostersAndViewsAtOnceAskForEachClientOnce() throws Exception {
        int posters = 8;
        int clients = 40;
        List<Machine> all = new ArrayList<>();
        for (int session = 0; session < clients; session++) {
            all.add(Machine.of(100 + session, 1_000 + session));
            all.add(Machine.of(100 + session, 2_000 + session));
        }
        Machine[] there = all.toArray(Machine[]::new);
        show(there);
        ExecutorService threads = Executors.newFixedThreadPool(posters + 1);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> ends = new ArrayList<>();
        for (int poster = 0; poster < posters; poster++) {
            String mine = poster % 2 == 0 ? "" : "-of-" + poster;
            ends.add(threads.submit(() -> {
                start.await();
                for (int round = 0; round < 5; round++) {
                    for (int i = 0; i < all.size(); i += 2) {
                        Alert alert = Alerts.about(all.get(i));
                        office.take(Alerts.fingerprinted(alert, alert.fingerprint() + mine));
                    }
                }
                return null;
            }));
        }
        ends.add(threads.submit(() -> {
            start.await();
            for (int i = 0; i < 200; i++) {
                show(there);
                Thread.sleep(2);
            }
            return null;
        }));
        start.countDown();
        for (Future<?> end : ends) {
            end.get(50, TimeUnit.SECONDS);
        }
        threads.shutdown();
        awaitVerdict(Verdict.ACTED, clients);

        assertThat(office.server.asked).hasSize(clients).doesNotHaveDuplicates();
    }
}
