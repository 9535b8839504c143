package org.wdsjmx.transport;

/** A WDS or COM call failed; carries the code with its name and meaning. */
public class TransportException extends Exception {

    private final HResult error;

    /**
     * @param what what was being done, for example {@code GetWdsTransportServer("WDS02")}
     * @param error the code that the call gave
     */
    public TransportException(String what, HResult error) {
        super(what + " failed: " + error);
        this.error = error;
    }

    /** The code that the call gave. */
    public HResult error() {
        return error;
    }
}
