package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Takes in the body of a request: a bounded one, in a bounded time. Whoever is slower than that loses the connection. */
final class BodyFilter extends Filter {

    private static final long MOST_DISCARDED = 16L << 20;

    private final int mostBytes;
    private final ScheduledExecutorService timer;
    private final Duration deadline;

    /** @param timer ends what takes too long */
    BodyFilter(int mostBytes, ScheduledExecutorService timer, Duration deadline) {
        this.mostBytes = mostBytes;
        this.timer = timer;
        this.deadline = deadline;
    }

    @Override
    public String description() {
        return "Body";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        byte[] body;
        Future<?> end = timer.schedule(exchange::close, deadline.toMillis(), TimeUnit.MILLISECONDS);
        try {
            body = announced(exchange) > mostBytes ? null : within(exchange.getRequestBody());
            if (body == null) {
                // Who is still sending when the connection ends does not get to see the answer (RFC 9112, section 9.6).
                discard(exchange.getRequestBody());
            }
        } finally {
            end.cancel(false);
        }
        if (body == null) {
            exchange.getResponseHeaders().set("Connection", "close");
            TextAnswer.send(exchange, 413, "The body of a request may have " + mostBytes + " bytes.\n");
            return;
        }
        exchange.setStreams(new ByteArrayInputStream(body), null);
        chain.doFilter(exchange);
    }

    /** The whole body, or {@code null} when it is longer than it may be. */
    private byte[] within(InputStream request) throws IOException {
        byte[] body = request.readNBytes(mostBytes + 1);
        return body.length > mostBytes ? null : body;
    }

    private static void discard(InputStream request) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long discarded = 0;
        int read = 0;
        while (read >= 0 && discarded < MOST_DISCARDED) {
            discarded += read;
            read = request.read(buffer);
        }
    }

    private static long announced(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        // The server itself refuses what is not a number.
        return length == null ? 0 : Long.parseLong(length.trim());
    }
}
