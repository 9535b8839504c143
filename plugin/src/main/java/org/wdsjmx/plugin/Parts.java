package org.wdsjmx.plugin;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was begun and has to be ended, in the opposite order. Any thread may end it, also while parts still begin. */
final class Parts implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Parts.class.getName());

    private final Deque<AutoCloseable> begun = new ArrayDeque<>();
    private boolean closed;

    /**
     * Takes a part that has begun.
     *
     * @throws StartException when the others were ended meanwhile, as the virtual machine ends; so is this one then
     */
    synchronized <T extends AutoCloseable> T begun(T part) throws StartException {
        begun.push(part);
        endIfLate();
        return part;
    }

    /** Takes a part that all others need: it is ended last. */
    synchronized <T extends AutoCloseable> T beganBefore(T part) throws StartException {
        begun.addLast(part);
        endIfLate();
        return part;
    }

    private void endIfLate() throws StartException {
        if (closed) {
            close();
            throw new StartException("the virtual machine ends before wds-jmx has started");
        }
    }

    /** Ends every part, last begun first; one that fails keeps no other from ending. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!begun.isEmpty()) {
            end(begun.pop());
        }
    }

    /**
     * The same for a virtual machine that ends. A part that takes longer is left behind: it may wait for a thread that waits for the end
     * of the virtual machine, as one that calls {@link System#exit} does.
     */
    synchronized void closeWithin(Duration patienceForEach) {
        closed = true;
        while (!begun.isEmpty()) {
            AutoCloseable part = begun.pop();
            Thread ending = new Thread(() -> end(part), "wds-end");
            ending.setDaemon(true);
            ending.start();
            try {
                ending.join(patienceForEach.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (ending.isAlive()) {
                LOG.log(Level.WARNING, name(part) + " has not stopped within " + patienceForEach);
            }
        }
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "Cannot stop " + name(part), e);
        }
    }

    private static String name(AutoCloseable part) {
        return part.getClass().getSimpleName();
    }
}
