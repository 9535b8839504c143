package org.wdsjmx.mbean;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.management.ObjectName;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.watch.ServerOperations;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedClient;
import org.wdsjmx.watch.WatchedSession;

/**
 * The MBeans of one server. A bean lives as long as the thing that it stands for; what is still there only gets its new
 * state. Not safe for use by several threads.
 */
final class ServerBeans {

    private final Registrations registrations;
    private final String server;
    private final BeanType<ServerView> serverType;
    private final BeanType<Namespace> namespaceType = NamespaceBean.type();
    private final BeanType<Content> contentType = ContentBean.type();
    private final BeanType<WatchedSession> sessionType;
    private final BeanType<WatchedClient> clientType;
    private Map<Object, Registered<?>> published = new HashMap<>();

    ServerBeans(Registrations registrations, ServerOperations operations) {
        this.registrations = registrations;
        this.server = operations.name();
        DisconnectOperations disconnects = new DisconnectOperations(operations);
        serverType = ServerBean.type(operations);
        sessionType = new BeanType<>(
                "org.wdsjmx.Session",
                "A running transfer of one content to a group of clients",
                SessionColumns.all(),
                List.of(disconnects.ofSession(), disconnects.ofMaster()));
        clientType = new BeanType<>(
                "org.wdsjmx.Client",
                "A machine that is being imaged",
                ClientColumns.all(),
                List.of(disconnects.ofClient()));
    }

    private record Registered<T>(ObjectName name, StateMBean<T> bean) {}

    private record NamespaceKey(ObjectName name) {}

    private record ContentKey(String namespace, boolean tombstone, long namespaceId, long id) {}

    private record SessionKey(long id) {}

    /** The MAC address makes a machine that took over an id and a name a new bean. */
    private record ClientKey(long sessionId, long id, String name, String macAddress) {}

    /** Makes the MBeans show this view. */
    void show(ServerView view) {
        Map<Object, Registered<?>> next = new HashMap<>(published.size() * 2);
        List<Registered<?>> arrivals = new ArrayList<>();
        show(next, arrivals, "server", serverType, view, () -> TransportNames.server(server));
        for (Namespace n : view.namespaces()) {
            ObjectName name = TransportNames.namespace(server, n);
            show(next, arrivals, new NamespaceKey(name), namespaceType, n, () -> name);
            for (Content c : n.contents()) {
                ContentKey key = new ContentKey(n.name(), n.isTombstone(), n.id(), c.id());
                show(next, arrivals, key, contentType, c, () -> TransportNames.content(server, n, c.id()));
            }
        }
        for (WatchedSession s : view.sessions()) {
            long id = s.session().id();
            show(next, arrivals, new SessionKey(id), sessionType, s, () -> TransportNames.session(server, id));
        }
        for (WatchedClient c : view.clients()) {
            ClientKey key = new ClientKey(
                    c.session().id(),
                    c.client().id(),
                    c.client().name(),
                    c.client().macAddress());
            show(
                    next,
                    arrivals,
                    key,
                    clientType,
                    c,
                    () -> TransportNames.client(server, key.sessionId, key.id, key.name));
        }
        // Departures first: a machine that took over an id and a name bears the same ObjectName.
        published.values().forEach(gone -> registrations.remove(gone.name()));
        arrivals.forEach(arrived -> registrations.add(arrived.name(), arrived.bean()));
        published = next;
    }

    private <T> void show(
            Map<Object, Registered<?>> next,
            List<Registered<?>> arrivals,
            Object key,
            BeanType<T> type,
            T state,
            Supplier<ObjectName> name) {
        if (next.containsKey(key)) {
            // Two of one name, although the server promises that names are unique: the first one is shown.
            return;
        }
        // A key always stands for the same type of state.
        @SuppressWarnings("unchecked")
        Registered<T> known = (Registered<T>) published.remove(key);
        if (known == null) {
            known = new Registered<>(name.get(), new StateMBean<>(type, state));
            arrivals.add(known);
        } else {
            known.bean().show(state);
        }
        next.put(key, known);
    }

    /** Removes every MBean of the server. */
    void removeAll() {
        published.values().forEach(gone -> registrations.remove(gone.name()));
        published = new HashMap<>();
    }
}
