package org.wdsjmx.transport;

/**
 * Addresses, ports and TFTP settings of the transport services: {@code IWdsTransportServicePolicy} and, for the last three,
 * {@code IWdsTransportServicePolicy2} since Windows Server 2012. As a change, what is unknown here stays as it is on the
 * server. The server checks addresses and ranges; its codes say what it refused.
 *
 * @param ipv4 IPv4 multicast addresses, 224.0.1.0 to 239.255.255.255
 * @param ipv6 IPv6 multicast addresses, beginning with FF; from a range only
 * @param startPort first UDP port, 1025 to 65535; -1 = unknown
 * @param endPort last UDP port, not below the first; -1 = unknown
 * @param networkProfile {@code WDSTRANSPORT_NETWORK_PROFILE_TYPE}, of effect on Windows Server 2008 only; -1 = unknown
 * @param fixedPorts whether UDP ports are taken from the range instead of from Winsock; {@code null} = unknown
 * @param tftpMaximumBlockSize bytes, 0 (no limit configured) or 512 to 65531; -1 = unknown
 * @param tftpVariableWindow whether the variable-window extension is on; {@code null} = unknown
 */
public record ServicePolicy(
        MulticastAddresses ipv4,
        MulticastAddresses ipv6,
        long startPort,
        long endPort,
        long networkProfile,
        Boolean fixedPorts,
        long tftpMaximumBlockSize,
        Boolean tftpVariableWindow) {

    /** Nothing known; as a change, nothing to change. */
    public static final ServicePolicy UNKNOWN =
            new ServicePolicy(MulticastAddresses.UNKNOWN, MulticastAddresses.UNKNOWN, -1, -1, -1, null, -1, null);

    /**
     * Checks a change by the rules of the API that can be checked without the server.
     *
     * @throws IllegalArgumentException with the value seen, the rule and what to do
     */
    public ServicePolicy requireLegalChange() {
        require(
                ipv4.source() != AddressSource.UNKNOWN && ipv6.source() != AddressSource.UNKNOWN,
                "Address source UNKNOWN cannot be set. Legal: RANGE, or DHCP for IPv4.");
        require(ipv6.source() != AddressSource.DHCP, "Address source DHCP is not legal for IPv6. Legal: RANGE.");
        requirePort("StartPort", startPort);
        requirePort("EndPort", endPort);
        require(
                startPort == -1 || endPort == -1 || startPort <= endPort,
                "StartPort " + startPort + " is above EndPort " + endPort + ".");
        require(
                networkProfile >= -1 && networkProfile <= 4 && networkProfile != 0,
                "NetworkProfile " + networkProfile
                        + " is not legal. Legal: 1 custom, 2 10 Mbps, 3 100 Mbps, 4 1 Gbps.");
        require(
                tftpMaximumBlockSize == -1
                        || tftpMaximumBlockSize == 0
                        || tftpMaximumBlockSize >= 512 && tftpMaximumBlockSize <= 65_531,
                "TftpMaximumBlockSize " + tftpMaximumBlockSize + " is not legal. Legal: 0, or 512 to 65531 bytes.");
        return this;
    }

    private static void requirePort(String what, long port) {
        require(
                port == -1 || port >= 1_025 && port <= 65_535,
                what + ' ' + port + " is out of range. Legal: 1025 to 65535.");
    }

    private static void require(boolean legal, String message) {
        if (!legal) {
            throw new IllegalArgumentException(message + " Nothing was changed.");
        }
    }
}
