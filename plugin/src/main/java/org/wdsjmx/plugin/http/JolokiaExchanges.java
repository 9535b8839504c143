package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jolokia.json.JSONStructure;
import org.jolokia.jvmagent.ParsedUri;
import org.jolokia.server.core.config.ConfigKey;
import org.jolokia.server.core.http.BackChannelHolder;
import org.jolokia.server.core.request.BadRequestException;
import org.jolokia.server.core.request.EmptyResponseException;
import org.jolokia.server.core.service.api.JolokiaContext;
import org.jolokia.server.core.util.IoUtil;
import org.jolokia.server.core.util.MimeTypeUtil;

/**
 * Takes requests in over HTTP and sends their answers, all of them JSON. As Jolokia's clients expect it, HTTP 200 says only that there is
 * an answer; {@code status} within says what came of the request. HTTP 400 is for what cannot be told apart into requests.
 */
final class JolokiaExchanges implements HttpHandler {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final JolokiaContext context;
    private final JolokiaRequests requests;

    JolokiaExchanges(JolokiaContext context) {
        this.context = context;
        this.requests = new JolokiaRequests(context);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        ParsedUri uri;
        try {
            uri = new ParsedUri(exchange.getRequestURI(), JolokiaEndpoint.PATH);
        } catch (IllegalArgumentException e) {
            send(
                    exchange,
                    BAD_REQUEST,
                    null,
                    requests.error(BAD_REQUEST, "The address cannot be read: " + e.getMessage()));
            return;
        }
        BackChannelHolder.set(new StreamChannel(exchange));
        try {
            answer(exchange, uri);
        } catch (EmptyResponseException e) {
            // The answer stays open, and notifications are written to it as they come.
            return;
        } finally {
            BackChannelHolder.remove();
        }
    }

    private void answer(HttpExchange exchange, ParsedUri uri) throws IOException, EmptyResponseException {
        if (uri.getParameterMap().containsKey(ConfigKey.CALLBACK.getKeyValue())) {
            // A script can be included by a page of any site, which then reads what it says.
            send(
                    exchange,
                    BAD_REQUEST,
                    uri,
                    requests.error(BAD_REQUEST, "Answers as a script (callback, JSONP) are not given. Ask for JSON."));
            return;
        }
        JSONStructure json;
        try {
            requireAccess(exchange);
            switch (exchange.getRequestMethod()) {
                case "GET" -> json = requests.get(uri.toString(), uri.getPathInfo(), uri.getParameterMap());
                case "POST" ->
                    json = requests.post(
                            exchange.getRequestBody().readAllBytes(),
                            exchange.getRequestHeaders().getFirst("Content-Type"),
                            uri.getParameterMap());
                default -> {
                    exchange.getResponseHeaders().set("Allow", "GET, POST");
                    send(
                            exchange,
                            METHOD_NOT_ALLOWED,
                            uri,
                            requests.error(METHOD_NOT_ALLOWED, "Only GET and POST are answered here."));
                    return;
                }
            }
        } catch (BadRequestException e) {
            send(exchange, BAD_REQUEST, uri, requests.error(BAD_REQUEST, e.getMessage()));
            return;
        } catch (SecurityException e) {
            json = requests.handleThrowable(e);
        }
        send(exchange, OK, uri, json);
    }

    private void requireAccess(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        String origin = headers.getFirst("Origin");
        requests.checkAccess(
                exchange instanceof HttpsExchange ? "https" : "http",
                null,
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                origin == null ? headers.getFirst("Referer") : origin);
    }

    /** @param uri may ask for another type of content than JSON's; {@code null} = JSON's */
    private void send(HttpExchange exchange, int status, ParsedUri uri, JSONStructure json) throws IOException {
        String asked = uri == null ? null : uri.getParameter(ConfigKey.MIME_TYPE.getKeyValue());
        String type = MimeTypeUtil.getResponseMimeType(asked, context.getConfig(ConfigKey.MIME_TYPE), null);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, 0);
        Writer writer = new OutputStreamWriter(exchange.getResponseBody(), StandardCharsets.UTF_8);
        IoUtil.streamResponseAndClose(writer, json, null);
    }
}
