package org.wdsjmx.plugin.http;

import com.sun.net.httpserver.HttpHandler;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer.HTTPMetricHandler;

/** {@code /metrics}: the registry as text 0.0.4 or OpenMetrics, as the scraper accepts, compressed if it accepts that. */
public final class MetricsEndpoint {

    private MetricsEndpoint() {}

    /** The handler for a registry. */
    public static HttpHandler of(CollectorRegistry registry) {
        return TextAnswer.readOnly(new HTTPMetricHandler(registry));
    }
}
