package org.wdsjmx.transport;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Removes what a walk met twice. While a tree is walked, a client can move to a session that comes later in the walk, or a
 * session can be listed under a tombstone and under its successor. The later sighting is the more recent one, so it wins.
 */
final class SnapshotTree {

    private final Set<Long> contentIds = new HashSet<>();
    private final Set<Long> sessionIds = new HashSet<>();
    private final Set<Long> clientIds = new HashSet<>();

    private SnapshotTree() {}

    /** The same namespaces, with every content, session and client id once. */
    static List<Namespace> withoutRepetitions(List<Namespace> namespaces) {
        if (!new SnapshotTree().repeats(namespaces)) {
            return List.copyOf(namespaces);
        }
        return new SnapshotTree().lastSightings(namespaces);
    }

    private boolean repeats(List<Namespace> namespaces) {
        for (Namespace namespace : namespaces) {
            for (Content content : namespace.contents()) {
                if (!contentIds.add(content.id())) {
                    return true;
                }
                for (Session session : content.sessions()) {
                    if (!sessionIds.add(session.id())) {
                        return true;
                    }
                    for (Client client : session.clients()) {
                        if (!clientIds.add(client.id())) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private List<Namespace> lastSightings(List<Namespace> namespaces) {
        List<Namespace> kept = new ArrayList<>();
        for (Namespace n : backwards(namespaces)) {
            kept.add(new Namespace(
                    n.id(),
                    n.name(),
                    n.friendlyName(),
                    n.description(),
                    n.contentProvider(),
                    n.configuration(),
                    n.kind(),
                    n.registered(),
                    n.tombstoned(),
                    n.tombstoneTime(),
                    n.transmissionStarted(),
                    n.minimumClients(),
                    n.startTime(),
                    contents(n.contents())));
        }
        return backwards(kept);
    }

    private List<Content> contents(List<Content> contents) {
        List<Content> kept = new ArrayList<>();
        for (Content content : backwards(contents)) {
            if (contentIds.add(content.id())) {
                kept.add(new Content(content.id(), content.name(), sessions(content.sessions())));
            }
        }
        return backwards(kept);
    }

    private List<Session> sessions(List<Session> sessions) {
        List<Session> kept = new ArrayList<>();
        for (Session s : backwards(sessions)) {
            if (sessionIds.add(s.id())) {
                kept.add(new Session(
                        s.id(),
                        s.networkInterfaceName(),
                        s.networkInterfaceAddress(),
                        s.transferRate(),
                        s.masterClientId(),
                        clients(s.clients())));
            }
        }
        return backwards(kept);
    }

    private List<Client> clients(List<Client> clients) {
        List<Client> kept = new ArrayList<>();
        for (Client client : backwards(clients)) {
            if (clientIds.add(client.id())) {
                kept.add(client);
            }
        }
        return backwards(kept);
    }

    private static <T> List<T> backwards(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
