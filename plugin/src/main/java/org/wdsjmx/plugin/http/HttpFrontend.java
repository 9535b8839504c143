package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.wdsjmx.plugin.config.NumericAddress;

/** The HTTP server. It is bound when it is made, and answers once it is started. None of its threads keeps the virtual machine alive. */
public final class HttpFrontend implements AutoCloseable {

    private static final int BACKLOG = 256;
    private static final int SECONDS_TO_FINISH = 1;
    private static final Duration BODY_DEADLINE = Duration.ofSeconds(10);

    private final HttpServer server;
    private final boolean secure;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * Binds the port.
     *
     * @param address address and port; port 0 takes a free one
     * @param tls makes every connection secure; nothing = plain text
     * @throws IOException when the port cannot be had
     */
    public HttpFrontend(InetSocketAddress address, Optional<HttpsConfigurator> tls) throws IOException {
        // Without it every keep-alive call waits some 40 ms for a delayed acknowledgement. It is read once, when the
        // server class is loaded.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        secure = tls.isPresent();
        if (secure) {
            HttpsServer https = HttpsServer.create(address, BACKLOG);
            https.setHttpsConfigurator(tls.get());
            server = https;
        } else {
            server = HttpServer.create(address, BACKLOG);
        }
        AtomicInteger number = new AtomicInteger();
        threads = RequestThreads.pool(task -> daemon(task, "wds-http-" + number.incrementAndGet()));
        timer = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "wds-http-deadlines"));
        server.setExecutor(threads);
    }

    /** Starts to answer. */
    public void start(List<Endpoint> endpoints, HttpRules rules) {
        for (Endpoint endpoint : endpoints) {
            var filters =
                    server.createContext(endpoint.path(), endpoint.handler()).getFilters();
            filters.add(new RequestFilter(endpoint.path(), secure, underWay));
            filters.add(new HostFilter(rules.open()));
            filters.add(new BrowserFilter(rules.origins(), rules.proxies()));
            endpoint.right().ifPresent(right -> filters.add(new AccessFilter(right, endpoint, rules)));
            filters.add(new BodyFilter(endpoint.mostBytes(), timer, BODY_DEADLINE));
        }
        // The JDK's own thread takes after the one that starts it: of a daemon it is one, and keeps no virtual machine
        // alive.
        CompletableFuture.runAsync(server::start, timer).join();
    }

    /** The port that was bound. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** An address under which it answers, with a slash at the end. */
    public URI url() {
        NumericAddress address = NumericAddress.of(server.getAddress().getAddress());
        // Nobody can connect to the address that stands for all.
        String host = address.isAny() ? "localhost" : address.inUrl();
        return URI.create((secure ? "https://" : "http://") + host + ":" + port() + "/");
    }

    /** Stops answering; requests under way get a second to finish. */
    @Override
    public void close() {
        // The server waits the whole time even if nobody is there to wait for.
        server.stop(underWay.get() == 0 ? 0 : SECONDS_TO_FINISH);
        threads.shutdownNow();
        timer.shutdownNow();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
