package org.wdsjmx.windows;

import java.util.EnumSet;
import java.util.Set;
import org.wdsjmx.transport.FailureScope;
import org.wdsjmx.transport.HResult;

/**
 * A COM call answered with a failure code. Has no stack trace: a read of a failing server throws thousands of these, and what
 * matters is the member and the code.
 */
class ComException extends Exception {

    static final int E_NOINTERFACE = 0x80004002;
    static final int DISP_E_OVERFLOW = 0x8002000A;
    private static final int E_NOTIMPL = 0x80004001;
    static final int E_POINTER = 0x80004003;
    static final int E_OUTOFMEMORY = 0x8007000E;
    private static final int E_INVALIDARG = 0x80070057;
    static final int DISP_E_BADINDEX = 0x8002000B;

    /** Codes that say: the start of a range would be after its end, or one of them is not legal. */
    private static final Set<Integer> RANGE_OUT_OF_ORDER = Set.of(
            0xC1100110, // WDSTPTMGMT_E_INVALID_SERVICE_IP_ADDRESS_RANGE
            0xC1100111); // WDSTPTMGMT_E_INVALID_SERVICE_PORT_RANGE

    /** The interfaces of what is transferred to whom. A server that cannot tell these has a fault, not a gap. */
    private static final Set<ApiInterface> TREE =
            EnumSet.of(ApiInterface.NAMESPACE, ApiInterface.CONTENT, ApiInterface.SESSION, ApiInterface.CLIENT);

    private final transient ApiMember member;
    private final int code;
    private final String what;

    ComException(ApiMember member, int code) {
        this(member, code, member.label());
    }

    /** @param what what the call was for, where its name does not say all */
    ComException(ApiMember member, int code, String what) {
        super(null, null, false, false);
        this.member = member;
        this.code = code;
        this.what = what;
    }

    /** The failure of a call as an exception; a {@link VanishedException} where the code says that the object has ended. */
    static ComException of(ApiMember member, int code) {
        return FailureScope.of(code) == FailureScope.ENDED
                ? new VanishedException(member, code)
                : new ComException(member, code);
    }

    /** The member that was called. */
    ApiMember member() {
        return member;
    }

    /** The member that was called, in words. */
    String what() {
        return what;
    }

    int code() {
        return code;
    }

    HResult error() {
        return HResult.of(code);
    }

    boolean isBadIndex() {
        return code == E_INVALIDARG || code == DISP_E_BADINDEX;
    }

    /** Whether the server has nothing to tell here. That is unknown, and no fault. */
    boolean isNotSupported() {
        return switch (code) {
            // From any other member it tells of something broken, for example of a proxy that is not registered.
            case E_NOINTERFACE -> member == ApiMember.QUERY_INTERFACE;
            case E_NOTIMPL -> !TREE.contains(member.declaredIn());
            default -> FailureScope.of(code) == FailureScope.UNSUPPORTED;
        };
    }

    boolean isRangeOutOfOrder() {
        return RANGE_OUT_OF_ORDER.contains(code);
    }

    @Override
    public String getMessage() {
        return what + ": " + error();
    }
}
