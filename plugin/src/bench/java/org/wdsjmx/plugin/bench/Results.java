package org.wdsjmx.plugin.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Medians of one run of the benchmarks, each in a virtual machine of its own. */
final class Results {

    /** How many clients are scraped over HTTP, ascending. */
    static final List<Integer> CLIENTS_SCRAPED = List.of(1_000, 10_000, 100_000);

    /** Of how many clients on how many servers pages are made, as the benchmark names them. */
    static final List<String> PAGES = List.of("1000/1", "10000/1", "100000/1", "10000/200", "100000/200");

    /** The machine is quicker at times and slower at others, by half and for seconds: what is compared closely takes turns. */
    private static final int TURNS = 3;

    private final Map<String, List<Measured>> measured = new LinkedHashMap<>();

    /**
     * One benchmark with its parameters.
     *
     * @param microseconds median of all calls
     * @param bytesAllocated mean of all calls
     */
    record Measured(double microseconds, double bytesAllocated) {}

    /** Runs them all. */
    static Results measure() throws RunnerException {
        Results results = new Results();
        results.run(sampled("(?!PageBenchmark|PublishBenchmark)\\w+Benchmark\\."));
        results.run(sampled("PageBenchmark\\.simpleclient$"));
        for (int turn = 0; turn < TURNS; turn++) {
            results.run(sampled("PublishBenchmark\\."));
            for (String clients : PAGES) {
                results.run(sampled("PageBenchmark\\.(ours|raw)$").param("clients", clients));
            }
        }
        // The peer takes half a minute for one, and runs out of less memory.
        results.run(options("ScrapeBenchmark\\.(ours|defaultRules|tunedRules)$", "-Xms10g", "-Xmx10g")
                .param("clients", Integer.toString(CLIENTS_SCRAPED.get(CLIENTS_SCRAPED.size() - 1)))
                .mode(Mode.SingleShotTime)
                .warmupIterations(1)
                .measurementIterations(2));
        return results;
    }

    private static ChainedOptionsBuilder sampled(String include) {
        // Memory that is touched for the first time costs the system, not the program.
        return options(include, "-Xms3g", "-Xmx3g", "-XX:+AlwaysPreTouch")
                .mode(Mode.SampleTime)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1));
    }

    private static ChainedOptionsBuilder options(String include, String... jvmArguments) {
        return new OptionsBuilder()
                .include("org\\.wdsjmx\\.plugin\\.bench\\." + include)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .jvmArgsAppend(jvmArguments)
                .shouldDoGC(true)
                .addProfiler("gc")
                .verbosity(VerboseMode.NORMAL);
    }

    private void run(ChainedOptionsBuilder options) throws RunnerException {
        for (RunResult run : new Runner(options.build()).run()) {
            String method = run.getParams().getBenchmark();
            StringBuilder name =
                    new StringBuilder(method.substring(method.lastIndexOf('.', method.lastIndexOf('.') - 1) + 1));
            for (String parameter : run.getParams().getParamsKeys()) {
                name.append(' ').append(run.getParams().getParam(parameter));
            }
            double allocated = Double.NaN;
            for (String key : run.getSecondaryResults().keySet()) {
                if (key.endsWith("gc.alloc.rate.norm")) {
                    allocated = run.getSecondaryResults().get(key).getScore();
                }
            }
            measured.computeIfAbsent(name.toString(), benchmark -> new ArrayList<>())
                    .add(new Measured(run.getPrimaryResult().getStatistics().getPercentile(50), allocated));
        }
    }

    /** A measurement by the benchmark's class, method and parameters, as {@code PageBenchmark.raw 1000}; the median of its turns. */
    Measured of(String name) {
        List<Measured> turns = turns(name);
        return turns.stream()
                .sorted(Comparator.comparingDouble(Measured::microseconds))
                .toList()
                .get(turns.size() / 2);
    }

    private List<Measured> turns(String name) {
        List<Measured> turns = measured.get(name);
        if (turns == null) {
            throw new IllegalArgumentException("nothing of the name " + name + " was measured: " + measured.keySet());
        }
        return turns;
    }

    /** How many times as long as the other the one takes: the median of those of each turn, in which both ran one after the other. */
    double ratio(String one, String other) {
        return medianOfTurns(one, other, (first, second) -> first / second);
    }

    /** How much longer than the other the one takes in microseconds; the median of those of each turn. */
    double difference(String one, String other) {
        return medianOfTurns(one, other, (first, second) -> first - second);
    }

    private double medianOfTurns(String one, String other, DoubleBinaryOperator compare) {
        List<Measured> turns = turns(one);
        List<Measured> others = turns(other);
        return IntStream.range(0, turns.size())
                .mapToDouble(turn -> compare.applyAsDouble(
                        turns.get(turn).microseconds(), others.get(turn).microseconds()))
                .sorted()
                .skip(turns.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    /** How long it takes; median. */
    double microseconds(String name) {
        return of(name).microseconds();
    }

    /** Everything that was measured. */
    Map<String, Measured> all() {
        Map<String, Measured> medians = new LinkedHashMap<>();
        measured.keySet().forEach(name -> medians.put(name, of(name)));
        return medians;
    }
}
