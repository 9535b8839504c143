package org.wdsjmx.plugin.metrics.exposition;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.Type;
import java.util.Collection;
import java.util.List;

/** Writes a family that says what each of many things is, and families of their numbers. */
public final class SeriesEncoder<T> {

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
        SampleLines lines = new SampleLines(format.afterLabels(), page);
        List<RowCache.Rows<T>> all = servers.stream().map(RowCache::rows).toList();
        String family = info.name().substring(0, info.name().length() - "_info".length());
        page.write(format.head(new MetricFamilySamples(family, Type.INFO, info.help(), List.of())));
        byte[] infoName = SampleLines.name(info.name());
        for (RowCache.Rows<T> rows : all) {
            rows.labels().forEach(row -> lines.write(infoName, row.info(), 1));
        }
        List<double[][]> columns = all.stream().map(this::columns).toList();
        for (int column = 0; column < numbers.size(); column++) {
            Series<T> series = numbers.get(column);
            page.write(format.head(new MetricFamilySamples(series.name(), Type.GAUGE, series.help(), List.of())));
            byte[] name = SampleLines.name(series.name());
            for (int server = 0; server < all.size(); server++) {
                write(name, columns.get(server)[column], all.get(server).numbers(), lines);
            }
        }
    }

    /** All numbers of one thing after the other, so that each thing is fetched from memory only once, not for each family. */
    private double[][] columns(RowCache.Rows<T> rows) {
        double[][] columns = new double[numbers.size()][rows.things().size()];
        for (int i = 0; i < rows.things().size(); i++) {
            T thing = rows.things().get(i);
            for (int column = 0; column < columns.length; column++) {
                columns[column][i] = numbers.get(column).value().applyAsDouble(thing);
            }
        }
        return columns;
    }

    private static void write(byte[] name, double[] column, byte[][] labels, SampleLines lines) {
        for (int i = 0; i < column.length; i++) {
            if (!Double.isNaN(column[i])) {
                lines.write(name, labels[i], column[i]);
            }
        }
    }
}
