package org.wdsjmx.plugin.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wdsjmx.plugin.program.RunningProgram;

/**
 * One program that watches a whole emulated fleet, as it is scraped by two Prometheus servers and looked at by a console. What it uses
 * includes what the emulated servers use.
 */
final class FleetRun {

    private static final Duration SCRAPE_INTERVAL = Duration.ofSeconds(15);
    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(3);
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    /** The emulated servers first catch up with the time that they are said to have been running. */
    private static final Duration UNTIL_ALL_ARE_UP = Duration.ofMinutes(5);

    private static final Pattern LAST_READ = Pattern.compile("wds_last_read_timestamp_seconds\\{[^}]*} (\\S+)\n");

    private final int servers;
    private final int machines;

    /**
     * @param servers how many servers
     * @param machines how many machines each of them has
     */
    FleetRun(int servers, int machines) {
        this.servers = servers;
        this.machines = machines;
    }

    /**
     * What was seen.
     *
     * @param cores processors that it kept busy, on average
     * @param peakMegabytes most memory that it had at any time, as the system counts it
     * @param heapMegabytes heap in use at the end, garbage included
     * @param clients clients that had joined at the end
     * @param up servers that were up at the end
     * @param scrapeSeconds longest scrape
     * @param oldestSeconds age of the oldest view in any page
     * @param changes clients that joined or left, a second
     * @param pageMegabytes size of a page
     */
    record Seen(
            double cores,
            double peakMegabytes,
            double heapMegabytes,
            double clients,
            double up,
            double scrapeSeconds,
            double oldestSeconds,
            double changes,
            double pageMegabytes) {}

    Seen watch(Duration duration) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("wds-jmx-fleet");
        Path config = FleetScenario.write(folder, servers, machines);
        ScheduledExecutorService consumers = new ScheduledThreadPoolExecutor(3);
        try (RunningProgram program = RunningProgram.start(List.of(
                RunningProgram.java(),
                "-XX:ActiveProcessorCount=2",
                "-Xmx1400m",
                "-jar",
                RunningProgram.jar().toString(),
                "run",
                "--config",
                config.toString()))) {
            URI url = program.httpUrl();
            awaitAllUp(url);
            List<Scraped> scraped = Collections.synchronizedList(new ArrayList<>());
            Asked console =
                    new Asked(url.resolve("/jolokia/read/wds.transport:type=Server,server=WDS001/ClientColumns"));
            every(SCRAPE_INTERVAL, Duration.ZERO, consumers, () -> scraped.add(scrape(url)));
            every(SCRAPE_INTERVAL, Duration.ofSeconds(5), consumers, () -> scraped.add(scrape(url)));
            every(LOOK_INTERVAL, Duration.ofSeconds(1), consumers, () -> console.get("identity"));
            TimeUnit.MILLISECONDS.sleep(WARM_UP.toMillis());
            scraped.clear();
            Used before = Used.by(program.pid());
            Scraped first = scrape(url);
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
            Scraped last = scrape(url);
            Used after = Used.by(program.pid());
            consumers.shutdown();
            consumers.awaitTermination(SCRAPE_INTERVAL.toSeconds(), TimeUnit.SECONDS);
            if (scraped.isEmpty()) {
                throw new IllegalStateException("nothing could be scraped: " + program.output());
            }
            return new Seen(
                    (after.processorSeconds() - before.processorSeconds()) / (after.time() - before.time()),
                    after.peakMegabytes(),
                    sum(last, "jvm_memory_bytes_used\\{area=\"heap\",}") / 1e6,
                    sum(last, "wds_clients\\{[^}]*}"),
                    sum(last, "wds_up\\{[^}]*}"),
                    scraped.stream().mapToDouble(Scraped::seconds).max().orElseThrow(),
                    scraped.stream().mapToDouble(FleetRun::oldest).max().orElseThrow(),
                    (changes(last) - changes(first)) / (last.time() - first.time()),
                    last.page().length() / 1e6);
        } finally {
            consumers.shutdownNow();
        }
    }

    private void awaitAllUp(URI url) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + UNTIL_ALL_ARE_UP.toNanos();
        double up = 0;
        while (up < servers) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        up + " of " + servers + " servers are up after " + UNTIL_ALL_ARE_UP.toMinutes() + " minutes");
            }
            TimeUnit.SECONDS.sleep(1);
            up = sum(scrape(url), "wds_up\\{[^}]*}");
        }
    }

    private interface Task {
        Object run() throws IOException;
    }

    private static void every(Duration interval, Duration delay, ScheduledExecutorService threads, Task task) {
        threads.scheduleAtFixedRate(
                () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        // It shows: there is one scrape less, and the oldest view is older.
                        System.err.println("no answer: " + e);
                    }
                },
                delay.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** A page, when it was there, in seconds of the epoch, and how long it took. */
    private record Scraped(String page, double time, double seconds) {}

    private static Scraped scrape(URI url) throws IOException {
        long began = System.nanoTime();
        String page = new Asked(url.resolve("/metrics")).unzipped();
        return new Scraped(page, System.currentTimeMillis() / 1000.0, (System.nanoTime() - began) / 1e9);
    }

    private static double oldest(Scraped scraped) {
        return LAST_READ
                .matcher(scraped.page())
                .results()
                .mapToDouble(read -> scraped.time() - Double.parseDouble(read.group(1)))
                .max()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static double changes(Scraped scraped) {
        return sum(scraped, "wds_clients_(?:joined|left)_total\\{[^}]*}");
    }

    private static double sum(Scraped scraped, String series) {
        double sum = 0;
        Matcher samples = Pattern.compile("(?m)^" + series + " (\\S+)$").matcher(scraped.page());
        while (samples.find()) {
            sum += Double.parseDouble(samples.group(1));
        }
        return sum;
    }
}
