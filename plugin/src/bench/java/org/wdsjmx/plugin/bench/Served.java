package org.wdsjmx.plugin.bench;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A handler on a port of its own. */
final class Served implements AutoCloseable {

    private static final int THREADS = 200;

    private final HttpServer server;
    private final List<Thread> answering = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, this::thread);
    private final String path;

    Served(String path, HttpHandler handler) throws IOException {
        // As the program does it.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.path = path;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.createContext(path, handler);
        server.setExecutor(threads);
        server.start();
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "bench-http");
        answering.add(thread);
        return thread;
    }

    /** What the threads that answer have used so far, in nanoseconds. */
    long processorTime() {
        ThreadMXBean all = ManagementFactory.getThreadMXBean();
        return answering.stream()
                .mapToLong(thread -> all.getThreadCpuTime(thread.getId()))
                .sum();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
