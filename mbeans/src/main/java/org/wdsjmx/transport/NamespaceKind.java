package org.wdsjmx.transport;

/** How transmissions of a namespace start: {@code WDSTRANSPORT_NAMESPACE_TYPE}. */
public enum NamespaceKind {
    /** The server did not tell, or told a kind that was invented later. */
    UNKNOWN(0),
    /** The server starts and ends sessions by itself when clients ask. */
    AUTO_CAST(1),
    /** Clients wait until an administrator starts the transmission. */
    SCHEDULED_CAST_MANUAL_START(2),
    /** The transmission starts at a set time or when enough clients have joined. */
    SCHEDULED_CAST_AUTO_START(3);

    private final int value;

    NamespaceKind(int value) {
        this.value = value;
    }

    /** The number that the API uses. */
    public int value() {
        return value;
    }

    /** The kind for a number of the API; {@link #UNKNOWN} for one that is not documented. */
    public static NamespaceKind of(long value) {
        for (NamespaceKind kind : values()) {
            if (kind.value == value) {
                return kind;
            }
        }
        return UNKNOWN;
    }
}
