package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Takes in the body of a request: a bounded one, in a bounded time. Whoever is slower than that loses the connection. */
final class BodyFilter extends Filter {

    /** Far more than any request of a console or of Alertmanager needs. */
    static final int MOST_BYTES = 1 << 20;

    private final ScheduledExecutorService timer;
    private final Duration deadline;

    /** @param timer ends what takes too long */
    BodyFilter(ScheduledExecutorService timer, Duration deadline) {
        this.timer = timer;
        this.deadline = deadline;
    }

    @Override
    public String description() {
        return "Body";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        byte[] body = null;
        if (announced(exchange) <= MOST_BYTES) {
            Future<?> end = timer.schedule(exchange::close, deadline.toMillis(), TimeUnit.MILLISECONDS);
            try {
                body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            } finally {
                end.cancel(false);
            }
        }
        if (body == null || body.length > MOST_BYTES) {
            exchange.getResponseHeaders().set("Connection", "close");
            TextAnswer.send(exchange, 413, "The body of a request may have " + MOST_BYTES + " bytes.\n");
            return;
        }
        exchange.setStreams(new ByteArrayInputStream(body), null);
        chain.doFilter(exchange);
    }

    private static long announced(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        // The server itself refuses what is not a number.
        return length == null ? 0 : Long.parseLong(length.trim());
    }
}
