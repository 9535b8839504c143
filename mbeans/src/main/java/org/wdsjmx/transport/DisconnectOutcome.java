package org.wdsjmx.transport;

/** What came of one request to disconnect one client. */
public enum DisconnectOutcome {
    /** The server took the request. The client may be listed until it has left. */
    ACCEPTED,
    /** The client is not on the server any more: nothing was called, or the server says so. */
    ALREADY_GONE,
    /** Another machine has that id now; nothing was called. */
    CHANGED,
    /** A rule of this program did not let the request through; nothing was called. */
    REFUSED,
    /** The server refused or could not be asked; the code says why. */
    FAILED;

    /** ERROR_NOT_FOUND: there is no such element any more. */
    private static final int ELEMENT_NOT_FOUND = 0x80070490;

    /** What a failure code of the API's own disconnect call means for the request. */
    public static DisconnectOutcome afterFailure(HResult error) {
        boolean gone = error.code() == ELEMENT_NOT_FOUND || FailureScope.of(error.code()) == FailureScope.ENDED;
        return gone ? ALREADY_GONE : FAILED;
    }
}
