package org.wdsjmx.plugin.metrics.exposition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The rows of the things that a server showed last. Not safe for use by several threads. */
public final class RowCache<T> {

    private final ToLongFunction<T> id;
    private final Function<T, Row<T>> label;
    private List<T> things = List.of();
    private List<Row<T>> rows = List.of();
    private long[] ids = {};
    private byte[][] numbers = {};

    /**
     * @param id number by which a thing is found again; others may bear it later
     * @param label makes the labels of a new thing
     */
    public RowCache(ToLongFunction<T> id, Function<T, Row<T>> label) {
        this.id = id;
        this.label = label;
    }

    /**
     * Things with their labels, in the same order.
     *
     * @param numbers the labels that numbers bear; in an array, because they are gone through once for each family
     */
    record Rows<T>(List<T> things, List<Row<T>> labels, byte[][] numbers) {}

    /** Takes in what the server shows now; forgets the rest. */
    public void show(List<T> now) {
        List<Row<T>> next = new ArrayList<>(now.size());
        long[] nextIds = new long[now.size()];
        byte[][] nextNumbers = new byte[now.size()][];
        Map<Long, Row<T>> moved = null;
        for (int i = 0; i < nextIds.length; i++) {
            T thing = now.get(i);
            nextIds[i] = id.applyAsLong(thing);
            Row<T> row = i < ids.length && ids[i] == nextIds[i] ? rows.get(i) : null;
            if (row == null) {
                if (moved == null) {
                    moved = byId();
                }
                row = moved.get(nextIds[i]);
            }
            if (row == null || !row.fits(thing)) {
                row = label.apply(thing);
            }
            next.add(row);
            nextNumbers[i] = row.numbers();
        }
        things = now;
        rows = next;
        ids = nextIds;
        numbers = nextNumbers;
    }

    private Map<Long, Row<T>> byId() {
        Map<Long, Row<T>> known = new HashMap<>(ids.length * 2);
        for (int i = 0; i < ids.length; i++) {
            known.put(ids[i], rows.get(i));
        }
        return known;
    }

    /** What was shown last. */
    Rows<T> rows() {
        return new Rows<>(things, rows, numbers);
    }

    /** Lets go of the things but keeps their labels. */
    public void keepLabelsOnly() {
        things = List.of();
    }
}
