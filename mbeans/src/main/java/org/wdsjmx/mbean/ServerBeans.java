package org.wdsjmx.mbean;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerPolicies;
import org.wdsjmx.transport.ServicePolicy;
import org.wdsjmx.watch.Change;
import org.wdsjmx.watch.ServerOperations;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedClient;
import org.wdsjmx.watch.WatchedSession;
import org.wdsjmx.watch.WatchedTransfer;

/**
 * The MBeans of one server. A bean lives as long as the thing that it stands for; what is still there only gets its new
 * state. Not safe for use by several threads.
 */
final class ServerBeans {

    private final Registrations registrations;
    private final String server;
    private final ServerNotifications notifications;
    private final BeanType<ServerView> serverType;
    private final BeanType<MulticastPolicy> multicastPolicyType;
    private final BeanType<ServicePolicy> servicePolicyType;
    private final BeanType<DiagnosticsPolicy> diagnosticsPolicyType;
    private final BeanType<Namespace> autoCastType;
    private final BeanType<Namespace> scheduledCastType;
    private final BeanType<ContentBean.Placed> contentType;
    private final BeanType<WatchedSession> sessionType;
    private final BeanType<WatchedClient> clientType;
    private final BeanType<WatchedTransfer> tftpClientType = TftpClientBean.type();
    private Map<Object, Registered<?>> published = new HashMap<>();

    /** @param createsNamespaces whether namespaces can be created */
    ServerBeans(
            Registrations registrations,
            ListenerQueues listeners,
            ServerOperations operations,
            boolean createsNamespaces) {
        this.registrations = registrations;
        this.server = operations.name();
        this.notifications = new ServerNotifications(TransportNames.server(server), listeners);
        DisconnectOperations disconnects = new DisconnectOperations(operations);
        ServerActions actions = new ServerActions(operations);
        serverType = ServerBean.type(actions, disconnects, createsNamespaces);
        multicastPolicyType = PolicyBeans.multicast(actions);
        servicePolicyType = PolicyBeans.service(actions);
        diagnosticsPolicyType = PolicyBeans.diagnostics(actions);
        autoCastType = NamespaceBean.autoCast(actions);
        scheduledCastType = NamespaceBean.scheduledCast(actions);
        contentType = ContentBean.type(actions);
        sessionType = new BeanType<>(
                "org.wdsjmx.Session",
                "A running transfer of one content to a group of clients",
                SessionColumns.all(),
                List.of(disconnects.ofSession(), disconnects.ofMaster(), SessionColumns.terminate(actions)));
        clientType = new BeanType<>(
                "org.wdsjmx.Client",
                "A machine that is being imaged",
                ClientColumns.all(),
                List.of(disconnects.ofClient()));
    }

    private record NamespaceKey(ObjectName name, boolean scheduled) {}

    private record SessionKey(String label) {}

    /** The MAC address makes a machine that took over an id and a name a new bean. */
    private record ClientKey(String session, String label, String name, String macAddress) {}

    /**
     * Makes the MBeans show this view, and tells listeners what changed.
     *
     * @param time when the changes were seen
     */
    void show(ServerView view, List<Change> changes, Instant time) {
        Update update = new Update(published);
        ObjectName serverName = TransportNames.server(server);
        update.show("server", view, () -> serverName, state -> new ServerMBean(serverType, state, notifications));
        showPolicies(update, view.policies());
        List<String> labels = TransportNames.namespaces(view.namespaces());
        for (int i = 0; i < labels.size(); i++) {
            show(update, labels.get(i), view.namespaces().get(i));
        }
        for (WatchedSession s : view.sessions()) {
            update.show(new SessionKey(s.label()), sessionType, s, () -> TransportNames.session(server, s.label()));
        }
        for (WatchedClient c : view.clients()) {
            ClientKey key = new ClientKey(
                    c.sessionLabel(), c.label(), c.client().name(), c.client().macAddress());
            update.show(key, clientType, c, () -> TransportNames.client(server, key.session, key.label, key.name));
        }
        for (WatchedTransfer t : view.transfers()) {
            ObjectName name = TransportNames.tftpClient(server, t.ip(), t.file());
            update.show(name, tftpClientType, t, () -> name);
        }
        published = update.register(registrations);
        notifications.tell(view, changes, time);
    }

    private void showPolicies(Update update, ServerPolicies policies) {
        showPolicy(update, PolicyBeans.MULTICAST, multicastPolicyType, policies.multicast());
        showPolicy(update, PolicyBeans.SERVICE, servicePolicyType, policies.service());
        showPolicy(update, PolicyBeans.DIAGNOSTICS, diagnosticsPolicyType, policies.diagnostics());
    }

    private <T> void showPolicy(Update update, String kind, BeanType<T> type, T policy) {
        if (policy != null) {
            update.show(kind, type, policy, () -> TransportNames.policy(kind, server));
        }
    }

    private void show(Update update, String label, Namespace namespace) {
        ObjectName name = TransportNames.namespace(server, label);
        boolean scheduled = namespace.kind() == NamespaceKind.SCHEDULED_CAST_MANUAL_START
                || namespace.kind() == NamespaceKind.SCHEDULED_CAST_AUTO_START;
        update.show(
                new NamespaceKey(name, scheduled), scheduled ? scheduledCastType : autoCastType, namespace, () -> name);
        List<String> contentLabels = TransportNames.contents(namespace);
        for (int i = 0; i < contentLabels.size(); i++) {
            Content content = namespace.contents().get(i);
            ObjectName contentName = TransportNames.content(server, label, contentLabels.get(i));
            update.show(contentName, contentType, new ContentBean.Placed(namespace, content), () -> contentName);
        }
    }

    /** Removes every MBean of the server. */
    void removeAll() {
        published.values().forEach(gone -> registrations.remove(gone.name()));
        published = new HashMap<>();
    }
}
