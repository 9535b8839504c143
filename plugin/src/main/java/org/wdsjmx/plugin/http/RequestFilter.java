package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What holds for every request: it is meant for this machine, its path is that of the endpoint and not only begins like it,
 * and a failure is answered.
 */
final class RequestFilter extends Filter {

    private static final Logger LOG = System.getLogger(RequestFilter.class.getName());

    private final String path;
    private final AtomicInteger underWay;

    /**
     * @param path path of the endpoint
     * @param underWay counts the requests that are being answered
     */
    RequestFilter(String path, AtomicInteger underWay) {
        this.path = path;
        this.underWay = underWay;
    }

    @Override
    public String description() {
        return "wds-jmx";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        underWay.incrementAndGet();
        try {
            answer(exchange, chain);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void answer(HttpExchange exchange, Chain chain) throws IOException {
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        if (!LoopbackName.isLoopbackHost(exchange.getRequestHeaders().getFirst("Host"))) {
            // A page of a site whose name was pointed to this machine asks under that site's name.
            TextAnswer.send(exchange, 403, "This port is asked as 127.0.0.1, [::1] or localhost only.\n");
            return;
        }
        if (!isMine(exchange.getRequestURI().getPath())) {
            TextAnswer.send(exchange, 404, "There is nothing here. See / for what there is.\n");
            return;
        }
        try {
            chain.doFilter(exchange);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Request for " + path + " failed", e);
            if (exchange.getResponseCode() == -1) {
                TextAnswer.send(exchange, 500, "The request failed; the log of wds-jmx says why.\n");
            } else {
                exchange.close();
            }
        }
    }

    private boolean isMine(String requested) {
        return requested.equals(path) || requested.startsWith(path.equals("/") ? path : path + "/");
    }
}
