package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.prometheus.client.exporter.HTTPServer.HTTPMetricHandler;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.wdsjmx.plugin.metrics.OrderedRegistry;
import org.wdsjmx.plugin.metrics.exposition.Format;
import org.wdsjmx.plugin.metrics.exposition.Page;

/** {@code /metrics}: the registry as text 0.0.4 or OpenMetrics, as the scraper accepts, compressed if it accepts that. */
public final class MetricsEndpoint {

    private final OrderedRegistry registry;
    private final HttpHandler someFamilies;

    private MetricsEndpoint(OrderedRegistry registry) {
        this.registry = registry;
        this.someFamilies = new HTTPMetricHandler(registry);
    }

    /** The handler for a registry. */
    public static HttpHandler of(OrderedRegistry registry) {
        return TextAnswer.readOnly(new MetricsEndpoint(registry)::answer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getRawQuery() != null) {
            // ?name[]= chooses families: the library knows how, and such pages are short.
            someFamilies.handle(exchange);
            return;
        }
        Format format = Format.accepted(exchange.getRequestHeaders().getFirst("Accept"));
        exchange.getResponseHeaders().set("Content-Type", format.contentType());
        Page page = registry.page(format);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(page.size()));
            exchange.sendResponseHeaders(200, -1);
        } else if (acceptsGzip(exchange)) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, page.gzipSize());
            page.writeGzipTo(exchange.getResponseBody());
        } else {
            exchange.sendResponseHeaders(200, page.size());
            page.writeTo(exchange.getResponseBody());
        }
        exchange.close();
    }

    private static boolean acceptsGzip(HttpExchange exchange) {
        return exchange.getRequestHeaders().getOrDefault("Accept-Encoding", List.of()).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .anyMatch(encoding -> encoding.trim().equalsIgnoreCase("gzip"));
    }
}
