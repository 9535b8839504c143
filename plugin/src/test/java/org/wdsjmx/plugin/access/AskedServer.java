package org.wdsjmx.plugin.access;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.watch.ServerOperations;
import org.wdsjmx.watch.ServerView;

/** A server that remembers what it was asked, and does before it answers what a test wants. */
public final class AskedServer implements ServerOperations {

    /** What happens when the server is asked. */
    public interface Answer {
        void beforeAnswering() throws TransportException;
    }

    public final List<Object> asked = new CopyOnWriteArrayList<>();
    public volatile Answer answer = () -> {};

    @Override
    public String name() {
        return "WDS01";
    }

    @Override
    public CompletableFuture<ServerView> refresh() {
        asked.add("refresh");
        return new CompletableFuture<>();
    }

    @Override
    public List<DisconnectResult> disconnect(List<ClientIdentity> clients, DisconnectType type) {
        asked.addAll(clients);
        try {
            answer.beforeAnswering();
        } catch (TransportException e) {
            throw new IllegalStateException(e);
        }
        return clients.stream()
                .map(client -> new DisconnectResult(
                        client, type, DisconnectOutcome.ACCEPTED, HResult.OK, "accepted", Duration.ofMillis(3)))
                .toList();
    }

    @Override
    public CompletableFuture<ServerView> perform(ServerAction action) throws TransportException {
        asked.add(action);
        answer.beforeAnswering();
        return new CompletableFuture<>();
    }
}
