package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What holds for every request: its path is that of the endpoint and not only begins like it, a failure is answered, and what is
 * answered is neither guessed at, framed, referred to nor stored by a browser.
 */
final class RequestFilter extends Filter {

    private static final Logger LOG = System.getLogger(RequestFilter.class.getName());

    private static final int LONGEST_URI = 16_384;

    private final String path;
    private final boolean secure;
    private final AtomicInteger underWay;

    /**
     * @param path path of the endpoint
     * @param secure whether connections are secure
     * @param underWay counts the requests that are being answered
     */
    RequestFilter(String path, boolean secure, AtomicInteger underWay) {
        this.path = path;
        this.secure = secure;
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
        protect(exchange.getResponseHeaders());
        if (exchange.getRequestURI().toString().length() > LONGEST_URI) {
            TextAnswer.send(exchange, 414, "The address of a request may have " + LONGEST_URI + " characters.\n");
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

    private void protect(Headers headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        if (secure) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private boolean isMine(String requested) {
        return requested.equals(path) || requested.startsWith(path.equals("/") ? path : path + "/");
    }
}
