package org.wdsjmx.watch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.ReadFault;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/**
 * Watches one server: reads it at intervals on its own thread, with a deadline and a back-off, and publishes a view after
 * every attempt. Operations run on the same thread.
 *
 * <p>Safe for use by several threads. Reads are single-flight: whoever asks for a refresh while one is under way gets that
 * one.
 */
public final class ServerWatcher implements ServerOperations, AutoCloseable {

    private static final Logger LOG = System.getLogger(ServerWatcher.class.getName());
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(3);

    private final Object lock = new Object();
    private final String name;
    private final WatchSettings settings;
    private final MomentSource clock;
    private final ScheduledExecutorService timer;
    private final List<ServerListener> listeners;
    private final ServerThreads threads;
    private final ChangeDetector detector;
    private final ReadSchedule schedule;
    private final RecentDepartures departures = new RecentDepartures();

    private volatile ServerView view;
    private CompletableFuture<ServerView> reading;
    private ServerCall<ServerSnapshot> readCall;
    private Future<?> drop;
    private boolean closed;

    /**
     * @param name name that readers see
     * @param address name that the backend takes; empty for the local server
     * @param backend how the server is reached
     * @param settings intervals and limits
     * @param clock the clocks by which the backend stamps its snapshots
     * @param timer runs the schedule; must not be blocked by others
     * @param listeners hear of every view
     */
    public ServerWatcher(
            String name,
            String address,
            TransportBackend backend,
            WatchSettings settings,
            MomentSource clock,
            ScheduledExecutorService timer,
            List<ServerListener> listeners) {
        this.name = name;
        this.settings = settings;
        this.clock = clock;
        this.timer = timer;
        this.listeners = List.copyOf(listeners);
        this.threads = new ServerThreads(name, backend, address);
        this.detector = new ChangeDetector(settings.stalledAfter());
        this.schedule = new ReadSchedule(settings, clock, timer, this::refresh);
        this.view = ServerView.unread(name);
    }

    @Override
    public String name() {
        return name;
    }

    /** What is known now. Never blocks. */
    public ServerView view() {
        return view;
    }

    /** Publishes the empty view and begins to read. */
    public void start() {
        synchronized (lock) {
            publish(view, List.of(), Reading.NONE);
        }
        refresh();
    }

    @Override
    public CompletableFuture<ServerView> refresh() {
        synchronized (lock) {
            if (closed) {
                return CompletableFuture.completedFuture(view);
            }
            if (reading != null) {
                return reading;
            }
            schedule.cancel();
            reading = new CompletableFuture<>();
            CompletableFuture<ServerView> result = reading;
            long began = System.nanoTime();
            try {
                ServerThread thread = threads.current();
                ServerCall<ServerSnapshot> call = thread.submit(TransportServer::read);
                readCall = call;
                Future<?> deadline = timer.schedule(
                        () -> readHangs(thread, call, began),
                        settings.deadline().toMillis(),
                        TimeUnit.MILLISECONDS);
                call.result().whenComplete((snapshot, failure) -> {
                    deadline.cancel(false);
                    readEnded(result, snapshot, failure, began);
                });
            } catch (TransportException e) {
                readEnded(result, null, e, began);
            }
            return result;
        }
    }

    @Override
    public List<DisconnectResult> disconnect(List<ClientIdentity> clients, DisconnectType type) {
        long began = System.nanoTime();
        try {
            return threads.carryOut("To disconnect clients", settings.deadline(), server -> {
                List<DisconnectResult> results = server.disconnect(clients, type);
                remember(results);
                return results;
            });
        } catch (TransportException e) {
            Duration took = since(began);
            return clients.stream()
                    .map(client -> new DisconnectResult(
                            client, type, DisconnectOutcome.FAILED, e.error(), e.getMessage(), took))
                    .toList();
        }
    }

    @Override
    public CompletableFuture<ServerView> perform(ServerAction action) throws TransportException {
        threads.carryOut("To " + action.describe(), settings.deadline(), server -> {
            server.perform(action);
            return null;
        });
        // What changed is shown as soon as possible. This read begins after the action: both run on the server's
        // thread.
        return refresh();
    }

