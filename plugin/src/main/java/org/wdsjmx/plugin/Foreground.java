package org.wdsjmx.plugin;

import java.util.concurrent.CountDownLatch;

/** Keeps the program in the foreground: nothing else keeps its virtual machine alive. */
final class Foreground {

    private Foreground() {}

    /** Waits until the virtual machine ends (Ctrl-C, SIGTERM), which closes the application in order. */
    static int runUntilInterrupted() throws InterruptedException {
        new CountDownLatch(1).await();
        throw new IllegalStateException("Nobody ends the wait but the virtual machine");
    }
}
