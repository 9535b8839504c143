package org.wdsjmx.plugin.config;

/** What becomes of alerts. */
public enum RemediationMode {
    /** Nothing: alerts are answered and told, no rule is looked at. */
    OFF,

    /** Everything is decided and told as with {@link #ENFORCE}, but nothing is done. */
    DRY_RUN,

    /** What is decided is done. */
    ENFORCE
}
