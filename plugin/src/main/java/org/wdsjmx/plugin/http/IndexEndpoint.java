package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** {@code /}: leads to what there is. */
public final class IndexEndpoint implements HttpHandler {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>wds-jmx</title></head>
            <body style="font-family: sans-serif; margin: 2em auto; max-width: 44em; line-height: 1.5">
            <h1>wds-jmx</h1>
            <p>WDS multicast sessions and clients as MBeans, Prometheus metrics and Jolokia.</p>
            <ul>
            <li><a href="/metrics">/metrics</a>: Prometheus metrics</li>
            <li><a href="/jolokia/version">/jolokia/</a>: MBeans over HTTP
            (<a href="/jolokia/read/wds.transport:type=Session,*">sessions</a>,
            <a href="/jolokia/read/wds.transport:type=Client,*">clients</a>)</li>
            <li><a href="/-/healthy">/-/healthy</a>, <a href="/-/ready">/-/ready</a>: for supervisors</li>
            </ul>
            </body>
            </html>
            """;

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/")) {
            TextAnswer.send(exchange, 404, "There is nothing here. See / for what there is.\n");
            return;
        }
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        TextAnswer.readOnly(e -> TextAnswer.send(e, 200, "text/html; charset=utf-8", PAGE))
                .handle(exchange);
    }
}
