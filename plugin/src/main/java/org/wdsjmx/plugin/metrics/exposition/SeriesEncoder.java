package org.wdsjmx.plugin.metrics.exposition;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Writes a family that says what each of many things is, and families of their numbers. */
public final class SeriesEncoder<T> {

    private static final int NUMBER_AND_LINE_END = 32;

    private final Series<T> info;
    private final List<Series<T>> numbers;

    /**
     * @param info name, ending in {@code _info}, and help of the first family, whose value is always 1
     * @param numbers the other families
     */
    public SeriesEncoder(Series<T> info, List<Series<T>> numbers) {
        this.info = info;
        this.numbers = List.copyOf(numbers);
    }

    /** Writes all families; things come in the order of servers, and within a server in that of the cache. */
    public void write(Collection<RowCache<T>> servers, Format format, Page.Part part) {
        Chunks page = part.bytes();
        List<RowCache.Rows<T>> all = servers.stream().map(RowCache::rows).toList();
        String family = info.name().substring(0, info.name().length() - "_info".length());
        begin(new MetricFamilySamples(family, Type.INFO, info.help(), List.of()), format, page);
        byte[] name = ascii(info.name());
        byte[] after = ascii(format.afterLabels());
        for (RowCache.Rows<T> rows : all) {
            for (Row<T> row : rows.labels()) {
                line(name, row.info(), after, 1, page);
            }
        }
        for (Series<T> series : numbers) {
            begin(new MetricFamilySamples(series.name(), Type.GAUGE, series.help(), List.of()), format, page);
            name = ascii(series.name());
            for (RowCache.Rows<T> rows : all) {
                write(name, series.value(), rows, after, page);
            }
        }
    }

    private static <T> void write(
            byte[] name, ToDoubleFunction<T> value, RowCache.Rows<T> rows, byte[] after, Chunks page) {
        for (int i = 0; i < rows.things().size(); i++) {
            double number = value.applyAsDouble(rows.things().get(i));
            if (!Double.isNaN(number)) {
                line(name, rows.labels().get(i).numbers(), after, number, page);
            }
        }
    }

    private static void begin(MetricFamilySamples family, Format format, Chunks page) {
        format.write(List.of(family), page);
    }

    private static void line(byte[] name, byte[] labels, byte[] after, double number, Chunks page) {
        int length = name.length + labels.length + after.length;
        if (length < 1024) {
            byte[] bytes = page.room(length + NUMBER_AND_LINE_END);
            int at = page.position();
            System.arraycopy(name, 0, bytes, at, name.length);
            System.arraycopy(labels, 0, bytes, at + name.length, labels.length);
            System.arraycopy(after, 0, bytes, at + name.length + labels.length, after.length);
            page.moveTo(at + length);
        } else {
            page.write(name);
            page.write(labels);
            page.write(after);
        }
        Numbers.write(number, page);
        page.write('\n');
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
