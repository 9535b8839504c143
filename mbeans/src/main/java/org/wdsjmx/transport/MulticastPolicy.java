package org.wdsjmx.transport;

/**
 * How a server treats slow clients, for all its sessions: {@code IWdsTransportMulticastSessionPolicy}, since Windows Server
 * 2008 R2. As a change, what is unknown here stays as it is on the server.
 *
 * @param slowClientHandling what is done with slow clients; {@code null} = unknown
 * @param autoDisconnectThreshold rate under which AutoDisconnect acts, in kilobytes (1024 bytes) per second, 1 to 4194303;
 *     -1 = unknown
 * @param multistreamStreamCount most streams of one transmission with Multistream, 2 or 3; -1 = unknown
 * @param slowClientFallback whether clients that the server removes by itself are asked to go on by another way; {@code null}
 *     = unknown
 */
public record MulticastPolicy(
        SlowClientHandling slowClientHandling,
        long autoDisconnectThreshold,
        long multistreamStreamCount,
        Boolean slowClientFallback) {

    /** Highest threshold, in kilobytes per second. */
    public static final long HIGHEST_THRESHOLD = 4_194_303;

    /** Nothing known; as a change, nothing to change. */
    public static final MulticastPolicy UNKNOWN = new MulticastPolicy(null, -1, -1, null);

    /**
     * Checks a change by the rules of the API before it is sent.
     *
     * @throws IllegalArgumentException with the value seen, the rule and what to do
     */
    public MulticastPolicy requireLegalChange() {
        if (slowClientHandling == SlowClientHandling.UNKNOWN) {
            throw new IllegalArgumentException(
                    "SlowClientHandling UNKNOWN cannot be set. Legal: NONE, AUTO_DISCONNECT or"
                            + " MULTISTREAM. Nothing was changed.");
        }
        if (autoDisconnectThreshold != -1
                && (autoDisconnectThreshold < 1 || autoDisconnectThreshold > HIGHEST_THRESHOLD)) {
            throw new IllegalArgumentException("AutoDisconnectThreshold " + autoDisconnectThreshold
                    + " is out of range. Legal: 1 to " + HIGHEST_THRESHOLD + " KB per second. Nothing was changed.");
        }
        if (multistreamStreamCount != -1 && multistreamStreamCount != 2 && multistreamStreamCount != 3) {
            throw new IllegalArgumentException("MultistreamStreamCount " + multistreamStreamCount
                    + " is not legal. Legal: 2 (fast and slow) or 3 (fast, medium and slow). Nothing was changed.");
        }
        return this;
    }
}
