package org.wdsjmx.plugin.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wdsjmx.plugin.config.DurationText;

/** Measures everything, prints one table of ratios with what is aimed at, and writes it as JSON. */
public final class Report {

    private static final int CLIENTS = 10_000;
    private static final int SERVERS_OF_FLEET = 200;
    private static final int MACHINES_OF_FLEET = 500;
    private static final int CLIENTS_OF_WINDOWS = 5_000;

    private final Table table = new Table();
    private final Results results;

    private Report(Results results) {
        this.results = results;
    }

    /** Takes the file to write, and how long to watch the fleet, as {@code 2m}. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        // Before the others, which leave this virtual machine warm and its heap full.
        double heap = Heap.bytesPerClient(CLIENTS);
        double startUp = StartUp.seconds();
        FleetRun.Seen fleet = new FleetRun(SERVERS_OF_FLEET, MACHINES_OF_FLEET).watch(DurationText.parse(arguments[1]));
        Optional<WindowsRead.Cost> windows = WindowsRead.of(CLIENTS_OF_WINDOWS);
        Report report = new Report(Results.measure());
        report.scrapes();
        report.pages();
        report.concurrency();
        report.consoles();
        report.publishing();
        report.table.most("heap of a client, all included", heap / 1024, "KiB", 3);
        report.table.told("start to first scrape, demo", startUp, "s");
        windows.ifPresent(report::windows);
        report.fleet(fleet);
        report.table.lines().forEach(System.out::println);
        report.write(file);
    }

    private void write(Path file) throws Exception {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("java", System.getProperty("java.vm.version"));
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("summary", table.lines());
        json.put("medians", results.all());
        Files.writeString(
                file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json));
    }

    private void scrapes() {
        for (int clients : Results.CLIENTS_SCRAPED) {
            String of = "scrape over HTTP, " + thousands(clients) + " clients: ";
            boolean goal = clients == CLIENTS;
            ratio(of + "jmx_exporter, default rules : ours", scraped("defaultRules", clients), goal ? 50 : 0);
            ratio(of + "jmx_exporter, tuned rules and cache : ours", scraped("tunedRules", clients), goal ? 20 : 0);
        }
        table.told(
                "scrape over HTTP, 10,000 clients: gzip : plain",
                micros("ScrapeBenchmark.oursCompressed 10000") / micros("ScrapeBenchmark.ours 10000"),
                "x");
    }

    private double scraped(String by, int clients) {
        return micros("ScrapeBenchmark." + by + " " + clients) / micros("ScrapeBenchmark.ours " + clients);
    }

    private void ratio(String what, double value, double goal) {
        if (goal > 0) {
            table.least(what, value, "x", goal);
        } else {
            table.told(what, value, "x");
        }
    }

    private void pages() throws Exception {
        String ours = "PageBenchmark.ours ";
        table.told(
                "page, 10,000 clients: simpleclient's TextFormat : ours",
                micros("PageBenchmark.simpleclient 10000/1") / micros(ours + "10000/1"),
                "x");
        for (String clients : Results.PAGES) {
            double ratio = results.ratio(ours + clients, "PageBenchmark.raw " + clients);
            String what = "page, " + clients.replace("/", " clients / ") + " servers: ours : copying and numbers alone";
            if (clients.equals("10000/1")) {
                table.most(what, ratio, "x", 2);
            } else {
                table.told(what, ratio, "x");
            }
        }
        long bytes = Pages.size(new MetricsOfCrowd(1, CLIENTS).registry);
        table.most(
                "page, 10,000 clients: bytes allocated : bytes of the page",
                results.of(ours + "10000/1").bytesAllocated() / bytes,
                "x",
                1.2);
        table.told("page, 10,000 clients: size", bytes / 1e6, "MB");
        table.most("page, 1,000 to 100,000 clients: growth, exponent", exponent(ours), "", 1.1);
        table.told(
                "the same of copying and numbers alone, for the caches of the processor",
                exponent("PageBenchmark.raw "),
                "");
    }

    private double exponent(String benchmark) {
        return Math.log10(results.ratio(benchmark + "100000/1", benchmark + "1000/1")) / 2;
    }

    private void concurrency() throws Exception {
        table.most("CPU of 100 concurrent scrapes : of one, gzip", Concurrency.ratio(CLIENTS, 100, "gzip"), "x", 3);
        table.told("CPU of 100 concurrent scrapes : of one, plain", Concurrency.ratio(CLIENTS, 100, "identity"), "x");
    }

    private void consoles() {
        for (int clients : new int[] {1_000, 10_000}) {
            double perBean = micros("ConsoleBenchmark.perBean " + clients);
            String of = "console over RMI, " + thousands(clients) + " clients: a bean each : ";
            table.least(of + "columns", perBean / micros("ConsoleBenchmark.columns " + clients), "x", 20);
            table.told(of + "table", perBean / micros("ConsoleBenchmark.table " + clients), "x");
        }
        for (int clients : new int[] {1_000, 10_000}) {
            double pattern = micros("JolokiaBenchmark.pattern " + clients);
            String of = "console over Jolokia, " + thousands(clients) + " clients: pattern : ";
            table.told(of + "columns", pattern / micros("JolokiaBenchmark.columns " + clients), "x");
            table.told(of + "table", pattern / micros("JolokiaBenchmark.table " + clients), "x");
        }
    }

    private void publishing() {
        double still = micros("PublishBenchmark.read 0 10000");
        table.most("publish, an unchanged client", still / CLIENTS, "us", 1);
        table.most(
                "publish, a client that joined or left, 1 % churn",
                results.difference("PublishBenchmark.read 1 10000", "PublishBenchmark.read 0 10000")
                        / (CLIENTS / 100 * 2),
                "us",
                10);
        table.most(
                "publish, a client that joined or left, all change",
                micros("PublishBenchmark.read 100 10000") / (CLIENTS * 2),
                "us",
                10);
    }

    private void windows(WindowsRead.Cost cost) {
        table.told("COM read of 5,000 clients under Wine: time", cost.wallMillis(), "ms");
        table.told("COM read of 5,000 clients under Wine: processor", cost.processorMillis(), "ms");
    }

    private void fleet(FleetRun.Seen seen) {
        String of = "200 servers, 100,000 clients: ";
        table.least(of + "servers that are up", seen.up(), "", SERVERS_OF_FLEET);
        table.told(of + "clients at the end", seen.clients(), "");
        table.told(of + "clients that join or leave", seen.changes(), "1/s");
        table.most(of + "processors kept busy, emulation included", seen.cores(), "", 2);
        table.most(of + "most memory of the process", seen.peakMegabytes(), "MB", 2147);
        table.told(of + "heap at the end, garbage included", seen.heapMegabytes(), "MB");
        table.told(of + "page", seen.pageMegabytes(), "MB");
        table.told(of + "longest scrape", seen.scrapeSeconds(), "s");
        table.told(of + "oldest view in a page, read every 5 s", seen.oldestSeconds(), "s");
    }

    private double micros(String benchmark) {
        return results.microseconds(benchmark);
    }

    private static String thousands(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
