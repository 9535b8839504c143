package org.wdsjmx.plugin.config;

/**
 * Operations that are off unless they are asked for.
 *
 * @param createNamespace whether the Server MBean can create namespaces; default false, because it takes text that the server
 *     interprets, a folder for example
 */
public record OperationsSettings(boolean createNamespace) {

    /** All off. */
    public static final OperationsSettings DEFAULT = new OperationsSettings(false);
}
