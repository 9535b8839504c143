package org.wdsjmx.windows;

/**
 * A program that has ended.
 *
 * @param output what it printed, errors included
 */
public record Ended(int exitCode, String output) {}
