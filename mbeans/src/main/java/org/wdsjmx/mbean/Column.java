package org.wdsjmx.mbean;

import java.util.function.Function;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

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

    private static final String TRUTH =
            ". Write true or false: JConsole and VisualVM take every other word, as yes or 1, for false without a word";

    /** A fact that can only be read. */
    Column(String name, String description, OpenType<?> type, Function<T, ?> read) {
        this(name, description, type, read, false);
    }

    /** The same fact as an attribute that can be written too. */
    Column<T> asWritable() {
        return new Column<>(name, type == SimpleType.BOOLEAN ? description + TRUTH : description, type, read, true);
    }

    /**
     * What is wrong with a value that is to be written, or {@code null}. A whole number in another class than Long is not taken
     * either: whoever gives it has not looked at the type.
     */
    String faultOf(Object value) {
        if (!writable) {
            return name + " can only be read";
        }
        if (value == null) {
            return name + " takes a " + type.getTypeName() + ", not null";
        }
        return type.isValue(value)
                ? null
                : name + " takes a " + type.getTypeName() + ", not " + value + " of "
                        + value.getClass().getName();
    }
}
