package org.wdsjmx.windows;

/** By which family the service policy is asked for addresses: {@code WDSTRANSPORT_IP_ADDRESS_TYPE}, which is not 4 and 6. */
enum AddressFamily {
    IPV4(1),
    IPV6(2);

    private final int value;

    AddressFamily(int value) {
        this.value = value;
    }

    /** The number that the API uses. */
    int value() {
        return value;
    }
}
