package org.wdsjmx.transport;

/**
 * A machine that has joined a session, as {@code IWdsTransportClient} showed it in one read.
 *
 * @param id server-assigned number, unsigned 32 bit; WDS may give it to another machine later
 * @param name name of the machine as the server knows it, untrusted text from the network; {@code null} = unknown
 * @param macAddress MAC address as text in the server's own format; {@code null} = unknown
 * @param ipAddress IPv4 or IPv6 address as text; {@code null} = unknown
 * @param userIdentity user behind the client as text; {@code null} = unknown or not supported by the server
 * @param completion share of the current object that has been downloaded, 0 to 1; NaN = unknown
 * @param joinDurationSeconds seconds since the client joined its session; -1 = unknown
 * @param cpuUtilization share of the client's CPU in use, 0 to 1; NaN = the client does not report it
 * @param memoryUtilization share of the client's memory in use, 0 to 1; NaN = the client does not report it
 * @param networkUtilization share of the client's network bandwidth in use, 0 to 1; NaN = the client does not report it
 */
public record Client(
        long id,
        String name,
        String macAddress,
        String ipAddress,
        String userIdentity,
        double completion,
        long joinDurationSeconds,
        double cpuUtilization,
        double memoryUtilization,
        double networkUtilization) {

    /** {@code WDSTRANSPORT_RESOURCE_UTILIZATION_UNKNOWN}: the client does not report this utilisation. */
    public static final long UTILIZATION_UNKNOWN = 0xFF;

    /** Who this is, for an operation that must not hit another machine. */
    public ClientIdentity identity() {
        return new ClientIdentity(id, name, macAddress);
    }

    /**
     * A percentage of the API as a ratio.
     *
     * @param percent the number that the server returned
     * @return 0 to 1, or NaN for anything over 100: values from 101 to 254 have no defined meaning and 255 is the
     *     sentinel for unknown
     */
    public static double ratio(long percent) {
        return percent < 0 || percent > 100 ? Double.NaN : percent / 100.0;
    }
}
