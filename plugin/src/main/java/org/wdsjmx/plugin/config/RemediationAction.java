package org.wdsjmx.plugin.config;

/** What a rule does about an alert. */
public enum RemediationAction {
    /** Disconnects the client that the alert names. */
    DISCONNECT("disconnect"),

    /** Disconnects the client that sets the pace of the session that the alert names. */
    DISCONNECT_MASTER("disconnectMaster"),

    /** Tells it, and does nothing. */
    NOTIFY("notify");

    private final String label;

    RemediationAction(String label) {
        this.label = label;
    }

    /** Its name in answers and records. */
    public String label() {
        return label;
    }
}
