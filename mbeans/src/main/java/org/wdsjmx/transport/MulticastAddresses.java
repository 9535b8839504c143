package org.wdsjmx.transport;

/**
 * The multicast addresses that a server uses of one address family.
 *
 * @param source where they come from; {@code null} = unknown
 * @param start first address of the range as text; {@code null} = unknown
 * @param end last address of the range as text; {@code null} = unknown
 */
public record MulticastAddresses(AddressSource source, String start, String end) {

    /** Nothing known; as a change, nothing to change. */
    public static final MulticastAddresses UNKNOWN = new MulticastAddresses(null, null, null);
}
