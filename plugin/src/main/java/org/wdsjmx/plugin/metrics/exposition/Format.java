package org.wdsjmx.plugin.metrics.exposition;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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
    private final byte[] afterLabels;
    private final byte[] end;

    Format(String contentType, String afterLabels, String end) {
        this.contentType = contentType;
        this.afterLabels = afterLabels.getBytes(StandardCharsets.US_ASCII);
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
    byte[] afterLabels() {
        return afterLabels;
    }

    /** What stands after the last family. */
    byte[] end() {
        return end;
    }

    /** Writes families as the library does, without the end of the page. */
    void write(List<MetricFamilySamples> families, Chunks page) {
        if (families.stream().allMatch(SampleLines::canWrite)) {
            SampleLines lines = new SampleLines(afterLabels, page);
            for (MetricFamilySamples family : families) {
                page.write(head(family));
                lines.write(family.samples);
            }
        } else {
            page.write(writtenByLibrary(families));
        }
    }

    /** What stands before the samples of a family. */
    byte[] head(MetricFamilySamples family) {
        return writtenByLibrary(
                List.of(new MetricFamilySamples(family.name, family.unit, family.type, family.help, List.of())));
    }

    private byte[] writtenByLibrary(List<MetricFamilySamples> families) {
        StringWriter text = new StringWriter();
        try {
            TextFormat.writeFormat(contentType, text, Collections.enumeration(families));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        text.getBuffer().setLength(text.getBuffer().length() - end.length);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
