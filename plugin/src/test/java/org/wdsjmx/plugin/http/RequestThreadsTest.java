package org.wdsjmx.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As many threads as there are requests at the same time, and nothing is lost when there are more. */
class RequestThreadsTest {

    private final List<Thread> begun = new CopyOnWriteArrayList<>();
    private final ExecutorService pool = RequestThreads.pool(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        begun.add(thread);
        return thread;
    });

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @Test
    void requestsInTurnNeedOneThread() throws Exception {
        for (int i = 0; i < 20; i++) {
            pool.submit(() -> {}).get(10, TimeUnit.SECONDS);
            await().until(() -> begun.get(0).getState() == Thread.State.TIMED_WAITING);
        }
        assertThat(begun).hasSize(1);
    }

    @Test
    void requestsAtTheSameTimeHaveAThreadEach() throws Exception {
        CountDownLatch allAreThere = new CountDownLatch(50);
        for (int i = 0; i < 50; i++) {
            pool.execute(() -> meet(allAreThere));
        }
        assertThat(allAreThere.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(begun).hasSize(50);
    }

    @Test
    void whatFindsAllThreadsBusyWaitsForOne() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(RequestThreads.MOST + 100);
        for (int i = 0; i < RequestThreads.MOST + 100; i++) {
            pool.execute(() -> {
                meetAt(release);
                answered.countDown();
            });
        }
        assertThat(begun).hasSize(RequestThreads.MOST);
        assertThat(answered.getCount()).isEqualTo(RequestThreads.MOST + 100);
        release.countDown();
        assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(begun).hasSize(RequestThreads.MOST);
    }

    @Test
    void nothingIsTakenAfterTheEnd() {
        pool.shutdownNow();
        assertThatThrownBy(() -> pool.execute(() -> {})).hasMessage("The server stops");
    }

    private static void meet(CountDownLatch latch) {
        latch.countDown();
        meetAt(latch);
    }

    private static void meetAt(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException theTestEnds) {
            Thread.currentThread().interrupt();
        }
    }
}
