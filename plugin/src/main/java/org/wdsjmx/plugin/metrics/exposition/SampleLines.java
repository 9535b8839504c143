package org.wdsjmx.plugin.metrics.exposition;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines of samples, which the library would write one character after the other. */
final class SampleLines {

    /** The library moves samples of these names to the end of the page. */
    private static final List<String> SUFFIXES_OF_OTHERS = List.of("_created", "_gcount", "_gsum");

    private static final byte[] WITHOUT_LABELS = {};
    private static final byte[] AFTER_NAME = {' '};
    private static final int NUMBER_AND_LINE_END = Numbers.LONGEST + 1;
    private static final int LONG = 1024;

    private final byte[] afterLabels;
    private final Chunks page;
    private long lastBits;
    private byte[] lastBytes;
    private int lastStart;
    private int lastLength;

    /** @param afterLabels what stands between the last label's value in quotes and the number */
    SampleLines(byte[] afterLabels, Chunks page) {
        this.afterLabels = afterLabels;
        this.page = page;
    }

    /** Whether nothing is told of any sample but labels and a number. */
    static boolean canWrite(MetricFamilySamples family) {
        String last = null;
        for (Sample sample : family.samples) {
            if (sample.timestampMs != null || sample.exemplar != null) {
                return false;
            }
            if (!sample.name.equals(last) && SUFFIXES_OF_OTHERS.stream().anyMatch(sample.name::endsWith)) {
                return false;
            }
            last = sample.name;
        }
        return true;
    }

    void write(List<Sample> samples) {
        String last = null;
        byte[] name = {};
        for (Sample sample : samples) {
            if (!sample.name.equals(last)) {
                last = sample.name;
                name = name(last);
            }
            if (sample.labelNames.isEmpty()) {
                write(name, WITHOUT_LABELS, AFTER_NAME, sample.value);
            } else {
                write(name, Labels.of(sample.labelNames, sample.labelValues), sample.value);
            }
        }
    }

    /** Writes one of many lines with the same {@link #name}. */
    void write(byte[] name, byte[] labels, double number) {
        write(name, labels, afterLabels, number);
    }

    private void write(byte[] name, byte[] labels, byte[] after, double number) {
        int length = name.length + labels.length + after.length;
        byte[] bytes;
        int at;
        if (length < LONG) {
            bytes = page.room(length + NUMBER_AND_LINE_END);
            at = page.position();
            System.arraycopy(name, 0, bytes, at, name.length);
            System.arraycopy(labels, 0, bytes, at + name.length, labels.length);
            at += name.length + labels.length;
            for (byte each : after) {
                bytes[at++] = each;
            }
        } else {
            page.write(name);
            page.write(labels);
            page.write(after);
            bytes = page.room(NUMBER_AND_LINE_END);
            at = page.position();
        }
        int end = write(number, bytes, at);
        bytes[end] = '\n';
        page.moveTo(end + 1);
    }

    /** Writes a number; the same one again, as times often are, is copied from the line before. */
    private int write(double number, byte[] bytes, int start) {
        long bits = Double.doubleToRawLongBits(number);
        if (bits == lastBits && lastLength > 0) {
            System.arraycopy(lastBytes, lastStart, bytes, start, lastLength);
            return start + lastLength;
        }
        int end = Numbers.write(number, bytes, start);
        lastBits = bits;
        lastBytes = bytes;
        lastStart = start;
        lastLength = end - start;
        return end;
    }

    /** The name of a sample as it stands in a line. */
    static byte[] name(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
