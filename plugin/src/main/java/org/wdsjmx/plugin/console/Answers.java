package org.wdsjmx.plugin.console;

import java.util.ArrayList;
import java.util.List;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanException;
import javax.management.RuntimeMBeanException;
import javax.management.RuntimeOperationsException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** What an agent answers, and what it throws, as results. */
final class Answers {

    private Answers() {}

    /** @param answer a row or a table of rows with {@code outcome} and {@code message} */
    static List<Result> of(Object answer, String target, String asked) {
        List<Result> results = new ArrayList<>();
        if (answer instanceof CompositeData data) {
            results.add(of(OpenRow.of(data), target, asked));
        } else if (answer instanceof TabularData table) {
            OpenRow.ofTable(table).map(row -> of(row, machine(row), asked)).forEach(results::add);
            if (results.isEmpty()) {
                results.add(Result.of(target, asked, "DONE", "Nobody was there."));
            }
        } else {
            results.add(
                    Result.of(target, asked, "UNKNOWN", "The agent answered in a way that this tab does not know."));
        }
        return results;
    }

    static Result of(Exception thrown, String target, String asked) {
        if (thrown instanceof InstanceNotFoundException) {
            return Result.of(target, asked, "ALREADY_GONE", "It is not there any more; nothing was called.");
        }
        Throwable cause = reason(thrown);
        return Result.of(target, asked, cause instanceof SecurityException ? "REFUSED" : "FAILED", words(cause));
    }

    /** Why something failed, in the words of whoever said it. */
    static String words(Throwable thrown) {
        Throwable cause = reason(thrown);
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : Shown.text(message);
    }

    private static Throwable reason(Throwable thrown) {
        boolean wrapped = thrown instanceof RuntimeMBeanException
                || thrown instanceof RuntimeOperationsException
                || thrown instanceof MBeanException
                || thrown instanceof JMException && thrown.getMessage() == null;
        return wrapped && thrown.getCause() != null ? reason(thrown.getCause()) : thrown;
    }

    private static Result of(OpenRow row, String target, String asked) {
        String outcome = row.text("outcome");
        String code = row.text("code");
        String message = Shown.text(row.text("message"));
        boolean coded = code != null && !code.equals("0x00000000") && !message.contains(code);
        return Result.of(
                target,
                asked,
                outcome == null ? "UNKNOWN" : Shown.text(outcome),
                coded ? message + " (" + Shown.text(code) + ")" : message);
    }

    private static String machine(OpenRow row) {
        String name = row.text("name");
        return (name == null ? "(no name)" : Shown.text(name)) + "  client " + row.number("clientId");
    }
}
