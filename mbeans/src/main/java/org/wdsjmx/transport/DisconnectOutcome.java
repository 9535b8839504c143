package org.wdsjmx.transport;

/** What came of one request to disconnect one client. */
public enum DisconnectOutcome {
    /** The server took the request. The client may be listed until it has left. */
    ACCEPTED,
    /** The client is not on the server any more; nothing was called. */
    ALREADY_GONE,
    /** Another machine has that id now; nothing was called. */
    CHANGED,
    /** A rule of this program did not let the request through; nothing was called. */
    REFUSED,
    /** The server refused or could not be asked; the code says why. */
    FAILED
}
