package org.wdsjmx.mbean;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularType;
import org.wdsjmx.watch.UniqueLabels;

/**
 * A {@link Table} of what a server tells, whose rows need not be unique in anything: the index is a column of its own. It holds what
 * the server promises to be unique, and a number after it where the server breaks its promise.
 *
 * @param <R> what one row shows
 */
final class KeyedTable<R> {

    private static final String KEY = "Key";

    private final Function<R, ?> key;
    private final Table<Keyed<R>> table;

    private record Keyed<R>(String key, R row) {}

    /**
     * @param name name of the open type of a row
     * @param description what a row is
     * @param key what rows are looked up by; what is missing is the empty text
     */
    KeyedTable(String name, String description, Function<R, ?> key, List<Column<R>> columns) {
        this.key = key;
        List<Column<Keyed<R>>> all = new ArrayList<>();
        all.add(new Column<>(KEY, "Tells the row from the others of the table", SimpleType.STRING, Keyed::key));
        for (Column<R> column : columns) {
            all.add(new Column<>(
                    column.name(),
                    column.description(),
                    column.type(),
                    keyed -> column.read().apply(keyed.row())));
        }
        this.table = new Table<>(name, description, KEY, all);
    }

    TabularType type() {
        return table.type();
    }

    TabularData of(List<R> rows) {
        List<String> keys = UniqueLabels.of(rows, row -> Objects.toString(key.apply(row), ""));
        List<Keyed<R>> keyed = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            keyed.add(new Keyed<>(keys.get(i), rows.get(i)));
        }
        return table.of(keyed);
    }
}
