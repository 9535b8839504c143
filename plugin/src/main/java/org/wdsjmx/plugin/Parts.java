package org.wdsjmx.plugin;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was begun and has to be ended, in the opposite order. */
final class Parts implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Parts.class.getName());

    private final Deque<AutoCloseable> begun = new ArrayDeque<>();

    /** Takes a part that has begun. */
    <T extends AutoCloseable> T begun(T part) {
        begun.push(part);
        return part;
    }

    /** Takes a part that all others need: it is ended last. */
    <T extends AutoCloseable> T beganBefore(T part) {
        begun.addLast(part);
        return part;
    }

    /** Ends every part, last begun first; one that fails keeps no other from ending. */
    @Override
    public synchronized void close() {
        while (!begun.isEmpty()) {
            AutoCloseable part = begun.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "Cannot stop " + part.getClass().getSimpleName(), e);
            }
        }
    }
}
