package org.wdsjmx.transport;

import java.time.Duration;
import java.time.Instant;
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
 * @param namespaces its namespaces, tombstones included
 * @param faults parts of the tree that could not be read; empty after a complete read
 */
public record ServerSnapshot(
        Instant time,
        Duration readDuration,
        ServerDetails details,
        List<Namespace> namespaces,
        List<ReadFault> faults) {

    public ServerSnapshot {
        namespaces = SnapshotTree.withoutRepetitions(namespaces);
        faults = List.copyOf(faults);
    }
}
