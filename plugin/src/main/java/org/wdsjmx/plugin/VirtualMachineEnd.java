package org.wdsjmx.plugin;

import java.time.Duration;

/**
 * Ends something in order when the virtual machine ends before it. Nothing of it is left in the virtual machine once it is closed.
 *
 * <p>The end of the virtual machine is not held up for long: what takes longer than it may ends as it is, and standard error says so,
 * because the JDK closes the log at the same time.
 */
final class VirtualMachineEnd implements AutoCloseable {

    private final Thread hook;

    /**
     * @param patience how long the end may take
     * @param end called once, on a thread of its own, when the virtual machine ends
     * @throws IllegalStateException when it ends already
     */
    VirtualMachineEnd(Duration patience, Runnable end) {
        hook = new Thread(() -> endWithin(patience, end), "wds-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void endWithin(Duration patience, Runnable end) {
        Thread ending = new Thread(end, "wds-shutdown-deadline");
        ending.setDaemon(true);
        ending.start();
        try {
            ending.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (ending.isAlive()) {
            System.err.println(
                    "wds-jmx: did not stop in order within " + patience + "; it ends with the virtual machine");
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException theEndHasBegun) {
            // The hook is what closes this, or finds all closed.
        }
    }
}
