package org.wdsjmx.plugin.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures everything, prints one table of ratios with what is aimed at, and writes it as JSON. */
public final class Report {

    /** The method of {@link PageBenchmark} that makes pages as the endpoint does. */
    private static final String OURS = "PageBenchmark.ours";

    private final List<Line> lines = new ArrayList<>();

    private record Line(String what, double value, String unit, String goal, boolean met) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%-72s %10.3g %-8s %-10s %s", what, value, unit, goal, met ? "" : "NOT MET");
        }
    }

    private Report() {}

    /** Takes the file to write. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Report report = new Report();
        double heap = Heap.bytesPerClient(10_000);
        long bytes = Pages.size(new MetricsOfCrowd(10_000).registry);
        double many = Concurrency.ratio(10_000, 100);
        Results results = Results.measure();
        report.pages(results, bytes);
        report.most("CPU of 100 concurrent scrapes : of one", many, "x", 3);
        report.least(
                "console over RMI, 1,000 clients: a bean each : table",
                results.microseconds("ConsoleBenchmark.perBean 1000")
                        / results.microseconds("ConsoleBenchmark.table 1000"),
                "x",
                20);
        report.least(
                "console over RMI, 10,000 clients: a bean each : table",
                results.microseconds("ConsoleBenchmark.perBean 10000")
                        / results.microseconds("ConsoleBenchmark.table 10000"),
                "x",
                20);
        double still = results.microseconds("PublishBenchmark.read 0 10000") / 10_000;
        report.most("publish, an unchanged client", still, "us", 1);
        report.most(
                "publish, a client that joined or left, 1 % churn",
                (results.microseconds("PublishBenchmark.read 1 10000") - still * 10_000) / 200,
                "us",
                10);
        report.most(
                "publish, a client that joined or left, all change",
                results.microseconds("PublishBenchmark.read 100 10000") / 20_000,
                "us",
                10);
        report.most("heap of a client", heap / 1024, "KiB", 3);
        report.lines.forEach(System.out::println);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("java", System.getProperty("java.vm.version"));
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("summary", report.lines);
        json.put("medians", results.all());
        Files.writeString(
                file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json));
    }

    private void pages(Results results, long bytes) {
        double ours = results.microseconds(OURS + " 10000");
        least(
                "/metrics, 10,000 clients: jmx_exporter, default rules : ours",
                results.microseconds("ExporterBenchmark.defaultRules 10000") / ours,
                "x",
                50);
        least(
                "/metrics, 10,000 clients: jmx_exporter, tuned rules and cache : ours",
                results.microseconds("ExporterBenchmark.tunedRules 10000") / ours,
                "x",
                20);
        told(
                "/metrics, 10,000 clients: simpleclient's TextFormat : ours",
                results.microseconds("PageBenchmark.simpleclient 10000") / ours,
                "x");
        most(
                "/metrics, 10,000 clients: ours : copying and numbers alone",
                ours / results.microseconds("PageBenchmark.raw 10000"),
                "x",
                2);
        most(
                "/metrics, 10,000 clients: bytes allocated : bytes of the page",
                results.of(OURS + " 10000").bytesAllocated() / bytes,
                "x",
                1.2);
        told(
                "/metrics, 10,000 clients: a new view : the same view again",
                ours / results.microseconds("PageBenchmark.oursAgain 10000"),
                "x");
        told("/metrics, 10,000 clients: bytes of the page", bytes / 1e6, "MB");
        most(
                "/metrics, 1,000 to 100,000 clients: growth, exponent",
                Math.log10(results.microseconds(OURS + " 100000") / results.microseconds(OURS + " 1000")) / 2,
                "",
                1.1);
    }

    private void least(String what, double value, String unit, double goal) {
        lines.add(new Line(what, value, unit, ">= " + number(goal), value >= goal));
    }

    private void most(String what, double value, String unit, double goal) {
        lines.add(new Line(what, value, unit, "<= " + number(goal), value <= goal));
    }

    private void told(String what, double value, String unit) {
        lines.add(new Line(what, value, unit, "", true));
    }

    private static String number(double goal) {
        return goal == Math.rint(goal) ? Long.toString((long) goal) : Double.toString(goal);
    }
}
