package org.wdsjmx.mbean;

import java.util.function.Function;
import javax.management.openmbean.OpenType;

/**
 * One fact that a state shows, as an attribute of an MBean or a column of a table.
 *
 * @param <T> the state
 * @param name name of the attribute or column
 * @param description what it means, with its unit and how unknown looks
 * @param type its open type
 * @param read reads it from the state
 * @param writable whether it can be written as an attribute
 */
record Column<T>(String name, String description, OpenType<?> type, Function<T, ?> read, boolean writable) {

    /** A fact that can only be read. */
    Column(String name, String description, OpenType<?> type, Function<T, ?> read) {
        this(name, description, type, read, false);
    }

    /** The same fact as an attribute that can be written too. */
    Column<T> asWritable() {
        return new Column<>(name, description, type, read, true);
    }
}
