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
 * the code that COM has for it. Only {@link #close()} and {@link #giveUp()} may come from anywhere; they release a call that
 * hangs.
 */
final class EmulatedConnection implements TransportServer {

    private final EmulatedServer server;
    private final Thread owner = Thread.currentThread();
    private volatile boolean closed;
    private volatile boolean givenUp;
    private volatile String underWay = "";

    EmulatedConnection(EmulatedServer server) {
        this.server = server;
    }

    @Override
    public ServerSnapshot read() throws TransportException {
        return call("Reading", () -> server.read(this::isOver));
    }

    @Override
    public List<DisconnectResult> disconnect(List<ClientIdentity> clients, DisconnectType type)
            throws TransportException {
        Objects.requireNonNull(type, "type");
        return call("Disconnecting clients", () -> server.disconnect(clients, type, this::isOver));
    }

    @Override
    public void perform(ServerAction action) throws TransportException {
        call("Asking the server to " + action.describe(), () -> {
            server.perform(action, this::isOver);
            return null;
        });
    }

    @Override
    public void giveUp() {
        givenUp = true;
        server.wake();
    }

    @Override
    public String progress() {
        return underWay;
    }

    @Override
    public void close() {
        closed = true;
        server.wake();
    }

    private interface Call<T> {
        T make() throws TransportException;
    }

    private <T> T call(String what, Call<T> call) throws TransportException {
        checkUsable(what);
        underWay = "in " + what;
        try {
            return call.make();
        } finally {
            underWay = "";
        }
    }

    private boolean isOver() {
        return closed || givenUp;
    }

    private void checkUsable(String what) throws TransportException {
        if (Thread.currentThread() != owner) {
            throw new TransportException(
                    what + " on another thread than the one that connected", HResult.of(Codes.RPC_E_WRONG_THREAD));
        }
        if (isOver()) {
            throw new TransportException(what + " after closing", HResult.of(Codes.RPC_E_DISCONNECTED));
        }
    }
}
