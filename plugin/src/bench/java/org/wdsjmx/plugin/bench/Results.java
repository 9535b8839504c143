package org.wdsjmx.plugin.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

    private final Map<String, Measured> measured = new LinkedHashMap<>();

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
        results.run(options("org\\.wdsjmx\\.plugin\\.bench\\..*Benchmark\\.")
                .mode(Mode.SampleTime)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1)));
        // The peer takes half a minute for one: seconds would not do.
        results.run(options("org\\.wdsjmx\\.plugin\\.bench\\.ScrapeBenchmark\\.(ours|defaultRules|tunedRules)$")
                .param("clients", Integer.toString(CLIENTS_SCRAPED.get(CLIENTS_SCRAPED.size() - 1)))
                .mode(Mode.SingleShotTime)
                .warmupIterations(1)
                .measurementIterations(3));
        return results;
    }

    private static ChainedOptionsBuilder options(String include) {
        return new OptionsBuilder()
                .include(include)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                // Memory that is touched for the first time costs the system, not the program.
                .jvmArgsAppend("-Xms3g", "-Xmx3g", "-XX:+AlwaysPreTouch")
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
            measured.put(
                    name.toString(),
                    new Measured(run.getPrimaryResult().getStatistics().getPercentile(50), allocated));
        }
    }

    /** A measurement by the benchmark's class, method and parameters, as {@code PageBenchmark.raw 1000}. */
    Measured of(String name) {
        Measured result = measured.get(name);
        if (result == null) {
            throw new IllegalArgumentException("nothing of the name " + name + " was measured: " + measured.keySet());
        }
        return result;
    }

    /** How long it takes; median. */
    double microseconds(String name) {
        return of(name).microseconds();
    }

    /** Everything that was measured. */
    Map<String, Measured> all() {
        return measured;
    }
}
