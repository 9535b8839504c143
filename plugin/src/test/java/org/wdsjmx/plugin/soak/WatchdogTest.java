package org.wdsjmx.plugin.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<String> findings = new ArrayList<>();
    private final Watchdog watchdog = new Watchdog(PATIENCE, findings::add);

    @Test
    void twoThreadsThatWaitForEachOtherAreFound() throws Exception {
        Lock one = new ReentrantLock();
        Lock other = new ReentrantLock();
        CountDownLatch bothHaveOne = new CountDownLatch(2);
        Thread first = start("first", () -> lockBoth(one, other, bothHaveOne));
        Thread second = start("second", () -> lockBoth(other, one, bothHaveOne));
        await().atMost(PATIENCE)
                .until(() -> first.getState() == Thread.State.WAITING && second.getState() == Thread.State.WAITING);

        watchdog.look(0);

        assertThat(findings)
                .anyMatch(finding -> finding.startsWith("WATCHDOG deadlock: first"))
                .anyMatch(finding -> finding.startsWith("WATCHDOG deadlock: second"));
        end(first, second);
    }

    @Test
    void aThreadThatStaysInTheMidstOfSomethingIsFoundAfterTheTime() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Thread stuck = start("stuck", () -> stay(never));
        await().atMost(PATIENCE).until(() -> stuck.getState() == Thread.State.WAITING);

        watchdog.look(0);
        watchdog.look(PATIENCE.toNanos());
        assertThat(findings).noneMatch(finding -> finding.contains("stuck"));
        watchdog.look(PATIENCE.toNanos() + 1);
        watchdog.look(PATIENCE.toNanos() + 2);

        assertThat(findings)
                .filteredOn(finding -> finding.startsWith("WATCHDOG pinned: stuck"))
                .hasSize(1);
        end(stuck);
    }

    @Test
    void aThreadThatMovesIsNot() throws Exception {
        Thread moving = start("moving", WatchdogTest::moveOn);
        for (int i = 0; i < 4; i++) {
            watchdog.look(i * PATIENCE.toNanos());
            TimeUnit.MILLISECONDS.sleep(50);
        }

        assertThat(findings).noneMatch(finding -> finding.contains("moving"));
        end(moving);
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void end(Thread... threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join(PATIENCE.toMillis());
        }
    }

    private static void lockBoth(Lock mine, Lock others, CountDownLatch bothHaveOne) {
        mine.lock();
        try {
            bothHaveOne.countDown();
            bothHaveOne.await();
            others.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            mine.unlock();
        }
    }

    private static void stay(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void moveOn() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
