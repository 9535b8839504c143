package org.wdsjmx.recording;

import java.util.List;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/** A connection whose answers are recorded. Belongs to one thread, as the port says. */
final class RecordingServer implements TransportServer {

    private final TransportServer server;
    private final Transcript transcript;

    RecordingServer(TransportServer server, Transcript transcript) {
        this.server = server;
        this.transcript = transcript;
    }

    @Override
    public ServerSnapshot read() throws TransportException {
        transcript.readBegins();
        try {
            ServerSnapshot snapshot = server.read();
            transcript.readEnds(snapshot);
            return snapshot;
        } catch (TransportException e) {
            transcript.readFailed(e);
            throw e;
        } catch (RuntimeException | LinkageError e) {
            transcript.readFailed(e);
            throw e;
        }
    }

    @Override
    public List<DisconnectResult> disconnect(List<ClientIdentity> clients, DisconnectType type)
            throws TransportException {
        String description = type + " of " + clients.size() + " clients";
        try {
            List<DisconnectResult> results = server.disconnect(clients, type);
            transcript.operation("Disconnect", description, HResult.OK, results);
            return results;
        } catch (TransportException e) {
            transcript.operation("Disconnect", description, e.error(), List.of());
            throw e;
        }
    }

    @Override
    public void perform(ServerAction action) throws TransportException {
        String kind = action.getClass().getSimpleName();
        try {
            server.perform(action);
            transcript.operation(kind, action.describe(), HResult.OK, List.of());
        } catch (TransportException e) {
            transcript.operation(kind, action.describe(), e.error(), List.of());
            throw e;
        }
    }

    @Override
    public void giveUp() {
        server.giveUp();
    }

    @Override
    public String progress() {
        return server.progress();
    }

    @Override
    public void close() {
        server.close();
    }
}
