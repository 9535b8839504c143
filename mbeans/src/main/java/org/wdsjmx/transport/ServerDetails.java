package org.wdsjmx.transport;

/**
 * What a server says of itself.
 *
 * @param version operating system version as the raw 64 bit number, whose packing Microsoft does not document; -1 = unknown
 * @param installedFeatures mask of {@code WDSTRANSPORT_FEATURE_FLAGS}: 1 management tools, 2 Transport Server, 4
 *     Deployment Server; -1 = unknown
 * @param protocols mask of {@code WDSTRANSPORT_PROTOCOL_FLAGS}: 1 unicast, 2 multicast; -1 = unknown
 * @param servicesRunning whether the transport services run; {@code null} = unknown
 */
public record ServerDetails(long version, long installedFeatures, long protocols, Boolean servicesRunning) {

    /** A server of which only the name is known. */
    public static final ServerDetails UNKNOWN = new ServerDetails(-1, -1, -1, null);
}
