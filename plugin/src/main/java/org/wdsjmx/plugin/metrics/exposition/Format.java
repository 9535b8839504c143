package org.wdsjmx.plugin.metrics.exposition;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** The two formats of a page. */
public enum Format {
    /** Prometheus' text format 0.0.4. */
    TEXT(TextFormat.CONTENT_TYPE_004, ",} ", ""),
    /** OpenMetrics 1.0.0. */
    OPENMETRICS(TextFormat.CONTENT_TYPE_OPENMETRICS_100, "} ", "# EOF\n");

    private final String contentType;
    private final String afterLabels;
    private final byte[] end;

    Format(String contentType, String afterLabels, String end) {
        this.contentType = contentType;
        this.afterLabels = afterLabels;
        this.end = end.getBytes(StandardCharsets.US_ASCII);
    }

    /** The format that a scraper wants that sent this {@code Accept} header; {@code null} = none. */
    public static Format accepted(String accept) {
        return TextFormat.chooseContentType(accept).equals(OPENMETRICS.contentType) ? OPENMETRICS : TEXT;
    }

    /** The content type as HTTP names it. */
    public String contentType() {
        return contentType;
    }

    /** What stands between the last label's value in quotes and the number. */
    String afterLabels() {
        return afterLabels;
    }

    /** What stands after the last family. */
    byte[] end() {
        return end;
    }

    /** Writes families as the library does, without the end of the page. */
    void write(List<MetricFamilySamples> families, Chunks page) {
        // The library writes labels one by one character, for each of which a writer without a buffer makes an array.
        try (Writer writer =
                new BufferedWriter(new OutputStreamWriter(new WithoutEnd(page), StandardCharsets.UTF_8), 4096)) {
            TextFormat.writeFormat(contentType, writer, Collections.enumeration(families));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    /** Holds back as many bytes as the end of the page has: what it holds at the end is the end. */
    private final class WithoutEnd extends OutputStream {

        private final Chunks page;
        private final byte[] held = new byte[end.length];
        private int count;

        WithoutEnd(Chunks page) {
            this.page = page;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            int release = Math.max(0, count + length - held.length);
            int ofHeld = Math.min(release, count);
            page.write(held, 0, ofHeld);
            System.arraycopy(held, ofHeld, held, 0, count - ofHeld);
            count -= ofHeld;
            int ofNew = release - ofHeld;
            page.write(bytes, from, ofNew);
            System.arraycopy(bytes, from + ofNew, held, count, length - ofNew);
            count += length - ofNew;
        }
    }
}
