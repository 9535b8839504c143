package org.wdsjmx.mbean;

/**
 * What the numbers mean. A fact has one wording, which its MBean attribute and its metric share.
 *
 * <p>An unknown count is {@code -1} and an unknown ratio NaN in an MBean; a metric of an unknown fact is absent.
 */
public final class Meaning {

    public static final String UP = "Whether the last read of the server succeeded";
    public static final String SNAPSHOT_TIME = "When the read began that all values shown here come from";
    public static final String READ_DURATION = "How long the last good read of the server took";
    public static final String SERVICES_RUNNING = "Whether the WDS transport services run on the server";

    public static final String SESSION_CLIENTS = "Clients that have joined the session";
    public static final String TRANSFER_RATE = "Transfer rate of the session, in bytes per second";
    public static final String MINIMUM_COMPLETION =
            "Completion of the client of the session that is furthest behind, 0 to 1";
    public static final String MEAN_COMPLETION = "Mean completion of the clients of the session, 0 to 1";

    public static final String COMPLETION =
            "Share of the current object that the client has, 0 to 1; late joiners start in the middle of the object";
    public static final String MASTER = "Whether the client is the master client, which sets the pace of its session";
    public static final String JOIN_TIME = "When the client joined its session";
    public static final String PROGRESS_TIME =
            "When the completion of the client was last seen to rise, or when it was first seen";
    public static final String CPU =
            "Share of the client's CPU in use, 0 to 1, unknown when the client does not report it";
    public static final String MEMORY =
            "Share of the client's memory in use, 0 to 1, unknown when the client does not report it";
    public static final String NETWORK =
            "Share of the client's network bandwidth in use, 0 to 1, unknown when the client does not report it";

    public static final String TFTP_OFFSET = "Bytes from the start of the file to the block in flight";
    public static final String TFTP_SIZE = "Size of the file, in bytes";

    private Meaning() {}
}
