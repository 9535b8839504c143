package org.wdsjmx.transport;

/** What a server does with clients that slow a session down: {@code WDSTRANSPORT_SLOW_CLIENT_HANDLING_TYPE}. */
public enum SlowClientHandling {
    /** The server did not tell, or told something that was invented later. Cannot be set. */
    UNKNOWN(0),
    /** Nothing: everybody runs at the pace of the slowest. */
    NONE(1),
    /** Clients that pull the rate under the threshold are removed. */
    AUTO_DISCONNECT(2),
    /** Slow clients are moved to a slower stream of the same transmission; who cannot be moved is removed. */
    MULTISTREAM(3);

    private final int value;

    SlowClientHandling(int value) {
        this.value = value;
    }

    /** The number that the API uses. */
    public int value() {
        return value;
    }

    /** The handling for a number of the API; {@link #UNKNOWN} for one that is not documented. */
    public static SlowClientHandling of(long value) {
        for (SlowClientHandling handling : values()) {
            if (handling.value == value) {
                return handling;
            }
        }
        return UNKNOWN;
    }
}
