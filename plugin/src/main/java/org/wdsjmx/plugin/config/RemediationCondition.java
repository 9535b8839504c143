package org.wdsjmx.plugin.config;

/** What must hold at the server itself before a client is disconnected, whatever the alert says. */
public enum RemediationCondition {
    /** The client has made no progress for {@code poll.stalledAfter}. */
    STALLED,

    /** The client sets the pace of its session, and the session is slower than {@code rateBelow}. */
    HOLDS_BACK,

    /** The client is in the session; all else is left to the alert. */
    PRESENT
}
