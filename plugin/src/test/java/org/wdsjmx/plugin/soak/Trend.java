package org.wdsjmx.plugin.soak;

import java.util.Arrays;
import java.util.List;

/**
 * How a value goes on over a time: the median of the slopes between every two samples (Theil and Sen), which a few outliers, as a
 * collection of garbage or a burst of callers makes them, do not move.
 *
 * @param slope change of the value in a second
 * @param median of the values
 * @param seconds from the first sample to the last
 */
record Trend(double slope, double median, double seconds) {

    private static final int FEWEST = 5;

    /** The trend of samples in the order of their times. */
    static Trend of(List<Sample> samples) {
        if (samples.size() < FEWEST) {
            throw new IllegalArgumentException(
                    samples.size() + " samples say nothing about a trend; measure longer or more often");
        }
        return new Trend(
                median(slopes(samples)),
                median(samples.stream().mapToDouble(Sample::value).toArray()),
                samples.get(samples.size() - 1).seconds() - samples.get(0).seconds());
    }

    /** By how much the value grew from the first sample to the last, noise left out; negative when it fell. */
    double growth() {
        return slope * seconds;
    }

    private static double[] slopes(List<Sample> samples) {
        int count = samples.size();
        double[] slopes = new double[count * (count - 1) / 2];
        int next = 0;
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                Sample from = samples.get(i);
                Sample to = samples.get(j);
                slopes[next++] = (to.value() - from.value()) / (to.seconds() - from.seconds());
            }
        }
        return slopes;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
