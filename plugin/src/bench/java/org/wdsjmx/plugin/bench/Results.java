package org.wdsjmx.plugin.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Medians of one run of the benchmarks, each in a virtual machine of its own. */
final class Results {

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
        var options = new OptionsBuilder()
                .include("org\\.wdsjmx\\.plugin\\.bench\\..*Benchmark\\.")
                .mode(Mode.SampleTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .jvmArgsAppend("-Xms3g", "-Xmx3g")
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .shouldDoGC(true)
                .addProfiler("gc")
                .verbosity(VerboseMode.NORMAL)
                .build();
        for (RunResult run : new Runner(options).run()) {
            String method = run.getParams().getBenchmark();
            StringBuilder name = new StringBuilder(method.substring(method.lastIndexOf('.', method.lastIndexOf('.') - 1) + 1));
            for (String parameter : run.getParams().getParamsKeys()) {
                name.append(' ').append(run.getParams().getParam(parameter));
            }
            double allocated = Double.NaN;
            for (String key : run.getSecondaryResults().keySet()) {
                if (key.endsWith("gc.alloc.rate.norm")) {
                    allocated = run.getSecondaryResults().get(key).getScore();
                }
            }
            results.measured.put(
                    name.toString(),
                    new Measured(run.getPrimaryResult().getStatistics().getPercentile(50), allocated));
        }
        return results;
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
