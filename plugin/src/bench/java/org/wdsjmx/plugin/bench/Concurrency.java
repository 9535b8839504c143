package org.wdsjmx.plugin.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.wdsjmx.plugin.http.MetricsEndpoint;

/** What many scrapes of one view at the same time, over HTTP, cost the server together. */
final class Concurrency {

    private static final int TIMES = 15;

    private Concurrency() {}

    /**
     * How many times the processor time of one scrape so many at once take; medians. What the scrapers themselves take is not in
     * it.
     *
     * @param encoding what they accept, as HTTP names it
     */
    static double ratio(int clients, int scrapes, String encoding) throws Exception {
        MetricsOfCrowd metrics = new MetricsOfCrowd(1, clients);
        ExecutorService scrapers = Executors.newFixedThreadPool(scrapes);
        try (Served served = new Served("/metrics", MetricsEndpoint.of(metrics.registry))) {
            Asked asked = new Asked(served.uri());
            List<Long> one = new ArrayList<>();
            List<Long> many = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                metrics.showNext();
                one.add(processorTime(served, asked, encoding, scrapers, 1));
                metrics.showNext();
                many.add(processorTime(served, asked, encoding, scrapers, scrapes));
            }
            return median(many) / (double) median(one);
        } finally {
            scrapers.shutdown();
        }
    }

    private static long processorTime(
            Served served, Asked asked, String encoding, ExecutorService scrapers, int scrapes) throws Exception {
        CyclicBarrier together = new CyclicBarrier(scrapes);
        Callable<Long> scrape = () -> {
            together.await();
            return asked.get(encoding);
        };
        long before = served.processorTime();
        List<Future<Long>> all = new ArrayList<>();
        for (int i = 0; i < scrapes; i++) {
            all.add(scrapers.submit(scrape));
        }
        for (Future<Long> each : all) {
            each.get();
        }
        return served.processorTime() - before;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
