package org.wdsjmx.plugin.metrics.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.Collector;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Property(tries = 20_000)
    void anyNumberIsWrittenAsTheLibraryWritesIt(@ForAll double number) {
        assertSame(number);
        assertSame(Math.rint(number * 1000) / 1000);
        assertSame((long) number);
    }

    @Test
    void manyNumbersOfUpToThreeDecimalsAre() {
        RandomGenerator random = RandomGenerator.getDefault();
        StringBuilder written = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 300_000; i++) {
            long thousandths = random.nextLong() >>> (14 + random.nextInt(50));
            append(thousandths / 1000.0, written, expected);
            append(-Math.nextUp(thousandths / 1000.0), written, expected);
        }
        for (int percent = 0; percent <= 100; percent++) {
            append(percent / 100.0, written, expected);
        }
        assertThat(written.toString()).isEqualTo(expected.toString());
    }

    @Test
    void theEdgesAre() {
        for (double number : DoubleStream.of(
                        0.0,
                        -0.0,
                        0.001,
                        0.0005,
                        0.00099999,
                        0.1 + 0.2,
                        1,
                        9_999_999.999,
                        1e7,
                        10_000_000.5,
                        123_456_789,
                        1.7723520001E9,
                        1.77235200025E9,
                        999_999_999_999.999,
                        1e12,
                        1e12 + 0.125,
                        1L << 53,
                        1e15,
                        1e23,
                        Double.MIN_VALUE,
                        Double.MAX_VALUE,
                        Double.NaN,
                        Double.POSITIVE_INFINITY)
                .toArray()) {
            assertSame(number);
            assertSame(-number);
        }
    }

    private static void append(double number, StringBuilder written, StringBuilder expected) {
        written.append(written(number)).append('\n');
        expected.append(Collector.doubleToGoString(number)).append('\n');
    }

    private static void assertSame(double number) {
        assertThat(written(number)).isEqualTo(Collector.doubleToGoString(number));
    }

    private static String written(double number) {
        byte[] bytes = new byte[3 + Numbers.LONGEST];
        int end = Numbers.write(number, bytes, 3);
        return new String(bytes, 3, end - 3, StandardCharsets.ISO_8859_1);
    }
}
