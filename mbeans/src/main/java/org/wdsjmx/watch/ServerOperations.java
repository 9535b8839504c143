package org.wdsjmx.watch;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.TransportException;

/** What can be asked of a watched server. Safe for use by several threads; every answer comes within the deadline. */
public interface ServerOperations {

    /** The name of the server as readers see it. */
    String name();

    /**
     * Reads the server now, or joins the read that is under way.
     *
     * @return completes with the view that the read led to, also when the read failed
     */
    CompletableFuture<ServerView> refresh();

    /**
     * Asks the server to remove clients.
     *
     * @param clients the machines that are meant, each with the id and the MAC address that the caller saw
     * @param type what each is asked to do next
     * @return one result for each, in the same order; never throws for what the server answers
     */
    List<DisconnectResult> disconnect(List<ClientIdentity> clients, DisconnectType type);

    /**
     * Does something with the server, and begins to read it anew when that succeeded.
     *
     * @return completes with the view that this read led to
     * @throws TransportException when the server refuses, the target is gone, or there is no answer within the deadline
     */
    CompletableFuture<ServerView> perform(ServerAction action) throws TransportException;
}
