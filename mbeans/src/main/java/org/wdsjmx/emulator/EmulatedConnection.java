package org.wdsjmx.emulator;

import java.util.List;
import java.util.Objects;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/**
 * A thread's connection to an emulated server. As strict as COM: a call from another thread, or after closing, fails with
 * the code that COM has for it. Only {@link #close()} may come from anywhere; it releases a call that hangs.
 */
final class EmulatedConnection implements TransportServer {

    private final EmulatedServer server;
    private final Thread owner = Thread.currentThread();
    private volatile boolean closed;

    EmulatedConnection(EmulatedServer server) {
        this.server = server;
    }

    @Override
    public ServerSnapshot read() throws TransportException {
        checkUsable("Reading");
        return server.read(this::closed);
    }

    @Override
    public List<DisconnectResult> disconnect(List<ClientIdentity> clients, DisconnectType type)
            throws TransportException {
        Objects.requireNonNull(type, "type");
        checkUsable("Disconnecting clients");
        return server.disconnect(clients, type, this::closed);
    }

    @Override
    public void perform(ServerAction action) throws TransportException {
        checkUsable("Asking the server to " + action.describe());
        server.perform(action, this::closed);
    }

    @Override
    public void close() {
        closed = true;
        server.wake();
    }

    private boolean closed() {
        return closed;
    }

    private void checkUsable(String what) throws TransportException {
        if (Thread.currentThread() != owner) {
            throw new TransportException(
                    what + " on another thread than the one that connected", HResult.of(Codes.RPC_E_WRONG_THREAD));
        }
        if (closed) {
            throw new TransportException(what + " after closing", HResult.of(Codes.RPC_E_DISCONNECTED));
        }
    }
}
