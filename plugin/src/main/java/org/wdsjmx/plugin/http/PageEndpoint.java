package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code /}: the overview page and its parts. They are the same for everybody and tell nothing; what the page shows it asks of
 * {@code /jolokia/} and {@code /-/me}, in the name of whoever looks at it.
 */
public final class PageEndpoint implements HttpHandler {

    /** Nothing inline, nothing from elsewhere, and no text that is taken for markup. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private static final List<String> PARTS = List.of(
            "page.css",
            "icon.svg",
            "main.js",
            "access.js",
            "actions.js",
            "chart.js",
            "clients.js",
            "clienttable.js",
            "confirm.js",
            "dom.js",
            "headline.js",
            "history.js",
            "jolokia.js",
            "model.js",
            "names.js",
            "poll.js",
            "remediation.js",
            "servers.js",
            "sessions.js",
            "steady.js",
            "text.js");

    private final Map<String, PagePart> parts;

    public PageEndpoint() {
        parts = PARTS.stream().collect(Collectors.toMap(name -> "/page/" + name, PagePart::load));
        parts.put("/", PagePart.load("index.html"));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        PagePart part = parts.get(exchange.getRequestURI().getPath());
        if (part == null) {
            TextAnswer.send(exchange, 404, "There is nothing here. See / for what there is.\n");
            return;
        }
        TextAnswer.readOnly(e -> send(e, part)).handle(exchange);
    }

    private static void send(HttpExchange exchange, PagePart part) throws IOException {
        Headers answer = exchange.getResponseHeaders();
        answer.set("Content-Security-Policy", POLICY);
        answer.set("Cross-Origin-Opener-Policy", "same-origin");
        // Kept, but asked for every time: another version of this program brings other parts.
        answer.set("Cache-Control", "no-cache");
        answer.set("ETag", part.tag());
        if (part.tag().equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
            return;
        }
        TextAnswer.send(exchange, 200, part.contentType(), part.text());
    }
}
