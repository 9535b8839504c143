package org.wdsjmx.emulator;

import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.TransportException;

/** Codes of the API that the emulator gives without being told which. */
final class Codes {

    static final int E_NOINTERFACE = 0x80004002;
    static final int E_INVALIDARG = 0x80070057;
    static final int ERROR_SERVICE_DISABLED = 0x80070422;
    static final int RPC_S_SERVER_UNAVAILABLE = 0x800706BA;
    static final int RPC_S_CALL_FAILED = 0x800706BE;
    static final int RPC_E_WRONG_THREAD = 0x8001010E;
    static final int RPC_E_DISCONNECTED = 0x80010108;
    static final int CONTENT_PROVIDER_NOT_REGISTERED = 0xC1100104;
    static final int NAMESPACE_ALREADY_REGISTERED = 0xC1100107;
    static final int NAMESPACE_NOT_REGISTERED = 0xC1100108;
    static final int INVALID_IP_ADDRESS_RANGE = 0xC1100110;
    static final int INVALID_PORT_RANGE = 0xC1100111;
    static final int TRANSPORT_SERVER_UNAVAILABLE = 0xC1100113;
    static final int INVALID_IP_ADDRESS = 0xC1100116;
    static final int INVALID_IPV4_MULTICAST_ADDRESS = 0xC1100117;
    static final int INVALID_IPV6_MULTICAST_ADDRESS = 0xC1100118;
    static final int MULTICAST_POLICY_NOT_SUPPORTED = 0xC110011D;
    static final int UDP_PORT_POLICY_NOT_SUPPORTED = 0xC1100120;
    static final int TFTP_MAX_BLOCKSIZE_NOT_SUPPORTED = 0xC1100121;
    static final int TFTP_VAR_WINDOW_NOT_SUPPORTED = 0xC1100122;
    static final int CONTENT_NOT_FOUND = 0xC1210103;
    static final int NAMESPACE_NOT_FOUND = 0xC1210105;
    static final int NAMESPACE_ALREADY_EXISTS = 0xC1210107;
    static final int NAMESPACE_ALREADY_STARTED = 0xC1210109;
    static final int NO_CLIENTS_TO_START = 0xC121010A;

    private Codes() {}

    /** What a call that fails with this code gives its caller. */
    static TransportException failure(String what, int code) {
        return new TransportException(what, HResult.of(code));
    }
}
