package org.wdsjmx.transport;

import java.time.Instant;
import java.util.List;

/**
 * An offer of content with a rule for its start (a "multicast transmission" of the WDS console), as {@code
 * IWdsTransportNamespace} showed it in one read.
 *
 * @param id number of the namespace, unsigned 32 bit; -1 = unknown
 * @param name internal name that clients ask for. Unique among the registered namespaces of a server; a tombstoned one
 *     may bear the same name
 * @param friendlyName name for display; {@code null} = unknown
 * @param description free text; {@code null} = unknown
 * @param contentProvider name of the content provider, {@code WDS} for the built-in one; {@code null} = unknown
 * @param configuration text that the provider interprets, a folder for provider {@code WDS}; {@code null} = unknown
 * @param kind how transmissions start
 * @param registered whether the server offers it; {@code null} = unknown
 * @param tombstoned whether it was withdrawn but is kept while its sessions run; {@code null} = unknown
 * @param tombstoneTime when it was withdrawn; {@code null} unless tombstoned
 * @param transmissionStarted whether the server has begun to send data under it; {@code null} = unknown
 * @param minimumClients number of clients that starts an automatically started ScheduledCast; -1 = unknown or no such kind
 * @param startTime time that starts an automatically started ScheduledCast; {@code null} = unknown or no such kind
 * @param contents contents being sent now; empty while nobody downloads
 */
public record Namespace(
        long id,
        String name,
        String friendlyName,
        String description,
        String contentProvider,
        String configuration,
        NamespaceKind kind,
        Boolean registered,
        Boolean tombstoned,
        Instant tombstoneTime,
        Boolean transmissionStarted,
        long minimumClients,
        Instant startTime,
        List<Content> contents) {

    public Namespace {
        contents = List.copyOf(contents);
    }

    /** Whether it is known to be withdrawn. */
    public boolean isTombstone() {
        return Boolean.TRUE.equals(tombstoned);
    }
}
