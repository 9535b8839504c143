package org.wdsjmx.emulator;

/** Codes of the API that the emulator gives without being told which. */
final class Codes {

    static final int RPC_S_SERVER_UNAVAILABLE = 0x800706BA;
    static final int RPC_S_CALL_FAILED = 0x800706BE;
    static final int RPC_E_WRONG_THREAD = 0x8001010E;
    static final int RPC_E_DISCONNECTED = 0x80010108;
    static final int INVALID_OPERATION = 0xC1100101;
    static final int NAMESPACE_NOT_FOUND = 0xC1210105;
    static final int NAMESPACE_ALREADY_EXISTS = 0xC1210107;
    static final int NAMESPACE_ALREADY_STARTED = 0xC1210109;
    static final int NO_CLIENTS_TO_START = 0xC121010A;
    static final int CLIENT_NOT_FOUND = 0xC1210104;

    private Codes() {}
}
