package org.wdsjmx.plugin.metrics.exposition;

import io.prometheus.client.Collector.MetricFamilySamples;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A page under construction, then to be written. Belongs to one scrape; parts can be shared by several. */
public final class Page {

    private final Format format;
    private final List<Chunks> parts = new ArrayList<>();
    private final List<MetricFamilySamples> waiting = new ArrayList<>();

    /** Begins an empty page. */
    public Page(Format format) {
        this.format = format;
    }

    /** Families that were written before. Not changed any more once it is in a page. */
    public static final class Part {

        private final Chunks bytes = new Chunks();

        Chunks bytes() {
            return bytes;
        }
    }

    /** Something that adds more to a page than the library could. */
    public interface Source {

        /** Adds the families that the library would collect, in the same order. */
        void addTo(Page page);
    }

    /** The format that it has. */
    public Format format() {
        return format;
    }

    /** Adds families that the library writes. */
    public void add(List<MetricFamilySamples> families) {
        waiting.addAll(families);
    }

    /** Adds families that were written before. */
    public void add(Part part) {
        flush();
        parts.add(part.bytes());
    }

    /** Ends the page. */
    public void end() {
        flush();
        Chunks end = new Chunks();
        end.write(format.end());
        parts.add(end);
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            Chunks written = new Chunks();
            format.write(waiting, written);
            parts.add(written);
            waiting.clear();
        }
    }

    /** How many bytes it has. */
    public long size() {
        return parts.stream().mapToLong(Chunks::size).sum();
    }

    /** Writes all of it, piece by piece. */
    public void writeTo(OutputStream out) throws IOException {
        for (Chunks part : parts) {
            part.writeTo(out);
        }
    }
}
