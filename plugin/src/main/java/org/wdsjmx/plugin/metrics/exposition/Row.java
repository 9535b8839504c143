package org.wdsjmx.plugin.metrics.exposition;

/** The labels of one thing, made once and kept as long as it is the same thing. */
public abstract class Row<T> {

    private final byte[] info;
    private final byte[] numbers;

    /**
     * @param info names and values in turn of the labels that say what it is
     * @param numbers those of the labels that its numbers bear
     */
    protected Row(String[] info, String[] numbers) {
        this.info = Labels.of(info);
        this.numbers = Labels.of(numbers);
    }

    /** Whether these are the labels of that thing, which may be as another read showed it. */
    protected abstract boolean fits(T thing);

    byte[] info() {
        return info;
    }

    byte[] numbers() {
        return numbers;
    }
}
