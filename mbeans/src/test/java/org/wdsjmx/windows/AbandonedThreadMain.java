package org.wdsjmx.windows;

import org.wdsjmx.transport.TransportServer;

/**
 * A program with one thread that is stuck in a server and one that works: it must get its answers and end all the same.
 * Arguments: the server that hangs, the healthy one.
 */
public final class AbandonedThreadMain {

    private AbandonedThreadMain() {}

    public static void main(String[] servers) throws Exception {
        Thread stuck = new Thread(() -> readForever(servers[0]), "stuck");
        stuck.setDaemon(true);
        stuck.start();
        stuck.join(1_000);
        try (TransportServer healthy = new WindowsBackend().connect(servers[1])) {
            System.out.println(
                    "healthy server: protocols " + healthy.read().details().protocols());
        }
        System.out.println("stuck thread: " + (stuck.isAlive() ? "abandoned" : "returned"));
    }

    private static void readForever(String server) {
        try (TransportServer hanging = new WindowsBackend().connect(server)) {
            System.out.println("hanging server answered: " + hanging.read());
        } catch (Exception e) {
            System.out.println("hanging server failed: " + e);
        }
    }
}
