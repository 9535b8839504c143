package org.wdsjmx.mbean;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.NotificationListener;

/**
 * Calls each listener in order, on a thread that it shares with nobody while it is busy. Who does not keep up loses what is
 * beyond {@value #MOST_WAITING} notifications, and the log says so.
 */
final class ListenerQueues implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ListenerQueues.class.getName());
    private static final int MOST_WAITING = 10_000;

    private final ExecutorService threads;
    private final Map<NotificationListener, Calls> calls = new WeakHashMap<>();

    ListenerQueues() {
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "wds-notify-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Queues a call of a listener. Returns at once. */
    void call(NotificationListener listener, Runnable call) {
        Calls queue;
        synchronized (calls) {
            queue = calls.computeIfAbsent(listener, any -> new Calls());
        }
        queue.add(call);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class Calls {

        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private boolean running;
        private boolean losing;

        synchronized void add(Runnable call) {
            if (waiting.size() >= MOST_WAITING) {
                if (!losing) {
                    LOG.log(Level.WARNING, "A notification listener does not keep up; it loses notifications");
                }
                losing = true;
                return;
            }
            losing = false;
            waiting.add(call);
            if (!running && !threads.isShutdown()) {
                running = true;
                threads.execute(this::work);
            }
        }

        private void work() {
            for (Runnable call = next(); call != null; call = next()) {
                try {
                    call.run();
                } catch (RuntimeException e) {
                    // What a listener throws is its own affair; it gets the next notification all the same.
                    LOG.log(Level.WARNING, "A notification listener failed", e);
                }
            }
        }

        private synchronized Runnable next() {
            Runnable call = waiting.poll();
            running = call != null;
            return call;
        }
    }
}
