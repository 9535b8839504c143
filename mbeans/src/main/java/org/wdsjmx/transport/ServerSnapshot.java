package org.wdsjmx.transport;

import java.time.Duration;
import java.util.List;

/**
 * What one read of a server saw: the whole tree, immutable.
 *
 * <p>A walk of the tree is not atomic on the server's side; within the snapshot every client id, session id and content id
 * occurs once (see {@link SnapshotTree}).
 *
 * @param time when the read began
 * @param readDuration how long the read took
 * @param details what the server says of itself
 * @param policies its policies
 * @param namespaces its namespaces, tombstones included
 * @param tftpClients TFTP transfers under way; {@code null} = unknown or a server before 2012
 * @param faults parts of the tree that could not be read; empty after a complete read
 */
public record ServerSnapshot(
        Moment time,
        Duration readDuration,
        ServerDetails details,
        ServerPolicies policies,
        List<Namespace> namespaces,
        List<TftpClient> tftpClients,
        List<ReadFault> faults) {

    public ServerSnapshot {
        namespaces = SnapshotTree.withoutRepetitions(namespaces);
        tftpClients = tftpClients == null ? null : List.copyOf(tftpClients);
        faults = List.copyOf(faults);
    }

    /** A server that shows neither policies nor TFTP transfers. */
    public ServerSnapshot(
            Moment time,
            Duration readDuration,
            ServerDetails details,
            List<Namespace> namespaces,
            List<ReadFault> faults) {
        this(time, readDuration, details, ServerPolicies.UNKNOWN, namespaces, null, faults);
    }

    /** The same, read at another time. */
    public ServerSnapshot at(Moment other) {
        return new ServerSnapshot(other, readDuration, details, policies, namespaces, tftpClients, faults);
    }
}
