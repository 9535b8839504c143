package org.wdsjmx.plugin.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.wdsjmx.plugin.metrics.exposition.Format;

/** What many scrapes of one view at the same time cost together. What becomes of the bytes afterwards is not in it. */
final class Concurrency {

    private static final int TIMES = 25;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Concurrency() {}

    /** How many times the processor time of one scrape so many at once take; medians. */
    static double ratio(int clients, int scrapes) throws Exception {
        MetricsOfCrowd metrics = new MetricsOfCrowd(clients);
        ExecutorService threads = Executors.newFixedThreadPool(scrapes);
        try {
            List<Long> one = new ArrayList<>();
            List<Long> many = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                one.add(processorTime(metrics, threads, 1));
                many.add(processorTime(metrics, threads, scrapes));
            }
            return median(many) / (double) median(one);
        } finally {
            threads.shutdown();
        }
    }

    private static long processorTime(MetricsOfCrowd metrics, ExecutorService threads, int scrapes) throws Exception {
        metrics.showNext();
        CyclicBarrier together = new CyclicBarrier(scrapes);
        Callable<Long> scrape = () -> {
            together.await();
            long before = THREADS.getCurrentThreadCpuTime();
            Pages.write(Format.TEXT, metrics.registry, new Sink());
            return THREADS.getCurrentThreadCpuTime() - before;
        };
        List<Future<Long>> all = new ArrayList<>();
        for (int i = 0; i < scrapes; i++) {
            all.add(threads.submit(scrape));
        }
        long sum = 0;
        for (Future<Long> each : all) {
            sum += each.get();
        }
        return sum;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
