package org.wdsjmx.plugin.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.UnaryOperator;
import org.wdsjmx.mbean.MBeanPublisher;
import org.wdsjmx.plugin.metrics.OrderedRegistry;
import org.wdsjmx.plugin.metrics.TransportCollector;
import org.wdsjmx.transport.MomentSource;

/** What a client takes of the heap: snapshot, history, MBean, and what is kept for pages. */
final class Heap {

    private Heap() {}

    /** Bytes for each client of so many, after a scrape in each format. */
    static double bytesPerClient(int clients) throws IOException {
        MBeanPublisher publisher = new MBeanPublisher(
                ManagementFactory.getPlatformMBeanServer(), UnaryOperator.identity(), MomentSource.system(), false);
        TransportCollector collector =
                new TransportCollector("1", "bench", 1_000_000, List.of("jmx", "jolokia", "alert"));
        OrderedRegistry registry = new OrderedRegistry();
        registry.register(collector);
        try (publisher;
                WatchedCrowd crowd = new WatchedCrowd(publisher, collector)) {
            // Once before, so that what is loaded once is not counted.
            crowd.read(Crowd.of(clients, 0, 0));
            Pages.scrapeEveryFormat(registry);
            crowd.read(Crowd.of(0, 0, 1));
            Pages.scrapeEveryFormat(registry);
            long before = used();
            crowd.read(Crowd.of(clients, 0, 2));
            Pages.scrapeEveryFormat(registry);
            long after = used();
            return (after - before) / (double) clients;
        }
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
