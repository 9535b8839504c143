package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The HTTP server. It is bound when it is made, and answers once it is started. */
public final class HttpFrontend implements AutoCloseable {

    private static final int THREADS = 16;
    private static final int BACKLOG = 256;
    private static final int SECONDS_TO_FINISH = 1;

    private final HttpServer server;
    private final ExecutorService threads;
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * Binds the port.
     *
     * @param address address and port; port 0 takes a free one
     * @throws IOException when the port cannot be had
     */
    public HttpFrontend(InetSocketAddress address) throws IOException {
        // Without it every keep-alive call waits some 40 ms for a delayed acknowledgement. The server class reads it
        // once,
        // when it is loaded.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        server = HttpServer.create(address, BACKLOG);
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "wds-http-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
    }

    /**
     * Starts to answer.
     *
     * @param endpoints handler of each path; {@code /} takes what no other path takes
     */
    public void start(Map<String, HttpHandler> endpoints) {
        endpoints.forEach((path, handler) ->
                server.createContext(path, handler).getFilters().add(new RequestFilter(path, underWay)));
        server.start();
    }

    /** The port that was bound. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The address under which it answers, with a slash at the end. */
    public URI url() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        return URI.create("http://" + (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":"
                + port() + "/");
    }

    /** Stops answering; requests under way get a second to finish. */
    @Override
    public void close() {
        // The server waits the whole time even if nobody is there to wait for.
        server.stop(underWay.get() == 0 ? 0 : SECONDS_TO_FINISH);
        threads.shutdownNow();
    }
}
