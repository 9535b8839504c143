package org.wdsjmx.plugin.bench;

import io.prometheus.jmx.JmxCollector;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.wdsjmx.mbean.MBeanPublisher;

/** The same clients by way of their MBeans and the collector of jmx_exporter, in the same virtual machine. */
@State(Scope.Benchmark)
public class ExporterBenchmark {

    private static final String DEFAULT_RULES = "includeObjectNames: ['wds.transport:*']\n";

    /** Only the beans and the attributes that our page shows, in two rules that are remembered. */
    private static final String TUNED_RULES =
            """
            includeObjectNames: ['wds.transport:type=Client,*', 'wds.transport:type=Session,*']
            rules:
              - pattern: 'wds.transport<type=Client, server=(.+), session=(.+), client=(.+), name=(.*)><>\
            (Completion|Master|JoinTime|ProgressTime|CpuUtilization|MemoryUtilization|NetworkUtilization):'
                name: wds_client_$5
                labels: {server: $1, session: $2, client: $3, name: $4}
                cache: true
              - pattern: 'wds.transport<type=Session, server=(.+), session=(.+)><>\
            (TransferRate|MinimumCompletion|MeanCompletion):'
                name: wds_session_$3
                labels: {server: $1, session: $2}
                cache: true
            """;

    /** How many clients the server has. */
    @Param({"1000", "10000"})
    public int clients;

    private MBeanPublisher publisher;
    private WatchedCrowd crowd;
    private JmxCollector byDefault;
    private JmxCollector tuned;

    /** Registers the MBeans. */
    @Setup
    public void prepare() throws Exception {
        publisher = new MBeanPublisher(
                ManagementFactory.getPlatformMBeanServer(), UnaryOperator.identity(), InstantSource.system(), false);
        crowd = new WatchedCrowd(publisher);
        crowd.read(Crowd.of(clients, 0, 0));
        byDefault = new JmxCollector(DEFAULT_RULES);
        tuned = new JmxCollector(TUNED_RULES);
        byDefault.register(new io.prometheus.metrics.model.registry.PrometheusRegistry());
        tuned.register(new io.prometheus.metrics.model.registry.PrometheusRegistry());
        long bytes = page(tuned);
        if (bytes < 100L * clients) {
            throw new IllegalStateException("the tuned rules do not match: a page of " + bytes + " bytes");
        }
    }

    /** Removes the MBeans. */
    @TearDown
    public void remove() {
        crowd.close();
        publisher.close();
    }

    /** Its default rules. */
    @Benchmark
    public long defaultRules() throws IOException {
        return page(byDefault);
    }

    /** Rules as somebody would write them who knows how. */
    @Benchmark
    public long tunedRules() throws IOException {
        return page(tuned);
    }

    private static long page(JmxCollector collector) throws IOException {
        Sink sink = new Sink();
        new PrometheusTextFormatWriter(false).write(sink, collector.collect());
        return sink.bytes;
    }
}
