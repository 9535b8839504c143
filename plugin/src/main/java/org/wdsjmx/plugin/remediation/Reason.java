package org.wdsjmx.plugin.remediation;

import java.util.Locale;

/** Why an alert was decided as it was; one word for metrics and records. */
public enum Reason {
    /** Nothing stood against it. */
    NONE,
    MODE_OFF,
    BREAKER_OPEN,
    /** The alert is over. */
    RESOLVED,
    /** Alertmanager only repeats what it has told. */
    REPEAT,
    /** No rule bears its name. */
    NOT_CONFIGURED,
    BAD_LABELS,
    UNKNOWN_SERVER,
    STALE_SNAPSHOT,
    UNKNOWN_CLIENT,
    /** Another machine, or the same one in another session. */
    CHANGED,
    CONDITION_GONE,
    UNKNOWN_COMPLETION,
    NEARLY_COMPLETE,
    LAST_CLIENT,
    /** The server removes slow clients by itself. */
    LEFT_TO_WDS,
    DUPLICATE,
    COOL_DOWN,
    MAX_SHARE,
    MAX_PER_HOUR,
    QUEUE_FULL,
    /** It waited too long for its turn. */
    EXPIRED,
    /** The ledger cannot be written, so nothing is done. */
    NOT_RECORDED,
    ALREADY_GONE,
    /** Its poster may not, or the audit cannot be written. */
    REFUSED,
    SERVER_ERROR;

    /** Its name in metrics, answers and records. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
