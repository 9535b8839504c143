package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jolokia.server.core.http.BackChannel;

/** An answer that stays open for notifications. Jolokia's own keeps a thread waiting for each, which nobody ends. */
final class StreamChannel implements BackChannel {

    private final HttpExchange exchange;
    private boolean opened;
    private boolean closed;

    StreamChannel(HttpExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public synchronized void open(Map<String, ?> parameters) throws IOException {
        if (opened) {
            throw new IllegalStateException("This channel has been opened before; a new one needs a new request");
        }
        String type = (String) parameters.get(CONTENT_TYPE);
        if (type != null) {
            String encoding = (String) parameters.get(ENCODING);
            exchange.getResponseHeaders().set("Content-Type", encoding == null ? type : type + ";charset=" + encoding);
        }
        exchange.sendResponseHeaders(200, 0);
        opened = true;
    }

    @Override
    public synchronized void close() {
        if (opened && !closed) {
            closed = true;
            exchange.close();
        }
    }

    @Override
    public synchronized boolean isClosed() {
        return !opened || closed;
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
        if (isClosed()) {
            throw new IOException("The stream of notifications is closed");
        }
        return exchange.getResponseBody();
    }
}
