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
 */
record Column<T>(String name, String description, OpenType<?> type, Function<T, ?> read) {}
