package org.wdsjmx.transport;

import java.util.List;

/**
 * What a server says of itself.
 *
 * @param version operating system version as the raw 64 bit number, whose packing Microsoft does not document; -1 = unknown
 * @param installedFeatures mask of {@code WDSTRANSPORT_FEATURE_FLAGS}: 1 management tools, 2 Transport Server, 4
 *     Deployment Server; -1 = unknown
 * @param protocols mask of {@code WDSTRANSPORT_PROTOCOL_FLAGS}: 1 unicast, 2 multicast; -1 = unknown
 * @param tftpCapabilities mask of {@code WDSTRANSPORT_TFTP_CAPABILITY}: 1 maximum block size, 2 variable window; -1 = unknown
 *     or a server before 2012
 * @param contentProviders registered providers; {@code null} = unknown or a server before 2012
 * @param servicesRunning whether the transport services run; {@code null} = unknown
 */
public record ServerDetails(
        long version,
        long installedFeatures,
        long protocols,
        long tftpCapabilities,
        List<ContentProvider> contentProviders,
        Boolean servicesRunning) {

    /** A server of which only the name is known. */
    public static final ServerDetails UNKNOWN = new ServerDetails(-1, -1, -1, -1, null, null);

    public ServerDetails {
        contentProviders = contentProviders == null ? null : List.copyOf(contentProviders);
    }

    /** A server before 2012, which tells neither TFTP capabilities nor providers. */
    public ServerDetails(long version, long installedFeatures, long protocols, Boolean servicesRunning) {
        this(version, installedFeatures, protocols, -1, null, servicesRunning);
    }
}
