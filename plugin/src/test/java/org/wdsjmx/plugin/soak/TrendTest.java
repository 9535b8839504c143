package org.wdsjmx.plugin.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A leak is seen, and noise is none. */
class TrendTest {

    private static final Gauge HEAP = new Gauge("heap, MB", 0.1, 1);
    private static final Gauge THREADS = new Gauge("threads", 0, 3);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void flatNoiseDoesNotGrow(long seed) {
        Random random = new Random(seed);
        assertThat(grows(HEAP, i -> 30 + 2 * random.nextGaussian())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aSlowLeakGrowsInSpiteOfNoise(long seed) {
        Random random = new Random(seed);
        assertThat(grows(HEAP, i -> 30 + 0.15 * i + random.nextGaussian())).isTrue();
    }

    @Test
    void aFewOutliersAreNoTrend() {
        assertThat(grows(THREADS, i -> i > 35 && i % 2 == 0 ? 90 : 40)).isFalse();
    }

    @Test
    void oneMoreThreadEveryTenSamplesGrows() {
        assertThat(grows(THREADS, i -> 40 + i / 10)).isTrue();
    }

    @Test
    void whatShrinksDoesNotGrow() {
        assertThat(grows(THREADS, i -> 90 - i)).isFalse();
    }

    @Test
    void theWarmUpDoesNotCount() {
        Measurements measurements = new Measurements();
        IntStream.range(0, 40).forEach(i -> measurements.add(HEAP, i, Math.min(i, 10)));
        assertThat(measurements.after(0).get(0).grows()).isFalse();
        assertThat(measurements.after(10).get(0).trend().slope()).isZero();
        assertThat(measurements.after(10).get(0).samples()).isEqualTo(30);
    }

    @Test
    void theSlopeIsThatOfTheLine() {
        List<Sample> line = IntStream.range(0, 20)
                .mapToObj(i -> new Sample(2 * i, 7 + 3 * i))
                .toList();
        assertThat(Trend.of(line).slope()).isEqualTo(1.5);
        assertThat(Trend.of(line).growth()).isEqualTo(57);
        assertThat(Trend.of(line).median()).isEqualTo(35.5);
    }

    @Test
    void tooFewSamplesAreNotJudged() {
        assertThatThrownBy(() -> Trend.of(List.of(new Sample(0, 1), new Sample(1, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean grows(Gauge gauge, IntToDoubleFunction value) {
        Measurements measurements = new Measurements();
        IntStream.range(0, 40).forEach(i -> measurements.add(gauge, 5 * i, value.applyAsDouble(i)));
        return measurements.after(0).get(0).grows();
    }
}
