package org.wdsjmx.plugin.metrics;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.watch.ServerOperations;
import org.wdsjmx.watch.ServerView;

/** Counts what is asked of a server. */
public final class CountedOperations implements ServerOperations {

    private final ServerOperations server;
    private final TransportCollector metrics;
    private final Supplier<String> origin;

    /** @param origin tells by which way the call of the current thread came in */
    public CountedOperations(ServerOperations server, TransportCollector metrics, Supplier<String> origin) {
        this.server = server;
        this.metrics = metrics;
        this.origin = origin;
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public CompletableFuture<ServerView> refresh() {
        return server.refresh();
    }

    @Override
    public List<DisconnectResult> disconnect(List<ClientIdentity> clients, DisconnectType type) {
        List<DisconnectResult> results = server.disconnect(clients, type);
        metrics.disconnected(name(), origin.get(), results);
        return results;
    }

    @Override
    public CompletableFuture<ServerView> perform(ServerAction action) throws TransportException {
        return server.perform(action);
    }
}
