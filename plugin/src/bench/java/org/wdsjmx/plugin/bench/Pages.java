package org.wdsjmx.plugin.bench;

import java.io.IOException;
import java.io.OutputStream;
import org.wdsjmx.plugin.metrics.OrderedRegistry;
import org.wdsjmx.plugin.metrics.exposition.Format;

/** How {@code /metrics} makes its pages. */
final class Pages {

    private Pages() {}

    /** Writes a page as the endpoint does. */
    static void write(Format format, OrderedRegistry registry, OutputStream out) throws IOException {
        registry.page(format).writeTo(out);
    }

    /** Scrapes in both formats. */
    static void scrapeEveryFormat(OrderedRegistry registry) throws IOException {
        write(Format.TEXT, registry, new Sink());
        write(Format.OPENMETRICS, registry, new Sink());
    }

    /** Bytes of a page in text format. */
    static long size(OrderedRegistry registry) throws IOException {
        Sink sink = new Sink();
        write(Format.TEXT, registry, sink);
        return sink.bytes;
    }
}
