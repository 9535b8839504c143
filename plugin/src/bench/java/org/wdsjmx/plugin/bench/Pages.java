package org.wdsjmx.plugin.bench;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** How {@code /metrics} makes its pages. */
final class Pages {

    private Pages() {}

    /** Writes a page as the endpoint does. */
    static void write(String format, CollectorRegistry registry, OutputStream out) throws IOException {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        OutputStreamWriter writer = new OutputStreamWriter(buffer, StandardCharsets.UTF_8);
        TextFormat.writeFormat(format, writer, registry.metricFamilySamples());
        writer.close();
        buffer.writeTo(out);
    }

    /** Scrapes in both formats. */
    static void scrapeEveryFormat(CollectorRegistry registry) throws IOException {
        write(TextFormat.CONTENT_TYPE_004, registry, new Sink());
        write(TextFormat.CONTENT_TYPE_OPENMETRICS_100, registry, new Sink());
    }

    /** Bytes of a page in text format. */
    static long size(CollectorRegistry registry) throws IOException {
        Sink sink = new Sink();
        write(TextFormat.CONTENT_TYPE_004, registry, sink);
        return sink.bytes;
    }
}
