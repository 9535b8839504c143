package org.wdsjmx.mbean;

import java.util.List;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/**
 * Turns values into open data, one row each.
 *
 * @param <R> what one row shows
 */
final class Table<R> {

    private final List<Column<R>> columns;
    private final String[] names;
    private final CompositeType rowType;
    private final TabularType type;

    /**
     * @param name name of the open type of a row
     * @param description what a row is
     * @param index column whose value this program makes unique in a table; for what a server promises there is {@link
     *     KeyedTable}
     */
    Table(String name, String description, String index, List<Column<R>> columns) {
        this.columns = List.copyOf(columns);
        this.names = columns.stream().map(Column::name).toArray(String[]::new);
        try {
            rowType = new CompositeType(
                    name,
                    description,
                    names,
                    columns.stream().map(Column::description).toArray(String[]::new),
                    columns.stream().map(Column::type).toArray(OpenType<?>[]::new));
            type = new TabularType(name + "Table", description, rowType, new String[] {index});
        } catch (OpenDataException e) {
            throw new IllegalStateException(name, e);
        }
    }

    TabularType type() {
        return type;
    }

    CompositeType rowType() {
        return rowType;
    }

    TabularData of(List<R> rows) {
        TabularDataSupport table = new TabularDataSupport(type, Math.max(16, rows.size() * 4 / 3 + 1), 0.75f);
        for (R row : rows) {
            table.put(row(row));
        }
        return table;
    }

    CompositeData row(R row) {
        Object[] values = new Object[names.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).read().apply(row);
        }
        try {
            return new CompositeDataSupport(rowType, names, values);
        } catch (OpenDataException e) {
            throw new IllegalStateException(rowType.getTypeName(), e);
        }
    }
}
