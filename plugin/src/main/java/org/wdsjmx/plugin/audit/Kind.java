package org.wdsjmx.plugin.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a record tells. */
enum Kind {
    /** A program began to write here. */
    OPENED,
    /** First record of a file that goes on where another one ended. */
    CONTINUED,
    /** First record of a file that was begun because the one before it cannot be trusted; the chain begins anew. */
    DAMAGED,
    /** A half-written end of the file was cut off. */
    RECOVERED,
    /** Something is about to be done. */
    INTENT,
    /** An intent of the file before this one that had no outcome yet. */
    CARRIED,
    /** What came of an intent. */
    OUTCOME,
    /** A program ended between the intent and its outcome. */
    UNKNOWN,
    /** Something was asked for and refused. */
    DENIED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }
}
