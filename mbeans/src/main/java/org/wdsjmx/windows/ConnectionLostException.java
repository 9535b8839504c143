package org.wdsjmx.windows;

/** A call answered that the connection or the server behind it is gone ({@code FailureScope.SERVER}). */
final class ConnectionLostException extends WorkEndedException {

    ConnectionLostException(ComException call) {
        super(call);
    }
}
