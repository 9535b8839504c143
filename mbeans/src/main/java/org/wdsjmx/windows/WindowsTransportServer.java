package org.wdsjmx.windows;

import java.util.List;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.FailureScope;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/**
 * A real WDS server. The thread that connects becomes a single-threaded apartment and is the only one that may use the
 * instance; another one gets an {@link IllegalStateException}, and its {@link #close()} does nothing, because COM objects may
 * only be released where they belong.
 */
final class WindowsTransportServer implements TransportServer {

    private interface Task<T> {
        T on(ServerAccess server) throws ComException, TransportException;
    }

    private final String name;
    private final ComApartment apartment;
    private final ComObject manager;

    /** {@code null} after a failure: the object may hold on to a broken connection, so the next call gets a new one. */
    private ServerAccess access;

    private WindowsTransportServer(String name, ComApartment apartment, ComObject manager) {
        this.name = name;
        this.apartment = apartment;
        this.manager = manager;
    }

    /** Connects the calling thread to a server and checks that it can be reached. */
    static WindowsTransportServer connect(String name) throws TransportException {
        ComApartment apartment = ComApartment.enter();
        ComObject manager;
        try {
            manager = apartment.createManager();
        } catch (TransportException e) {
            apartment.close();
            throw e;
        }
        WindowsTransportServer server = new WindowsTransportServer(name, apartment, manager);
        try {
            server.attempt(ServerAccess::object);
        } catch (TransportException e) {
            server.close();
            throw e;
        }
        return server;
    }

    @Override
    public ServerSnapshot read() throws TransportException {
        return attempt(server -> {
            ServerSnapshot snapshot = TreeReader.read(server);
            server.prove();
            return snapshot;
        });
    }

    @Override
    public List<DisconnectResult> disconnect(List<ClientIdentity> clients, DisconnectType type)
            throws TransportException {
        return attempt(server -> ClientDisconnector.disconnect(server, clients, type));
    }

    @Override
    public void perform(ServerAction action) throws TransportException {
        ServerActions.requireLegal(action);
        attempt(
                server -> {
                    ServerActions.perform(server, action);
                    return null;
                },
                "To " + action.describe() + ": ");
    }

    /** Does what may be done twice: when a server object that has served before is cut off, a new one gets the task. */
    private <T> T attempt(Task<T> task) throws TransportException {
        boolean old = access != null && access.isProven();
        try {
            return attempt(task, "");
        } catch (TransportException e) {
            if (old && FailureScope.of(e.error().code()) == FailureScope.SERVER) {
                return attempt(task, "");
            }
            throw e;
        }
    }

    private <T> T attempt(Task<T> task, String purpose) throws TransportException {
        if (!apartment.isEnteredByThisThread()) {
            throw new IllegalStateException(
                    "The connection to " + ServerAccess.label(name) + " is closed or belongs to another thread than "
                            + Thread.currentThread().getName());
        }
        CallProgress progress = apartment.progress();
        progress.workBegins();
        boolean usable = false;
        try {
            if (access == null) {
                access = ServerAccess.open(manager, name);
            }
            T result = task.on(access);
            usable = !access.isSuspect();
            return result;
        } catch (ComException e) {
            throw failure(purpose, e);
        } catch (WorkEndedException e) {
            throw failure(purpose, e.call());
        } finally {
            progress.workEnds();
            if (!usable) {
                drop();
            }
        }
    }

    private TransportException failure(String purpose, ComException e) {
        return new TransportException(purpose + e.what() + " (" + ServerAccess.label(name) + ")", e.error());
    }

    private void drop() {
        if (access != null) {
            access.close();
            access = null;
        }
    }

    @Override
    public void giveUp() {
        apartment.progress().giveUp();
    }

    @Override
    public String progress() {
        return apartment.progress().describe();
    }

    @Override
    public void close() {
        if (apartment.isEnteredByThisThread()) {
            drop();
            manager.close();
            apartment.close();
        }
    }
}
