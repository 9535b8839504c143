package org.wdsjmx.plugin.remediation;

/**
 * What stands against doing something.
 *
 * @param reason as one word
 * @param message in plain words, with the values seen
 */
record Objection(Reason reason, String message) {}
