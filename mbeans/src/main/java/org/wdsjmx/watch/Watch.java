package org.wdsjmx.watch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.TransportBackend;

/** Watches a set of servers until it is closed. Owns their threads and the one thread that keeps the schedule. */
public final class Watch implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer;
    private final List<ServerWatcher> watchers;

    /**
     * @param servers the address that the backend takes for each name that readers see
     * @param backend how the servers are reached
     * @param settings intervals and limits
     * @param clock the clocks by which the backend stamps its snapshots
     * @param listeners hear of every view of every server
     */
    public Watch(
            Map<String, String> servers,
            TransportBackend backend,
            WatchSettings settings,
            MomentSource clock,
            List<ServerListener> listeners) {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "wds-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        watchers = servers.entrySet().stream()
                .map(server -> new ServerWatcher(
                        server.getKey(), server.getValue(), backend, settings, clock, timer, listeners))
                .toList();
    }

    /** Publishes a first, empty view of each server and begins to read. */
    public void start() {
        watchers.forEach(ServerWatcher::start);
    }

    /** The watched servers, in the order given. */
    public List<ServerWatcher> servers() {
        return watchers;
    }

    /** Stops reading; waits a few seconds at most for calls that are under way. */
    @Override
    public void close() {
        timer.shutdownNow();
        watchers.parallelStream().forEach(ServerWatcher::close);
    }
}
