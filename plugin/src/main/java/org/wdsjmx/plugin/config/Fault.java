package org.wdsjmx.plugin.config;

import java.util.Objects;

/**
 * One thing that is wrong in a file, and where.
 *
 * @param file name of the file, as the user gave it
 * @param line line of the fault, from 1; 0 when the file as a whole is at fault, for example because it does not exist
 * @param column column of the fault in characters, from 1; 0 when the file as a whole is at fault
 * @param key where in the document, for example {@code poll.interval} or {@code servers[1]}; empty = the whole document
 * @param message what was found, what the rule is and what to do
 */
public record Fault(String file, int line, int column, String key, String message) {

    public Fault {
        Objects.requireNonNull(file);
        Objects.requireNonNull(key);
        Objects.requireNonNull(message);
    }

    /** The form that editors and terminals can jump to: {@code wds-jmx.yaml:7:3: poll.interval: message}. */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ':' + line + ':' + column;
        return key.isEmpty() ? place + ": " + message : place + ": " + key + ": " + message;
    }
}
