package org.wdsjmx.plugin.soak;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Looks for deadlocks, and for threads that are pinned: that have been in the midst of something of wds-jmx at the very same place for too long. To wait
 * for work is no such thing. Each finding is told once.
 */
public final class Watchdog {

    /** What every finding begins with. */
    public static final String FINDING = "WATCHDOG ";

    private static final long BETWEEN_LOOKS = 500;
    private static final String OURS = "org.wdsjmx.";

    /** Where threads of wds-jmx wait for work: the innermost of its own methods. */
    private static final Set<String> IDLE = Set.of(
            "org.wdsjmx.watch.ServerThread.work",
            "org.wdsjmx.plugin.remediation.Remediation.await",
            "org.wdsjmx.plugin.jmx.NotedSocket$NotingStream.read",
            "org.wdsjmx.plugin.jmx.ConnectorListener$TrackingServerSocket.acceptOne",
            "org.wdsjmx.plugin.soak.Watchdog.watch");

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long patience;
    private final Consumer<String> audience;
    private final Map<Long, Place> places = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    /** Where a thread is, and since when it has not moved. */
    private record Place(String stack, long waits, long since) {}

    /**
     * @param patience how long a thread may stay where it is
     * @param audience is told of what is found
     */
    public Watchdog(Duration patience, Consumer<String> audience) {
        this.patience = patience.toNanos();
        this.audience = audience;
    }

    /** Looks until it is interrupted. */
    public void watch() throws InterruptedException {
        while (true) {
            look(System.nanoTime());
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** Looks once. */
    void look(long now) {
        long[] deadlocked = threads.findDeadlockedThreads();
        if (deadlocked != null) {
            for (ThreadInfo thread : threads.getThreadInfo(deadlocked, true, true)) {
                tell("deadlock: ", thread);
            }
        }
        Map<Long, Place> seen = new HashMap<>();
        for (ThreadInfo thread : threads.dumpAllThreads(false, false)) {
            if (isBusy(thread)) {
                Place place = place(thread, now);
                seen.put(thread.getThreadId(), place);
                if (now - place.since() > patience) {
                    tell("pinned: ", thread);
                }
            }
        }
        places.clear();
        places.putAll(seen);
    }

    private Place place(ThreadInfo thread, long now) {
        Place before = places.get(thread.getThreadId());
        String stack = Arrays.toString(thread.getStackTrace());
        // Who waited anew was somewhere else meanwhile.
        long waits = thread.getWaitedCount() + thread.getBlockedCount();
        boolean stays =
                before != null && before.waits() == waits && before.stack().equals(stack);
        return stays ? before : new Place(stack, waits, now);
    }

    private static boolean isBusy(ThreadInfo thread) {
        return thread.getThreadState() == Thread.State.BLOCKED
                || innermost(thread).filter(method -> !IDLE.contains(method)).isPresent();
    }

    private static Optional<String> innermost(ThreadInfo thread) {
        return Arrays.stream(thread.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .map(frame -> frame.getClassName() + '.' + frame.getMethodName())
                .findFirst();
    }

    private void tell(String what, ThreadInfo thread) {
        String text = what + thread.getThreadName() + ' ' + thread.getThreadState() + " on " + thread.getLockName()
                + " of " + thread.getLockOwnerName() + " at "
                + Arrays.stream(thread.getStackTrace())
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining(" < "));
        if (told.add(text)) {
            audience.accept(FINDING + text);
        }
    }
}
