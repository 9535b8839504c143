package org.wdsjmx.transport;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes what a walk met twice. While a tree is walked, a client can move to a session that comes later in the walk, or a
 * session can be listed under a tombstone and under its successor. The later sighting is the more recent one, so it wins.
 *
 * <p>Two things that merely bear the same id are another matter: WDS promises that ids are unique on a server, and when a server breaks
 * that, both are shown. Only what is the same machine (the same id and MAC address) in the same namespace counts as one, and a session
 * only goes when none of its clients goes with it.
 */
final class SnapshotTree {

    /** Where something can be met twice: one namespace, or a name that tombstones share with their successor. */
    private static final class Scope {
        private final Set<Long> sessionIds = new HashSet<>();
        private final Map<Long, List<Client>> clients = new HashMap<>();
    }

    private final Map<String, Scope> sharedNames;

    private SnapshotTree(List<Namespace> namespaces) {
        sharedNames = namespaces.stream()
                .filter(Namespace::isTombstone)
                .collect(Collectors.toMap(Namespace::name, tombstone -> new Scope(), (one, other) -> one));
    }

    /** The same namespaces without repeated sightings of a session or a client. */
    static List<Namespace> withoutRepetitions(List<Namespace> namespaces) {
        if (!repeatsIds(namespaces)) {
            return List.copyOf(namespaces);
        }
        return new SnapshotTree(namespaces).lastSightings(namespaces);
    }

    private static boolean repeatsIds(List<Namespace> namespaces) {
        Set<Long> sessionIds = new HashSet<>();
        Set<Long> clientIds = new HashSet<>();
        for (Namespace namespace : namespaces) {
            for (Content content : namespace.contents()) {
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
            Scope scope = sharedNames.getOrDefault(n.name(), new Scope());
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
                    contents(n.contents(), scope)));
        }
        return backwards(kept);
    }

    private static List<Content> contents(List<Content> contents, Scope scope) {
        List<Content> kept = new ArrayList<>();
        for (Content content : backwards(contents)) {
            kept.add(new Content(content.id(), content.name(), sessions(content.sessions(), scope)));
        }
        return backwards(kept);
    }

    private static List<Session> sessions(List<Session> sessions, Scope scope) {
        List<Session> kept = new ArrayList<>();
        for (Session s : backwards(sessions)) {
            List<Client> clients = clients(s.clients(), scope);
            if (scope.sessionIds.add(s.id()) || !clients.isEmpty()) {
                kept.add(new Session(
                        s.id(),
                        s.networkInterfaceName(),
                        s.networkInterfaceAddress(),
                        s.transferRate(),
                        s.masterClientId(),
                        clients));
            }
        }
        return backwards(kept);
    }

    private static List<Client> clients(List<Client> clients, Scope scope) {
        List<Client> kept = new ArrayList<>();
        for (Client client : backwards(clients)) {
            List<Client> sameId = scope.clients.computeIfAbsent(client.id(), id -> new ArrayList<>());
            if (sameId.stream().noneMatch(seen -> isSameMachine(seen, client))) {
                sameId.add(client);
                kept.add(client);
            }
        }
        return backwards(kept);
    }

    /** What cannot be compared by MAC address is compared by name; of what cannot be compared at all, nothing is removed. */
    private static boolean isSameMachine(Client one, Client other) {
        return ClientIdentity.isKnown(one.macAddress()) && ClientIdentity.isKnown(other.macAddress())
                ? MacAddress.sameAddress(one.macAddress(), other.macAddress())
                : ClientIdentity.isKnown(one.name()) && one.name().equals(other.name());
    }

    private static <T> List<T> backwards(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
