package org.wdsjmx.plugin.console;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * A row of open data from an agent that may be older or newer than this console: a column that is missing or of another type is
 * an unknown value.
 */
final class OpenRow {

    private final CompositeData data;
    private final UnaryOperator<Object> inColumn;

    private OpenRow(CompositeData data, UnaryOperator<Object> inColumn) {
        this.data = data;
        this.inColumn = inColumn;
    }

    /** A row by itself. */
    static OpenRow of(CompositeData row) {
        return new OpenRow(row, UnaryOperator.identity());
    }

    /** The rows of a table. */
    static Stream<OpenRow> ofTable(TabularData table) {
        return table.values().stream().map(row -> of((CompositeData) row));
    }

    /** The rows of something that has an array for each column, as many as a column has elements. */
    static List<OpenRow> ofColumns(CompositeData columns, String index) {
        Object indices = columns.containsKey(index) ? columns.get(index) : null;
        List<OpenRow> rows = new ArrayList<>();
        for (int i = 0; i < length(indices); i++) {
            int place = i;
            rows.add(new OpenRow(columns, column -> place < length(column) ? Array.get(column, place) : null));
        }
        return rows;
    }

    private static int length(Object array) {
        return array != null && array.getClass().isArray() ? Array.getLength(array) : 0;
    }

    /** Null when unknown. */
    String text(String column) {
        return value(column) instanceof String text ? text : null;
    }

    /** A text that an older agent does not have, else the number that stood for it there; null when unknown. */
    String text(String column, String number) {
        String text = text(column);
        Long before = number(number);
        return text != null ? text : before == null ? null : before.toString();
    }

    /** Null when unknown. */
    Long number(String column) {
        return value(column) instanceof Long number && number >= 0 ? number : null;
    }

    /** Null when unknown. */
    Double real(String column) {
        return value(column) instanceof Double number && Double.isFinite(number) && number >= 0 ? number : null;
    }

    /** Null when unknown. */
    Date time(String column) {
        return value(column) instanceof Date time ? time : null;
    }

    /** False when unknown. */
    boolean flag(String column) {
        return Boolean.TRUE.equals(value(column));
    }

    private Object value(String column) {
        return data.containsKey(column) ? inColumn.apply(data.get(column)) : null;
    }
}
