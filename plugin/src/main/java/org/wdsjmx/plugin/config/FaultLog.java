package org.wdsjmx.plugin.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong in one file, so that a user sees all of it at once. */
final class FaultLog {

    /** More than anybody reads; keeps a broken machine-made file from filling the terminal. */
    private static final int LIMIT = 100;

    private static final int LONGEST_MESSAGE = 500;

    private final String file;
    private final List<Fault> faults = new ArrayList<>();

    FaultLog(String file) {
        this.file = file;
    }

    void add(Position at, String key, String message) {
        // Messages of parsers and constructors quote the text as it is.
        faults.add(new Fault(file, at.line(), at.column(), key, Quoted.line(message, LONGEST_MESSAGE)));
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** Everything so far as an exception, in the order of the file. */
    ConfigurationException exception() {
        List<Fault> sorted = new ArrayList<>(faults);
        sorted.sort(Comparator.comparing(fault -> new Position(fault.line(), fault.column())));
        if (sorted.size() > LIMIT) {
            int more = sorted.size() - LIMIT;
            Fault last = sorted.get(LIMIT);
            sorted = new ArrayList<>(sorted.subList(0, LIMIT));
            sorted.add(new Fault(file, last.line(), last.column(), "", "and " + more + " more from here on"));
        }
        return new ConfigurationException(sorted);
    }

    /** One fault that ends the reading, together with those before it. */
    ConfigurationException fatal(Position at, String key, String message) {
        add(at, key, message);
        return exception();
    }
}
