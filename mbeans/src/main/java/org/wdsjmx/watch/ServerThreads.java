package org.wdsjmx.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.transport.TransportException;

/**
 * The thread of a server, and those that it lost to calls that hang. There are never more than {@value #MOST_HANGING} of
 * the latter: then the server gets no further thread until one returns. Safe for use by several threads.
 */
final class ServerThreads {

    /** One lets a server recover from a single call that never returns; more would pile up behind a dead server. */
    private static final int MOST_HANGING = 2;

    private final String server;
    private final TransportBackend backend;
    private final String address;
    private final List<ServerThread> hanging = new ArrayList<>();
    private ServerThread current;
    private int started;

    ServerThreads(String server, TransportBackend backend, String address) {
        this.server = server;
        this.backend = backend;
        this.address = address;
    }

    /** The thread to give work to. */
    synchronized ServerThread current() throws TransportException {
        if (current == null) {
            hanging.removeIf(thread -> !thread.isAlive());
            if (hanging.size() >= MOST_HANGING) {
                throw Hanging.tooMany(hanging.size());
            }
            started++;
            String name = "wds-server-" + server + (started == 1 ? "" : "-" + started);
            current = new ServerThread(name, backend, address);
        }
        return current;
    }

    /**
     * Does something on the server's thread and waits for it.
     *
     * @param what what it is, for messages
     * @param deadline longest time to wait, the time in the queue included
     * @throws TransportException when it fails, is not begun in time, or does not return in time
     */
    <T> T carryOut(String what, Duration deadline, ServerCall.Work<T> work) throws TransportException {
        ServerThread thread = current();
        ServerCall<T> call = thread.submit(work);
        try {
            return call.result().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (call.withdraw()) {
                throw Hanging.busy(what, deadline);
            }
            String progress = thread.progress(call);
            abandon(thread);
            thread.giveUp(call);
            throw Hanging.noAnswer(what, deadline, progress);
        } catch (ExecutionException e) {
            throw (TransportException) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ServerCall.unexpected(e);
        }
    }

    /** Gives up a thread whose call hangs. */
    void abandon(ServerThread thread) {
        synchronized (this) {
            if (thread != current) {
                return;
            }
            current = null;
            hanging.add(thread);
        }
        thread.end();
    }

    /** Ends the current thread and returns it, to be waited for; {@code null} when there is none. */
    ServerThread end() {
        ServerThread last;
        synchronized (this) {
            last = current;
        }
        if (last != null) {
            last.end();
        }
        return last;
    }
}
