package org.wdsjmx.plugin.config;

/** How much is written to the log, from little to much. */
public enum LogLevel {
    ERROR,
    WARNING,
    INFO,
    DEBUG,
    TRACE
}
