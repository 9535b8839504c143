package org.wdsjmx.watch;

import java.util.ArrayList;
import java.util.List;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.transport.TransportException;

/**
 * The thread of a server, and those that it lost to calls that hang. There are never more than {@value #MOST_HANGING} of
 * the latter: then the server gets no further thread until one returns. Not safe for use by several threads.
 */
final class ServerThreads {

    /** One lets a server recover from a single call that never returns; more would pile up behind a dead server. */
    private static final int MOST_HANGING = 2;

    private final String server;
    private final TransportBackend backend;
    private final String address;
    private final List<ServerThread> hanging = new ArrayList<>();
    private ServerThread current;
    private int started;

    ServerThreads(String server, TransportBackend backend, String address) {
        this.server = server;
        this.backend = backend;
        this.address = address;
    }

    /** The thread to give work to. */
    ServerThread current() throws TransportException {
        if (current == null) {
            hanging.removeIf(thread -> !thread.isAlive());
            if (hanging.size() >= MOST_HANGING) {
                throw Hanging.tooMany(hanging.size());
            }
            started++;
            String name = "wds-server-" + server + (started == 1 ? "" : "-" + started);
            current = new ServerThread(name, backend, address);
        }
        return current;
    }

    /** Gives up a thread whose call hangs. */
    void abandon(ServerThread thread) {
        if (thread == current) {
            current = null;
            hanging.add(thread);
            thread.end();
        }
    }

    /** Ends the current thread and returns it, to be waited for; {@code null} when there is none. */
    ServerThread end() {
        ServerThread last = current;
        if (last != null) {
            last.end();
        }
        return last;
    }
}
