package org.wdsjmx.watch;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;

/** When a server is read next, and whether this machine slept meanwhile. Guarded by the lock of its watcher. */
final class ReadSchedule {

    /** A read that ends so much later than it should have shows that this machine slept. */
    private static final Duration SLEEP = Duration.ofSeconds(30);

    private final Duration deadline;
    private final BackOff backOff;
    private final MomentSource clock;
    private final ScheduledExecutorService timer;
    private final Runnable read;
    private Future<?> next;
    private Moment due;

    /** @param read begins a read; must not block */
    ReadSchedule(WatchSettings settings, MomentSource clock, ScheduledExecutorService timer, Runnable read) {
        this.deadline = settings.deadline();
        this.backOff = new BackOff(settings.interval());
        this.clock = clock;
        this.timer = timer;
        this.read = read;
    }

    void succeeded() {
        readAfter(backOff.afterSuccess());
    }

    /** @param took how long the server was asked */
    void failed(Duration took) {
        boolean tooSlow = took.compareTo(deadline) >= 0;
        readAfter(tooSlow ? backOff.afterGivingUp(took) : backOff.afterFailure());
    }

    private void readAfter(Duration pause) {
        due = clock.moment().plus(pause);
        next = timer.schedule(read, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** To be asked when a read has ended, before the next is scheduled. */
    boolean sleptUntil(Moment now) {
        return due != null && now.since(due).compareTo(deadline.plus(SLEEP)) > 0;
    }

    void cancel() {
        if (next != null) {
            next.cancel(false);
        }
    }
}
