package org.wdsjmx.plugin.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what an Alertmanager posts to {@code /alerts}, if it shows the token. */
final class Webhook implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> alerts = new CopyOnWriteArrayList<>();
    private final String token;
    private final HttpServer server;

    Webhook(String token) throws IOException {
        this.token = token;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/alerts", this::take);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The alerts of this name that came with this status, the first one first. */
    List<JsonNode> received(String alert, String status) {
        return alerts.stream()
                .filter(candidate -> candidate.at("/labels/alertname").asText().equals(alert)
                        && candidate.path("status").asText().equals(status))
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode message = JSON.readTree(exchange.getRequestBody());
            boolean known =
                    ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (known) {
                message.path("alerts").forEach(alerts::add);
            }
            exchange.sendResponseHeaders(known ? 200 : 401, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
