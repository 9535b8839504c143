package org.wdsjmx.plugin.bench;

import io.prometheus.client.exporter.common.TextFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.wdsjmx.plugin.metrics.exposition.Format;

/** A page of {@code /metrics} in text format, of a view that was not scraped before. */
@State(Scope.Benchmark)
public class PageBenchmark {

    /** How many clients there are, and on how many servers. */
    @Param({"1000/1", "10000/1", "100000/1", "10000/200", "100000/200"})
    public String clients;

    private MetricsOfCrowd metrics;
    private RawPage raw;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();

    /** Makes the views. */
    @Setup
    public void prepare() throws IOException {
        String[] numbers = clients.split("/");
        int servers = Integer.parseInt(numbers[1]);
        metrics = new MetricsOfCrowd(servers, Integer.parseInt(numbers[0]) / servers);
        Pages.write(Format.TEXT, metrics.registry, buffer);
        raw = new RawPage(metrics.showNext(), buffer.toString(StandardCharsets.UTF_8));
    }

    /** As simpleclient's own HTTP handler does it. */
    @Benchmark
    public int simpleclient() throws IOException {
        metrics.showNext();
        buffer.reset();
        OutputStreamWriter writer = new OutputStreamWriter(buffer, StandardCharsets.UTF_8);
        TextFormat.writeFormat(TextFormat.CONTENT_TYPE_004, writer, metrics.registry.metricFamilySamples());
        writer.close();
        return buffer.size();
    }

    /** As the endpoint does it. */
    @Benchmark
    public long ours() throws IOException {
        metrics.showNext();
        Sink sink = new Sink();
        Pages.write(Format.TEXT, metrics.registry, sink);
        return sink.bytes;
    }

    /** The limit. */
    @Benchmark
    public int raw() {
        return raw.write(metrics.showNext());
    }
}
