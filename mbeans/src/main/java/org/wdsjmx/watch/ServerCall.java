package org.wdsjmx.watch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/**
 * One piece of work for a server's thread. It can be withdrawn as long as it has not begun, so that a request that nobody
 * waits for any more is never carried out late.
 */
final class ServerCall<T> {

    /** What is done with the server. */
    @FunctionalInterface
    interface Work<T> {
        T on(TransportServer server) throws TransportException;
    }

    private enum State {
        WAITING,
        BEGUN,
        WITHDRAWN
    }

    private final Work<T> work;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final CompletableFuture<T> result = new CompletableFuture<>();

    ServerCall(Work<T> work) {
        this.work = work;
    }

    /** Completes with the result of the work or with a {@link TransportException}. */
    CompletableFuture<T> result() {
        return result;
    }

    /**
     * Makes sure that the work is not begun any more.
     *
     * @return false when it has already begun
     */
    boolean withdraw() {
        return state.compareAndSet(State.WAITING, State.WITHDRAWN) || state.get() == State.WITHDRAWN;
    }

    /** Claims the work for the server's thread; false when it was withdrawn. */
    boolean begin() {
        return state.compareAndSet(State.WAITING, State.BEGUN);
    }

    /** Does the work. Called on the server's thread after {@link #begin()}. */
    void runOn(TransportServer server) {
        T value;
        try {
            value = work.on(server);
        } catch (TransportException e) {
            result.completeExceptionally(e);
            return;
        } catch (RuntimeException | LinkageError e) {
            result.completeExceptionally(unexpected(e));
            return;
        }
        result.complete(value);
    }

    void fail(TransportException reason) {
        result.completeExceptionally(reason);
    }

    /** A failure of the backend that no code of the API stands for. */
    static TransportException unexpected(Throwable cause) {
        TransportException e =
                new TransportException("The backend", new HResult(0x8000FFFF, "E_UNEXPECTED", cause.toString()));
        e.initCause(cause);
        return e;
    }
}
