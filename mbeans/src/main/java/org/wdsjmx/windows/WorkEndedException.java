package org.wdsjmx.windows;

/**
 * Ends the work on a server wherever it is. Unchecked, so that nothing on the way takes it for the failure of one property or
 * one branch; what is held is released on the way.
 */
abstract class WorkEndedException extends RuntimeException {

    private final transient ComException call;

    WorkEndedException(ComException call) {
        super(null, null, false, false);
        this.call = call;
    }

    /** The call that ended it, with its code. */
    ComException call() {
        return call;
    }

    @Override
    public String getMessage() {
        return call.getMessage();
    }
}
