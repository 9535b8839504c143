package org.wdsjmx.watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/**
 * The one thread that talks to one server. It connects when it is first needed and after a failure, and lets go of the
 * server before it ends.
 *
 * <p>A native call that hangs cannot be interrupted. Then the owner {@linkplain #end() ends} this thread and takes another;
 * should the call return one day, the thread cleans up behind it without asking anything more.
 */
final class ServerThread {

    private final BlockingQueue<ServerCall<?>> calls = new LinkedBlockingQueue<>();
    private final ServerCall<Void> end = new ServerCall<>(server -> null);
    private final TransportBackend backend;
    private final String address;
    private final Thread thread;
    private volatile TransportServer server;
    private volatile ServerCall<?> underWay;
    private volatile boolean givenUp;
    private boolean ended;

    /**
     * @param threadName name for thread dumps
     * @param address name of the server as the backend takes it
     */
    ServerThread(String threadName, TransportBackend backend, String address) {
        this.backend = backend;
        this.address = address;
        this.thread = new Thread(this::work, threadName);
        thread.setDaemon(true);
        thread.start();
    }

    /** Queues work; after the {@linkplain #end() end} it fails at once, because nobody would ever begin it. */
    <T> ServerCall<T> submit(ServerCall.Work<T> work) {
        ServerCall<T> call = new ServerCall<>(work);
        synchronized (calls) {
            if (!ended) {
                calls.add(call);
                return call;
            }
        }
        refuse(call);
        return call;
    }

    /**
     * No more work: what has not begun is withdrawn, and the thread ends as soon as the work under way returns. Whoever waits
     * for withdrawn work hears of it on the calling thread, so no lock may be held that they take in another order.
     */
    void end() {
        List<ServerCall<?>> waiting;
        synchronized (calls) {
            ended = true;
            waiting = List.copyOf(calls);
            calls.add(end);
        }
        waiting.forEach(ServerThread::refuse);
    }

    private static void refuse(ServerCall<?> call) {
        if (call.withdraw()) {
            call.fail(Hanging.notBegun());
        }
    }

    /**
     * Nobody waits for this call any more: it is not begun, or asks the server nothing more. The thread must have been
     * {@linkplain #end() ended}.
     */
    void giveUp(ServerCall<?> call) {
        call.withdraw();
        synchronized (calls) {
            if (underWay == call) {
                givenUp = true;
                TransportServer connection = server;
                if (connection != null) {
                    connection.giveUp();
                }
            }
        }
    }

    /** What this call is asking the server and how far it has come; empty when it is not under way. */
    String progress(ServerCall<?> call) {
        if (underWay != call) {
            return "";
        }
        TransportServer connection = server;
        return connection == null ? "in connecting" : connection.progress();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** Waits for the end of the thread; false when the time was not enough. */
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        thread.join(Math.max(1, atMost.toMillis()));
        return !thread.isAlive();
    }

    private void work() {
        try {
            for (ServerCall<?> call = calls.take(); call != end; call = calls.take()) {
                if (call.begin()) {
                    underWay = call;
                    carryOut(call);
                    callEnded();
                }
            }
        } catch (InterruptedException e) {
            // Nobody but the virtual machine's end interrupts this thread; there is nothing left to do but to clean up.
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private void carryOut(ServerCall<?> call) {
        try {
            if (server == null) {
                connect();
            }
        } catch (TransportException e) {
            call.fail(e);
            return;
        } catch (RuntimeException | LinkageError e) {
            call.fail(ServerCall.unexpected(e));
            return;
        }
        if (givenUp) {
            // While it connected; nobody looks at the answer.
            call.fail(Hanging.notBegun());
        } else {
            call.runOn(server);
        }
        if (call.result().isCompletedExceptionally()) {
            // The connection may be what is broken.
            disconnect();
        }
    }

    private void connect() throws TransportException {
        TransportServer connection = backend.connect(address);
        synchronized (calls) {
            server = connection;
        }
    }

    private void callEnded() {
        synchronized (calls) {
            underWay = null;
        }
    }

    private void disconnect() {
        TransportServer connection = server;
        if (connection != null) {
            server = null;
            connection.close();
        }
    }
}
