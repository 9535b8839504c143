package org.wdsjmx.plugin.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.wdsjmx.mbean.MBeanPublisher;
import org.wdsjmx.plugin.http.MetricsEndpoint;
import org.wdsjmx.transport.MomentSource;

/**
 * One scrape over HTTP on loopback, from request to last byte: of {@code /metrics}, of a view that was not scraped before, and of
 * jmx_exporter's agent, in the same virtual machine, over the MBeans of the same clients.
 */
@State(Scope.Benchmark)
public class ScrapeBenchmark {

    /** How many clients the server has. */
    @Param({"1000", "10000"})
    public int clients;

    private MBeanPublisher publisher;
    private WatchedCrowd crowd;
    private MetricsOfCrowd metrics;
    private Served served;
    private Asked ours;
    private Asked byDefault;
    private Asked tuned;

    /** Registers the MBeans, and starts three servers. */
    @Setup
    public void prepare() throws Exception {
        publisher = new MBeanPublisher(
                ManagementFactory.getPlatformMBeanServer(), UnaryOperator.identity(), MomentSource.system(), false);
        crowd = new WatchedCrowd(publisher);
        crowd.read(Crowd.of(clients, 0, 0));
        metrics = new MetricsOfCrowd(1, clients);
        served = new Served("/metrics", MetricsEndpoint.of(metrics.registry));
        ours = new Asked(served.uri());
        byDefault = new Asked(PeerAgent.start(PeerAgent.DEFAULT_RULES));
        tuned = new Asked(PeerAgent.start(PeerAgent.TUNED_RULES));
        long bytes = tunedRules();
        if (bytes < 500L * clients) {
            throw new IllegalStateException("the tuned rules do not match: a page of " + bytes + " bytes");
        }
    }

    /** The server was read since the last scrape. */
    @Setup(Level.Invocation)
    public void read() {
        metrics.showNext();
    }

    /** Removes the MBeans. */
    @TearDown
    public void remove() {
        served.close();
        crowd.close();
        publisher.close();
    }

    /** Ours. */
    @Benchmark
    public long ours() throws IOException {
        return ours.get("identity");
    }

    /** Ours, compressed as Prometheus asks for it. */
    @Benchmark
    public long oursCompressed() throws IOException {
        return ours.get("gzip");
    }

    /** jmx_exporter with its default rules. */
    @Benchmark
    public long defaultRules() throws IOException {
        return byDefault.get("identity");
    }

    /** jmx_exporter with rules as somebody would write them who knows how. */
    @Benchmark
    public long tunedRules() throws IOException {
        return tuned.get("identity");
    }
}
