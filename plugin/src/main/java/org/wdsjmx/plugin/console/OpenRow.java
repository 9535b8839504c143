package org.wdsjmx.plugin.console;

import java.util.Date;
import javax.management.openmbean.CompositeData;

/**
 * A row of open data from an agent that may be older or newer than this console: a column that is missing or of another type is
 * an unknown value.
 */
record OpenRow(CompositeData data) {

    /** Null when unknown. */
    String text(String column) {
        return value(column) instanceof String text ? text : null;
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
        return data.containsKey(column) ? data.get(column) : null;
    }
}
