package org.wdsjmx.plugin.metrics.exposition;

import io.prometheus.client.Collector.MetricFamilySamples;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A page under construction, then to be written. Belongs to one scrape; parts can be shared by several. */
public final class Page {

    private final Format format;
    private final List<Part> parts = new ArrayList<>();
    private final List<MetricFamilySamples> waiting = new ArrayList<>();

    /** Begins an empty page. */
    public Page(Format format) {
        this.format = format;
    }

    /** Families that were written before. Not changed any more once it is in a page. */
    public static final class Part {

        private final Chunks bytes = new Chunks();
        private Blocks blocks;

        Chunks bytes() {
            return bytes;
        }

        /** The same compressed, which is done once, when it is first wanted; meanwhile others wait for it. */
        synchronized Blocks blocks() {
            if (blocks == null) {
                blocks = Blocks.of(bytes);
            }
            return blocks;
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
        parts.add(part);
    }

    /** Adds parts of another page of the same format. */
    public void addAll(List<Part> others) {
        flush();
        parts.addAll(others);
    }

    /** Everything that was added, as parts that can be shared. */
    public List<Part> parts() {
        flush();
        return List.copyOf(parts);
    }

    /** Ends the page. */
    public void end() {
        flush();
        Part end = new Part();
        end.bytes().write(format.end());
        parts.add(end);
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            Part written = new Part();
            format.write(waiting, written.bytes());
            parts.add(written);
            waiting.clear();
        }
    }

    /** How many bytes it has. */
    public long size() {
        return parts.stream().mapToLong(part -> part.bytes().size()).sum();
    }

    /** Writes all of it, piece by piece. */
    public void writeTo(OutputStream out) throws IOException {
        for (Part part : parts) {
            part.bytes().writeTo(out);
        }
    }

    /** How many bytes it has as a gzip stream. */
    public long gzipSize() {
        return GzipStream.OVERHEAD
                + parts.stream().mapToLong(part -> part.blocks().bytes().size()).sum();
    }

    /** Writes all of it as one gzip stream. What pages share is compressed only once. */
    public void writeGzipTo(OutputStream out) throws IOException {
        GzipStream gzip = new GzipStream(out);
        for (Part part : parts) {
            gzip.add(part.blocks());
        }
        gzip.end();
    }
}
