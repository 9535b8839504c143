package org.wdsjmx.watch;

import java.time.Instant;
import java.util.List;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerPolicies;
import org.wdsjmx.transport.ServerSnapshot;

/**
 * What is known of one server at a moment. Everything that readers show together comes from one view.
 *
 * @param server name of the server as readers show it
 * @param up whether the last read succeeded
 * @param snapshot the last good read; {@code null} before the first one and once it is too old
 * @param lastRead when the last good read began; {@code null} before the first one
 * @param failure why the last read failed; {@code null} while the server is up or was not read yet
 * @param sessions the sessions of the snapshot
 * @param clients the clients of the snapshot
 * @param transfers the TFTP transfers of the snapshot; empty when it does not tell
 * @param departures clients that have left, the latest first; they stay when the server fails
 */
public record ServerView(
        String server,
        boolean up,
        ServerSnapshot snapshot,
        Moment lastRead,
        Failure failure,
        List<WatchedSession> sessions,
        List<WatchedClient> clients,
        List<WatchedTransfer> transfers,
        List<Departure> departures) {

    /**
     * A failed read.
     *
     * @param error the code
     * @param message what failed and why, in plain words
     * @param time when it failed
     */
    public record Failure(HResult error, String message, Instant time) {}

    /** A server that was not read yet. */
    static ServerView unread(String server) {
        return new ServerView(server, false, null, null, null, List.of(), List.of(), List.of(), List.of());
    }

    /** The same knowledge, marked by a failed read. */
    ServerView failing(Failure reason) {
        return new ServerView(server, false, snapshot, lastRead, reason, sessions, clients, transfers, departures);
    }

    /** The same server without its snapshot, which became too old. */
    ServerView withoutSnapshot() {
        return new ServerView(server, up, null, lastRead, failure, List.of(), List.of(), List.of(), departures);
    }

    /** The namespaces of the snapshot; empty without one. */
    public List<Namespace> namespaces() {
        return snapshot == null ? List.of() : snapshot.namespaces();
    }

    /** What the server said of itself; unknown without a snapshot. */
    public ServerDetails details() {
        return snapshot == null ? ServerDetails.UNKNOWN : snapshot.details();
    }

    /** The policies of the server; unknown without a snapshot. */
    public ServerPolicies policies() {
        return snapshot == null ? ServerPolicies.UNKNOWN : snapshot.policies();
    }
}
