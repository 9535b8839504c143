package org.wdsjmx.windows;

/** Nobody waits for the work any more, so that the call was not made. */
final class GivenUpException extends WorkEndedException {

    /** RPC_S_CALL_CANCELLED. */
    private static final int CALL_CANCELLED = 0x8007071A;

    GivenUpException(ApiMember next) {
        super(ComException.of(next, CALL_CANCELLED));
    }
}
