package org.wdsjmx.plugin.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/**
 * Everybody who does something with the program, each on a thread of its own, again and again. They stand still whenever it is to be
 * looked at what they have made.
 */
final class Crowd implements AutoCloseable {

    private final ReentrantReadWriteLock street = new ReentrantReadWriteLock(true);
    private final ConcurrentLinkedQueue<Throwable> surprises = new ConcurrentLinkedQueue<>();
    private final Supplier<Life> life;
    private final List<Thread> members = new ArrayList<>();

    /** @param life the life of the program at the moment */
    Crowd(Supplier<Life> life) {
        this.life = life;
    }

    /** One thing that somebody does. What a dead or dying program answers is no surprise to the member itself, all else is. */
    interface Deed {
        void with(Life life) throws Exception;
    }

    /** Adds somebody. */
    void add(String name, Random random, Duration longestPause, Deed deed) {
        Thread member = new Thread(() -> live(random, longestPause, deed), name);
        member.setDaemon(true);
        members.add(member);
        member.start();
    }

    private void live(Random random, Duration longestPause, Deed deed) {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(1 + random.nextLong(longestPause.toMillis()));
                street.readLock().lockInterruptibly();
                try {
                    deed.with(life.get());
                } finally {
                    street.readLock().unlock();
                }
            }
        } catch (InterruptedException theEnd) {
            Thread.currentThread().interrupt();
        } catch (Exception | AssertionError e) {
            surprises.add(new AssertionError(Thread.currentThread().getName() + ": " + e, e));
        }
    }

    /** Does something while everybody stands still. */
    void still(Checked work) throws Exception {
        if (!street.writeLock().tryLock(60, TimeUnit.SECONDS)) {
            throw new AssertionError("somebody is still busy after a minute");
        }
        try {
            work.run();
        } finally {
            street.writeLock().unlock();
        }
    }

    /** What may fail. */
    interface Checked {
        void run() throws Exception;
    }

    /** Fails when somebody met what must not be. */
    void requireNoSurprise() {
        Throwable surprise = surprises.peek();
        if (surprise != null) {
            throw new AssertionError(surprises.size() + " surprises, the first: " + surprise.getMessage(), surprise);
        }
    }

    @Override
    public void close() {
        members.forEach(Thread::interrupt);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> members.stream().noneMatch(Thread::isAlive));
    }
}
