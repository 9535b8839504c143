package org.wdsjmx.plugin.remediation;

import org.wdsjmx.transport.ClientIdentity;

/**
 * What an alert is about.
 *
 * @param server name of the server
 * @param session id of the session; -1 = not known
 * @param client the client; its id is -1 and its other parts are {@code null} as far as the alert does not tell
 */
public record Target(String server, long session, ClientIdentity client) {

    /** Nothing known. */
    static final Target UNKNOWN = new Target(null, -1, new ClientIdentity(-1, null, null));
}
