package org.wdsjmx.plugin.log;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.wdsjmx.plugin.config.Quoted;

/**
 * One line for each record, and lines that begin with a tab for its exception. Names of machines and people, and what requests
 * bring along, are written by others: whatever they write, they cannot begin a line, nor command a terminal.
 */
public final class LineFormatter extends Formatter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
    private static final int LONGEST = 4000;
    private static final String END = System.lineSeparator();

    @Override
    public String format(LogRecord record) {
        StringBuilder text = new StringBuilder()
                .append(TIME.format(record.getInstant().atZone(ZoneId.systemDefault())))
                .append(' ')
                .append(Levels.nameOf(record.getLevel()))
                .append(' ')
                .append(line(record.getLoggerName()))
                .append(": ")
                .append(line(formatMessage(record)))
                .append(END);
        if (record.getThrown() != null) {
            append(text, record.getThrown(), "", Collections.newSetFromMap(new IdentityHashMap<>()));
        }
        return text.toString();
    }

    /** Not by printStackTrace: messages of exceptions are text of others, too. */
    private static void append(StringBuilder text, Throwable thrown, String role, Set<Throwable> told) {
        if (!told.add(thrown)) {
            return;
        }
        text.append('\t').append(role).append(line(thrown.toString())).append(END);
        for (StackTraceElement frame : thrown.getStackTrace()) {
            text.append("\t\tat ").append(line(frame.toString())).append(END);
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            append(text, suppressed, "besides: ", told);
        }
        if (thrown.getCause() != null) {
            append(text, thrown.getCause(), "because of: ", told);
        }
    }

    private static String line(String text) {
        return Quoted.line(String.valueOf(text), LONGEST);
    }
}
