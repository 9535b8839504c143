package org.wdsjmx.plugin.remediation;

import java.util.Locale;

/** What was decided about an alert. */
public enum Verdict {
    /** It will be acted upon when its turn comes. */
    QUEUED,
    /** The server took the request to disconnect the client. */
    ACTED,
    /** It would have been acted upon. */
    DRY_RUN,
    /** It was told, as its rule wants it. */
    NOTIFIED,
    /** Nothing is done. */
    SKIPPED,
    /** It was tried in vain. */
    FAILED;

    /** Its name in metrics, answers and records. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
