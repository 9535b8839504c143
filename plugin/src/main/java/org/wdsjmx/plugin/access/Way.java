package org.wdsjmx.plugin.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A way in. */
public enum Way {
    /** JMX, local or remote. */
    JMX,

    /** HTTP: Jolokia, and the page and the metrics, which only read. */
    JOLOKIA,

    /** An alert that was posted, and what a rule does about it. */
    ALERT;

    /** Its name in metrics and in the audit. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of all. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Way::label).toList();
    }
}
