package org.wdsjmx.transport;

/**
 * What a server logs for diagnosis, into the Windows event log: {@code IWdsTransportDiagnosticsPolicy}. As a change, what is
 * unknown here stays as it is on the server.
 *
 * @param enabled whether it logs; {@code null} = unknown
 * @param components sum of 1 (PXE), 2 (TFTP), 4 (image server) and 8 (multicast); -1 = unknown
 */
public record DiagnosticsPolicy(Boolean enabled, long components) {

    /** Nothing known; as a change, nothing to change. */
    public static final DiagnosticsPolicy UNKNOWN = new DiagnosticsPolicy(null, -1);

    private static final long ALL_COMPONENTS = 0xF;

    /**
     * Checks a change by the rules of the API.
     *
     * @throws IllegalArgumentException with the value seen, the rule and what to do
     */
    public DiagnosticsPolicy requireLegalChange() {
        if (components != -1 && (components < 0 || components > ALL_COMPONENTS)) {
            throw new IllegalArgumentException("Components " + components
                    + " is not legal. Legal: the sum of 1 (PXE), 2 (TFTP), 4 (image server) and 8 (multicast). Nothing was"
                    + " changed.");
        }
        return this;
    }
}