    private void remember(List<DisconnectResult> results) {
        synchronized (lock) {
            for (DisconnectResult result : results) {
                if (result.outcome() == DisconnectOutcome.ACCEPTED) {
                    detector.disconnectAccepted(result.client(), result.type());
                }
            }
        }
    }

    private void readHangs(ServerThread thread, ServerCall<ServerSnapshot> call, long began) {
        String progress;
        synchronized (lock) {
            if (call.result().isDone()) {
                return;
            }
            progress = thread.progress(call);
            threads.abandon(thread);
        }
        // Whatever the call returns later is ignored: its result is completed here.
        call.fail(Hanging.readGivenUp(since(began), progress));
        thread.giveUp(call);
    }

    private void readEnded(
            CompletableFuture<ServerView> result, ServerSnapshot snapshot, Throwable failure, long began) {
        synchronized (lock) {
            reading = null;
            if (!closed) {
                Duration took = since(began);
                Moment now = clock.moment();
                if (schedule.sleptUntil(now)) {
                    detector.woken(now);
                }
                if (failure == null) {
                    readSucceeded(snapshot, took);
                } else {
                    readFailed((TransportException) failure, took);
                }
            }
        }
        result.complete(view);
    }

    private void readSucceeded(ServerSnapshot snapshot, Duration took) {
        cancel(drop);
        ChangeDetector.Observation seen = detector.observe(snapshot);
        List<Change> changes = new ArrayList<>(seen.changes());
        if (!view.up()) {
            changes.add(0, new Change.ServerUp());
        }
        schedule.succeeded();
        publish(
                new ServerView(
                        name,
                        true,
                        snapshot,
                        snapshot.time(),
                        null,
                        seen.sessions(),
                        seen.clients(),
                        WatchedTransfer.of(snapshot, view.transfers()),
                        departures.after(seen.changes(), snapshot.time().instant())),
                changes,
                new Reading(
                        true,
                        took,
                        snapshot.faults().stream().map(ReadFault::error).toList()));
    }

    private void readFailed(TransportException e, Duration took) {
        Moment now = clock.moment();
        ServerView.Failure failure = new ServerView.Failure(e.error(), e.getMessage(), now.instant());
        boolean wasUp = view.up();
        boolean newlyDown = wasUp || view.failure() == null;
        if (wasUp) {
            Duration left = settings.staleAfter().minus(now.since(view.lastRead()));
            drop = timer.schedule(this::dropSnapshot, Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
        }
        schedule.failed(took);
        publish(
                view.failing(failure),
                newlyDown ? List.of(new Change.ServerDown(failure)) : List.of(),
                new Reading(true, took, List.of(e.error())));
    }

    private void dropSnapshot() {
        synchronized (lock) {
            if (!closed && !view.up()) {
                publish(view.withoutSnapshot(), List.of(), Reading.NONE);
            }
        }
    }

    private void publish(ServerView next, List<Change> changes, Reading readingOfIt) {
        view = next;
        for (ServerListener listener : listeners) {
            try {
                listener.published(this, next, changes, readingOfIt);
            } catch (RuntimeException e) {
                // The other listeners, and the watching itself, go on.
                LOG.log(Level.ERROR, "Server " + name + ": a listener failed", e);
            }
        }
    }

    private static void cancel(Future<?> scheduled) {
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    /** Stops reading and ends the server's thread; waits at most 3 s for a call that is under way. */
    @Override
    public void close() {
        ServerThread last;
        CompletableFuture<ServerView> unfinished;
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            schedule.cancel();
            cancel(drop);
            last = threads.end();
            unfinished = reading;
            if (last != null && readCall != null) {
                last.giveUp(readCall);
            }
        }
        try {
            if (last != null && !last.awaitEnd(LONGEST_CLOSE)) {
                LOG.log(Level.WARNING, "Server " + name + ": a call has not returned; its thread is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (unfinished != null) {
                // Who waits for a read that hangs is let go.
                unfinished.complete(view);
            }
        }
    }
}
