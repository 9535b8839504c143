package org.wdsjmx.plugin.console;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.management.MBeanServerConnection;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;

/**
 * One connection to an agent, with a thread that reads and one that acts. A connection that hangs takes its own threads with it
 * and no others: the next connection has new ones.
 */
final class AgentLine implements AutoCloseable {

    /** Hears of a reading, or of why there is none. */
    interface Listener {
        void read(AgentLine line, Reading reading);

        void failed(AgentLine line, Exception reason);
    }

    private final MBeanServerConnection agent;
    private final Listener listener;
    private final ExecutorService reader = thread("wds-jmx console reader");
    private final ExecutorService actor = thread("wds-jmx console actor");
    /** When the read that is under way began, null = none is. */
    private Moment begun;

    private final MomentSource clock = MomentSource.system();

    AgentLine(MBeanServerConnection agent, Listener listener) {
        this.agent = agent;
        this.listener = listener;
    }

    /** Begins to read unless a read is under way. */
    synchronized void read() {
        if (begun == null && !reader.isShutdown()) {
            begun = clock.moment();
            reader.execute(this::readNow);
        }
    }

    /** Since when an answer is waited for, zero when none is. */
    synchronized Duration waiting() {
        return begun == null ? Duration.ZERO : clock.moment().since(begun);
    }

    /** Performs a request after those that were there before. */
    synchronized void perform(Request request, Consumer<Result> results) {
        if (actor.isShutdown()) {
            results.accept(notConnected(request));
            return;
        }
        actor.execute(() -> performNow(request, results));
    }

    static Result notConnected(Request request) {
        return Result.of(request.target(), request.name(), "FAILED", "There is no connection; nothing was called.");
    }

    private void readNow() {
        try {
            Reading reading = AgentReader.read(agent);
            listener.read(this, reading);
        } catch (Exception e) {
            listener.failed(this, e);
        } finally {
            synchronized (this) {
                begun = null;
            }
        }
    }

    private void performNow(Request request, Consumer<Result> results) {
        try {
            request.perform(agent, results);
        } catch (IOException e) {
            results.accept(Result.of(
                    request.target(), request.name(), "UNKNOWN", "The connection broke: " + Answers.words(e)));
        } catch (Exception e) {
            results.accept(Answers.of(e, request.target(), request.name()));
        }
    }

    @Override
    public synchronized void close() {
        reader.shutdownNow();
        // What was confirmed and not begun is not done behind the back of somebody who sees no results any more.
        actor.shutdownNow();
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
