package org.wdsjmx.transport;

import java.util.Set;

/**
 * How far a failure code reaches: whether it says something of the one object that was asked, or of the server behind all of
 * them. This is the only table of it. A code that no line names is that of the object.
 */
public enum FailureScope {

    /**
     * The connection or the server is gone, or the object of the library that stands for it is stale: what else is asked now
     * gets no better answer, and what was read so far is no whole.
     */
    SERVER(
            0x80010006, // RPC_E_CONNECTION_TERMINATED
            0x80010007, // RPC_E_SERVER_DIED
            0x80010012, // RPC_E_SERVER_DIED_DNE
            0x80010108, // RPC_E_DISCONNECTED
            0x80010114, // RPC_E_INVALID_OBJECT
            0x800401FD, // CO_E_OBJNOTCONNECTED
            0x80070035, // ERROR_BAD_NETPATH
            0x8007003B, // ERROR_UNEXP_NET_ERR
            0x80070040, // ERROR_NETNAME_DELETED
            0x80070079, // ERROR_SEM_TIMEOUT
            0x8007045B, // ERROR_SHUTDOWN_IN_PROGRESS
            0x800704C9, // ERROR_CONNECTION_REFUSED
            0x800704CF, // ERROR_NETWORK_UNREACHABLE
            0x800704D0, // ERROR_HOST_UNREACHABLE
            0x800704D4, // ERROR_CONNECTION_ABORTED
            0x800706BA, // RPC_S_SERVER_UNAVAILABLE
            0x800706BB, // RPC_S_SERVER_TOO_BUSY
            0x800706BE, // RPC_S_CALL_FAILED
            0x800706BF, // RPC_S_CALL_FAILED_DNE
            0x800706D9, // EPT_S_NOT_REGISTERED
            0x8007071A, // RPC_S_CALL_CANCELLED
            0x8007071C, // RPC_S_COMM_FAILURE
            0xC1100113), // WDSTPTMGMT_E_TRANSPORT_SERVER_UNAVAILABLE

    /** What the object stood for has ended since it was listed. That is no fault. */
    ENDED(
            0xC1210100, // WDSMCS_E_SESSION_SHUTDOWN_IN_PROGRESS
            0xC1210103, // WDSMCS_E_CONTENT_NOT_FOUND
            0xC1210104, // WDSMCS_E_CLIENT_NOT_FOUND
            0xC1210105, // WDSMCS_E_NAMESPACE_NOT_FOUND
            0xC1210108, // WDSMCS_E_NAMESPACE_SHUTDOWN_IN_PROGRESS
            0xC1100115), // WDSTPTMGMT_E_NAMESPACE_REMOVED_FROM_SERVER

    /** The server is too old, or not made, for what is asked. That is no fault either: there is nothing to tell. */
    UNSUPPORTED(
            0xC1100119, // WDSTPTMGMT_E_IPV6_NOT_SUPPORTED
            0xC110011D, // WDSTPTMGMT_E_MULTICAST_SESSION_POLICY_NOT_SUPPORTED
            0xC110011F, // WDSTPTMGMT_E_NETWORK_PROFILES_NOT_SUPPORTED
            0xC1100120, // WDSTPTMGMT_E_UDP_PORT_POLICY_NOT_SUPPORTED
            0xC1100121, // WDSTPTMGMT_E_TFTP_MAX_BLOCKSIZE_NOT_SUPPORTED
            0xC1100122), // WDSTPTMGMT_E_TFTP_VAR_WINDOW_NOT_SUPPORTED

    /** The one object, or the one property of it, that was asked. */
    OBJECT();

    /** Codes of a connection that broke while the server may have been at work. */
    private static final Set<Integer> BROKEN_UNDER_WAY = Set.of(
            0x80010006, // RPC_E_CONNECTION_TERMINATED
            0x80010007, // RPC_E_SERVER_DIED
            0x80010105, // RPC_E_SERVERFAULT
            0x8007003B, // ERROR_UNEXP_NET_ERR
            0x80070040, // ERROR_NETNAME_DELETED
            0x80070079, // ERROR_SEM_TIMEOUT
            0x800704D4, // ERROR_CONNECTION_ABORTED
            0x800706BE, // RPC_S_CALL_FAILED
            0x8007071A, // RPC_S_CALL_CANCELLED
            0x8007071C); // RPC_S_COMM_FAILURE

    private final Set<Integer> codes;

    FailureScope(Integer... codes) {
        this.codes = Set.of(codes);
    }

    /** The scope of a failure code. */
    public static FailureScope of(int code) {
        for (FailureScope scope : values()) {
            if (scope.codes.contains(code)) {
                return scope;
            }
        }
        return OBJECT;
    }

    /** Whether the server may have carried out what was asked although the call failed with this code. */
    public static boolean leavesOutcomeOpen(int code) {
        return BROKEN_UNDER_WAY.contains(code);
    }

    /** The codes that are named here; none for {@link #OBJECT}. */
    public Set<Integer> codes() {
        return codes;
    }
}
