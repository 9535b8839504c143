package org.wdsjmx.transport;

/**
 * The policies of a server.
 *
 * @param multicast how it treats slow clients; {@code null} when it does not tell: a fault says why, unless the server is too
 *     old (before 2008 R2) to have one
 * @param service addresses, ports and TFTP settings; {@code null} when it does not tell
 * @param diagnostics what it logs for diagnosis; {@code null} when it does not tell
 */
public record ServerPolicies(MulticastPolicy multicast, ServicePolicy service, DiagnosticsPolicy diagnostics) {

    /** A server that tells none. */
    public static final ServerPolicies UNKNOWN = new ServerPolicies(null, null, null);
}
