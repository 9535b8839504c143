package org.wdsjmx.plugin;

import java.util.concurrent.CountDownLatch;

/** Keeps the program in the foreground, and ends it in order. */
final class Foreground {

    private Foreground() {}

    /**
     * Waits until the virtual machine is asked to end (Ctrl-C, SIGTERM), then closes the application.
     *
     * @return the exit code, which nobody sees: the virtual machine ends by the signal
     */
    static int runUntilInterrupted(WdsJmx wds) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            wds.close();
                            closed.countDown();
                        },
                        "wds-shutdown"));
        closed.await();
        return 0;
    }
}
