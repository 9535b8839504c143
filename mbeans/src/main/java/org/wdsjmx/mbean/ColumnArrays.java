package org.wdsjmx.mbean;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Objects;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/**
 * Turns many values into open data, one array for each column. A {@link Table} of the same says every name again in every row,
 * which makes it many times larger and slower on its way to a remote console.
 *
 * @param <R> what one element of every array tells of
 */
final class ColumnArrays<R> {

    private final List<Column<R>> columns;
    private final String[] names;
    private final CompositeType type;

    /**
     * @param name name of the open type
     * @param description what the arrays tell of
     * @param columns columns of numbers and truth values are never null
     */
    ColumnArrays(String name, String description, List<Column<R>> columns) {
        this.columns = List.copyOf(columns);
        this.names = columns.stream().map(Column::name).toArray(String[]::new);
        try {
            type = new CompositeType(
                    name,
                    description,
                    names,
                    columns.stream().map(Column::description).toArray(String[]::new),
                    columns.stream().map(column -> arrayType(column.type())).toArray(OpenType<?>[]::new));
        } catch (OpenDataException e) {
            throw new IllegalStateException(name, e);
        }
    }

    CompositeType type() {
        return type;
    }

    CompositeData of(List<R> rows) {
        Object[] arrays = new Object[names.length];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = array(columns.get(i), rows);
        }
        try {
            return new CompositeDataSupport(type, names, arrays);
        } catch (OpenDataException e) {
            throw new IllegalStateException(type.getTypeName(), e);
        }
    }

    private static <R> Object array(Column<R> column, List<R> rows) {
        Object array = Array.newInstance(elementClass(column.type()), rows.size());
        Object last = null;
        for (int i = 0; i < rows.size(); i++) {
            Object value = column.read().apply(rows.get(i));
            if (!Objects.equals(value, last)) {
                last = value;
            }
            // The same object again is sent only once.
            Array.set(array, i, last);
        }
        return array;
    }

    private static OpenType<?> arrayType(OpenType<?> element) {
        Class<?> elementClass = elementClass(element);
        try {
            return elementClass.isPrimitive()
                    ? ArrayType.getPrimitiveArrayType(elementClass.arrayType())
                    : new ArrayType<>(1, element);
        } catch (OpenDataException e) {
            throw new IllegalStateException(element.getTypeName(), e);
        }
    }

    private static Class<?> elementClass(OpenType<?> element) {
        if (element.equals(SimpleType.LONG)) {
            return long.class;
        }
        if (element.equals(SimpleType.DOUBLE)) {
            return double.class;
        }
        if (element.equals(SimpleType.BOOLEAN)) {
            return boolean.class;
        }
        try {
            return Class.forName(element.getClassName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(element.getTypeName(), e);
        }
    }
}
