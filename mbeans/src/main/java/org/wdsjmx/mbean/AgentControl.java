package org.wdsjmx.mbean;

/** What can be changed of this program while it runs. */
public interface AgentControl {

    /** From which level on the log is written. */
    String logLevel();

    /**
     * Sets from which level on the log is written.
     *
     * @param level ERROR, WARNING, INFO, DEBUG or TRACE, in any case
     * @throws IllegalArgumentException when it is none of them; says what is legal
     * @throws SecurityException when the caller may not
     */
    void setLogLevel(String level);
}
