package org.wdsjmx.plugin.program;

import java.util.List;

/** Somebody's application, which needs nothing but {@code java.base} and ends in the way that its first argument names. */
public final class Host {

    private Host() {}

    public static void main(String... arguments) throws InterruptedException {
        System.out.println("host is up");
        switch (arguments[0]) {
            case "return" -> System.out.println("host is done");
            case "exit" -> System.exit(7);
            case "throw" -> throw new IllegalStateException("of the host");
            case "work" -> new Thread(Host::work, "host-work").start();
            case "threads" -> System.out.println("KEEP ALIVE " + threadsThatKeepAlive());
            case "wait" -> Thread.currentThread().join();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Goes on after main. */
    private static void work() {
        try {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals("main")) {
                    thread.join();
                }
            }
            System.out.println("host's own thread is done");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The threads that the virtual machine waits for, but for the one that asks. */
    private static List<String> threadsThatKeepAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && thread != Thread.currentThread())
                .map(Thread::getName)
                .sorted()
                .toList();
    }
}
