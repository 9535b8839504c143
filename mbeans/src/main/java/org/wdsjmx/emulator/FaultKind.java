package org.wdsjmx.emulator;

/**
 * What can be made to go wrong on an emulated server. Which code a real server gives in each case is not documented; the
 * default codes are the emulator's own choice.
 */
public enum FaultKind {
    /** Nothing of the server can be reached: every call fails. RPC_S_SERVER_UNAVAILABLE. */
    UNREACHABLE(0x800706BA),
    /** The caller has no rights: every call fails. E_ACCESSDENIED. */
    ACCESS_DENIED(0x80070005),
    /** Connecting fails; who is connected can go on. WDSTPTMGMT_E_TRANSPORT_SERVER_UNAVAILABLE. */
    CONNECT(0xC1100113),
    /** The namespaces cannot be listed, so reading, disconnecting and every action fail. RPC_S_CALL_FAILED. */
    RETRIEVE_NAMESPACES(0x800706BE),
    /** Reading, disconnecting and actions do not return until the fault ends. The code has no meaning here. */
    HANG(0),
    /**
     * The clients of every session cannot be listed; the rest can be read. E_FAIL. With a code that says that the server is gone
     * ({@link org.wdsjmx.transport.FailureScope#SERVER}), in the middle of the tree, the whole read fails; so it does with
     * the next two.
     */
    RETRIEVE_CLIENTS(0x80004005),
    /** The names of the clients cannot be read. WDSTPTMGMT_E_INVALID_PROPERTY. */
    CLIENT_NAME(0xC1100100),
    /** The MAC addresses of the clients cannot be read, so none can be disconnected. WDSTPTMGMT_E_INVALID_PROPERTY. */
    CLIENT_MAC(0xC1100100),
    /**
     * The server breaks its promise that ids are unique: each even id is shown as the odd one after it, of contents, sessions and clients,
     * so neighbours share one. Nothing of which several bear the id that is asked for can be disconnected or ended. The code has no
     * meaning here.
     */
    REPEATED_IDS(0),
    /**
     * The server refuses to disconnect a client. E_ACCESSDENIED. With WDSMCS_E_CLIENT_NOT_FOUND (0xC1210104) the server says
     * that the client has gone, as it does when the client leaves between being looked up and the call.
     */
    DISCONNECT(0x80070005),
    /**
     * The server refuses every {@link org.wdsjmx.transport.ServerAction} once its target has been found: the decisive call
     * fails and nothing changes. E_ACCESSDENIED.
     */
    ACTION(0x80070005);

    private final int defaultCode;

    FaultKind(int defaultCode) {
        this.defaultCode = defaultCode;
    }

    /** The HRESULT that is used when a fault names none. */
    public int defaultCode() {
        return defaultCode;
    }
}
