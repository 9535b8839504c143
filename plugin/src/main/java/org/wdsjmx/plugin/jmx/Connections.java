package org.wdsjmx.plugin.jmx;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The connections of a listener, so many at most, because each keeps a thread of RMI. When there is no room for a new one, the
 * oldest that has not sent anything gives way. Safe for use by several threads.
 */
final class Connections implements Closeable {

    private final int most;
    private final Set<NotedSocket> open = new LinkedHashSet<>();

    Connections(int most) {
        this.most = most;
    }

    /** @return whether there was room for it */
    synchronized boolean add(NotedSocket connection) throws IOException {
        if (open.size() >= most) {
            Iterator<NotedSocket> oldest = open.iterator();
            NotedSocket silent = null;
            while (silent == null && oldest.hasNext()) {
                NotedSocket candidate = oldest.next();
                silent = candidate.hasBegun() ? null : candidate;
            }
            if (silent == null) {
                return false;
            }
            silent.close();
        }
        return open.add(connection);
    }

    synchronized void remove(NotedSocket connection) {
        open.remove(connection);
    }

    /** Cuts every connection, so that the threads that serve them end. */
    @Override
    public void close() throws IOException {
        List<NotedSocket> all;
        synchronized (this) {
            all = List.copyOf(open);
        }
        for (NotedSocket connection : all) {
            connection.close();
        }
    }
}
