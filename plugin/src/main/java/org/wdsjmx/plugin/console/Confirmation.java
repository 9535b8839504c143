package org.wdsjmx.plugin.console;

/** Asks the operator before anything is done. */
interface Confirmation {

    boolean isGiven(Request request);
}
