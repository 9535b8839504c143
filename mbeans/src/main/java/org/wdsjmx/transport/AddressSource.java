package org.wdsjmx.transport;

/** Where a server takes multicast addresses from: {@code WDSTRANSPORT_IP_ADDRESS_SOURCE_TYPE}. */
public enum AddressSource {
    /** The server did not tell. Cannot be set. */
    UNKNOWN(0),
    /** From a MADCAP server; IPv4 only. */
    DHCP(1),
    /** From the configured range. */
    RANGE(2);

    private final int value;

    AddressSource(int value) {
        this.value = value;
    }

    /** The number that the API uses. */
    public int value() {
        return value;
    }

    /** The source for a number of the API; {@link #UNKNOWN} for one that is not documented. */
    public static AddressSource of(long value) {
        for (AddressSource source : values()) {
            if (source.value == value) {
                return source;
            }
        }
        return UNKNOWN;
    }
}
