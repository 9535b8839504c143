package org.wdsjmx.mbean;

/** What can be changed of the remediation while it runs. */
public interface RemediationControl {

    /**
     * Sets what becomes of alerts.
     *
     * @param mode OFF, DRY_RUN or ENFORCE, in any case
     * @throws IllegalArgumentException when it is none of them; says what is legal
     * @throws SecurityException when the caller may not
     */
    void setMode(String mode);

    /**
     * Lets alerts be acted upon again after failures in a row.
     *
     * @throws SecurityException when the caller may not
     */
    void resetBreaker();
}
