package org.wdsjmx.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;

/**
 * A session of a snapshot, its place, and what it and its clients are called. WDS promises that ids are unique on a server, so a label
 * is the id. When a server breaks that, all that share an id bear what tells them apart: sessions the ids of namespace and content,
 * clients the MAC address. No label then stands for another thing only because the server lists them in another order.
 *
 * @param label the id, or {@code id@namespace/content}
 * @param clientLabels for each client its id, or {@code id@mac}
 */
record PlacedSession(Namespace namespace, Content content, Session session, String label, List<String> clientLabels) {

    private record Place(Namespace namespace, Content content, Session session) {}

    /** The sessions of a snapshot in the server's order; no two labels of sessions are equal, and no two of clients. */
    static List<PlacedSession> of(ServerSnapshot snapshot) {
        List<Place> places = new ArrayList<>();
        List<Client> clients = new ArrayList<>();
        for (Namespace namespace : snapshot.namespaces()) {
            for (Content content : namespace.contents()) {
                for (Session session : content.sessions()) {
                    places.add(new Place(namespace, content, session));
                    clients.addAll(session.clients());
                }
            }
        }
        List<String> labels = labels(places, place -> place.session().id(), PlacedSession::numbers);
        List<String> clientLabels = labels(clients, Client::id, PlacedSession::address);
        List<PlacedSession> sessions = new ArrayList<>(places.size());
        int next = 0;
        for (int i = 0; i < labels.size(); i++) {
            Place place = places.get(i);
            int after = next + place.session().clients().size();
            sessions.add(new PlacedSession(
                    place.namespace(),
                    place.content(),
                    place.session(),
                    labels.get(i),
                    clientLabels.subList(next, after)));
            next = after;
        }
        return sessions;
    }

    private static <T> List<String> labels(List<T> things, ToLongFunction<T> id, Function<T, String> mark) {
        Set<Long> repeated = repeated(things.stream().mapToLong(id).toArray());
        if (repeated.isEmpty()) {
            return things.stream()
                    .map(thing -> Long.toString(id.applyAsLong(thing)))
                    .toList();
        }
        return UniqueLabels.of(things, thing -> {
            long number = id.applyAsLong(thing);
            return repeated.contains(number) ? number + "@" + mark.apply(thing) : Long.toString(number);
        });
    }

    /** Read by read this is asked of thousands of ids, none of which is repeated. */
    private static Set<Long> repeated(long[] ids) {
        Arrays.sort(ids);
        Set<Long> repeated = Set.of();
        for (int i = 1; i < ids.length; i++) {
            if (ids[i] == ids[i - 1]) {
                repeated = repeated.isEmpty() ? new HashSet<>() : repeated;
                repeated.add(ids[i]);
            }
        }
        return repeated;
    }

    private static String numbers(Place place) {
        return place.namespace().id() + "/" + place.content().id();
    }

    private static String address(Client client) {
        return !ClientIdentity.isKnown(client.macAddress()) ? "?" : client.macAddress();
    }

    /** Whether an id alone does not tell this session, or one of its clients, from the others of its server. */
    boolean isAmbiguous() {
        return isQualified(label) || clientLabels.stream().anyMatch(PlacedSession::isQualified);
    }

    private static boolean isQualified(String label) {
        return label.indexOf('@') >= 0;
    }

    /** Whether it is where that one was, whatever either is called. */
    boolean isAt(WatchedSession other) {
        return isSamePlace(namespace, content, session, other);
    }

    static boolean isSamePlace(Namespace namespace, Content content, Session session, WatchedSession other) {
        return session.id() == other.session().id()
                && content.id() == other.content().id()
                && namespace.id() == other.namespace().id()
                && namespace.name().equals(other.namespace().name());
    }
}
