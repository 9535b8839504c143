package org.wdsjmx.mbean;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.watch.ServerOperations;
import org.wdsjmx.watch.ServerView;

/** Asks a server for something on behalf of an MBean; what goes wrong leaves as an exception of the JDK. */
final class ServerActions {

    /** Longer than any deadline of a read; a refresh ends with the read that it started. */
    private static final long LONGEST_REFRESH_MINUTES = 10;

    private final ServerOperations server;

    ServerActions(ServerOperations server) {
        this.server = server;
    }

    /**
     * Does it and waits until the MBeans show the result.
     *
     * @return {@code null}, for operations that return nothing
     * @throws IllegalStateException when it failed, with the reason
     */
    Object perform(ServerAction action) {
        try {
            await(server.perform(action));
        } catch (TransportException e) {
            // The cause has a class of ours, which a console does not know.
            throw new IllegalStateException(e.getMessage());
        }
        return null;
    }

    /**
     * Reads the server now, or waits for the read under way.
     *
     * @return the view that it led to
     */
    ServerView refresh() {
        return await(server.refresh());
    }

    private static ServerView await(CompletableFuture<ServerView> read) {
        try {
            return read.get(LONGEST_REFRESH_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The wait for the read was interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The read did not end", e);
        }
    }
}
