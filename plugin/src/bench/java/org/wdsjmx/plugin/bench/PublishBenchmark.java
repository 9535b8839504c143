package org.wdsjmx.plugin.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.wdsjmx.mbean.MBeanPublisher;
import org.wdsjmx.plugin.metrics.TransportCollector;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.watch.ServerView;

/** From a read to everything that shows it: history and changes, MBeans, metrics. Reading the server itself is not in it. */
@State(Scope.Benchmark)
public class PublishBenchmark {

    /** How many clients the server has. */
    @Param("10000")
    public int clients;

    /** How many percent of them are others at every read. */
    @Param({"0", "1", "100"})
    public int churn;

    private MBeanPublisher publisher;
    private WatchedCrowd crowd;
    private List<ServerSnapshot> snapshots;
    private int reads;

    /** Registers the MBeans. */
    @Setup
    public void prepare() {
        publisher = new MBeanPublisher(
                ManagementFactory.getPlatformMBeanServer(), UnaryOperator.identity(), MomentSource.system(), false);
        crowd = new WatchedCrowd(
                publisher, new TransportCollector("1", "bench", 1_000_000, List.of("jmx", "jolokia", "alert")));
        int replaced = clients * churn / 100;
        snapshots = List.of(Crowd.of(clients, replaced, 1), Crowd.of(clients, replaced, 2));
    }

    /** Removes the MBeans. */
    @TearDown
    public void remove() {
        crowd.close();
        publisher.close();
    }

    /** One read. */
    @Benchmark
    public ServerView read() {
        return crowd.read(snapshots.get(reads++ & 1));
    }
}
