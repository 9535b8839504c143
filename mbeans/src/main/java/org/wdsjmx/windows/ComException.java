package org.wdsjmx.windows;

import java.util.Set;
import org.wdsjmx.transport.HResult;

/**
 * A COM call answered with a failure code. Has no stack trace: a read of a failing server throws thousands of these, and what
 * matters is the member and the code.
 */
class ComException extends Exception {

    static final int E_NOINTERFACE = 0x80004002;
    static final int E_POINTER = 0x80004003;
    static final int E_OUTOFMEMORY = 0x8007000E;
    private static final int E_INVALIDARG = 0x80070057;
    private static final int DISP_E_BADINDEX = 0x8002000B;

    /** Codes that say: this server is too old, or not made, for what is asked. E_NOINTERFACE can say so too. */
    private static final Set<Integer> NOT_SUPPORTED = Set.of(
            0xC1100119, // WDSTPTMGMT_E_IPV6_NOT_SUPPORTED
            0xC110011D, // WDSTPTMGMT_E_MULTICAST_SESSION_POLICY_NOT_SUPPORTED
            0xC110011F, // WDSTPTMGMT_E_NETWORK_PROFILES_NOT_SUPPORTED
            0xC1100120, // WDSTPTMGMT_E_UDP_PORT_POLICY_NOT_SUPPORTED
            0xC1100121, // WDSTPTMGMT_E_TFTP_MAX_BLOCKSIZE_NOT_SUPPORTED
            0xC1100122); // WDSTPTMGMT_E_TFTP_VAR_WINDOW_NOT_SUPPORTED

    /** Codes that say: the start of a range would be after its end, or one of them is not legal. */
    private static final Set<Integer> RANGE_OUT_OF_ORDER = Set.of(
            0xC1100110, // WDSTPTMGMT_E_INVALID_SERVICE_IP_ADDRESS_RANGE
            0xC1100111); // WDSTPTMGMT_E_INVALID_SERVICE_PORT_RANGE

    /** WDSMCS_E_CLIENT_NOT_FOUND. */
    static final int CLIENT_NOT_FOUND = 0xC1210104;

    /** Codes that say: what this object stood for has ended since it was listed. */
    private static final Set<Integer> VANISHED = Set.of(
            0xC1210100, // WDSMCS_E_SESSION_SHUTDOWN_IN_PROGRESS
            0xC1210103, // WDSMCS_E_CONTENT_NOT_FOUND
            CLIENT_NOT_FOUND,
            0xC1210105, // WDSMCS_E_NAMESPACE_NOT_FOUND
            0xC1210108, // WDSMCS_E_NAMESPACE_SHUTDOWN_IN_PROGRESS
            0xC1100115); // WDSTPTMGMT_E_NAMESPACE_REMOVED_FROM_SERVER

    private final transient ApiMember member;
    private final int code;

    ComException(ApiMember member, int code) {
        super(null, null, false, false);
        this.member = member;
        this.code = code;
    }

    /** The failure of a call as an exception; a {@link VanishedException} where the code says that the object has ended. */
    static ComException of(ApiMember member, int code) {
        return VANISHED.contains(code) ? new VanishedException(member, code) : new ComException(member, code);
    }

    /** The member that was called. */
    ApiMember member() {
        return member;
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
        // From any other member E_NOINTERFACE tells of something broken, for example of a proxy that is not registered.
        return code == E_NOINTERFACE ? member == ApiMember.QUERY_INTERFACE : NOT_SUPPORTED.contains(code);
    }

    boolean isRangeOutOfOrder() {
        return RANGE_OUT_OF_ORDER.contains(code);
    }

    @Override
    public String getMessage() {
        return member.label() + ": " + error();
    }
}
