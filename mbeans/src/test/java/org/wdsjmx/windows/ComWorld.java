package org.wdsjmx.windows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.TftpClient;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.transport.contract.TransportWorld;

/** The contract's world behind the Windows backend: one server of the test COM server in this process. */
final class ComWorld implements TransportWorld {

    /** Unique in the process, and above 2^31, because the API's ids are unsigned. */
    private static final AtomicLong IDS = new AtomicLong(0x8000_0000L);

    /** The calls by which an action takes effect. */
    private static final List<String> DECISIVE_CALLS = List.of(
            "Session.Terminate",
            "Content.Terminate",
            "Namespace.StartTransmission",
            "Namespace.Deregister",
            "Namespace.Register",
            "MulticastSessionPolicy.Commit",
            "ServicePolicy.Commit",
            "DiagnosticsPolicy.Commit",
            "ConfigurationManager.StartWdsTransportServices",
            "ConfigurationManager.StopWdsTransportServices",
            "ConfigurationManager.RestartWdsTransportServices",
            "ConfigurationManager.EnableWdsTransportServices",
            "ConfigurationManager.DisableWdsTransportServices");

    private static final AtomicLong SERVERS = new AtomicLong();

    private final TestComServer state = TestComServer.ofThisProcess();
    private final String name = "WDS" + SERVERS.incrementAndGet();
    private final StateNode server = state.addServer(name);
    private final Map<String, StateNode> namespaces = new HashMap<>();
    private final Map<String, StateNode> sessions = new HashMap<>();
    private final Map<Long, StateNode> clients = new HashMap<>();

    ComWorld() {
        state.write();
    }

    @Override
    public TransportBackend backend() {
        return new WindowsBackend();
    }

    @Override
    public String server() {
        return name;
    }

    /** The server's line of the state file, for what the contract has no words for. */
    StateNode state() {
        return server;
    }

    /** Puts changes to {@link #state()} into effect. */
    void write() {
        state.write();
    }

    @Override
    public void namespace(String namespace, NamespaceKind kind) {
        StateNode node = server.add(
                "namespace",
                "id",
                IDS.incrementAndGet(),
                "name",
                namespace,
                "friendly",
                namespace,
                "provider",
                "WDS",
                "config",
                "D:\\Images",
                "type",
                kind.value(),
                "registered",
                1);
        namespaces.put(namespace, node);
        state.write();
    }

    @Override
    public long join(String namespace, String content, Machine machine) {
        long id = IDS.incrementAndGet();
        StateNode session = sessions.computeIfAbsent(
                namespace + '\0' + content,
                key -> namespaces
                        .get(namespace)
                        .add("content", "id", IDS.incrementAndGet(), "name", content)
                        .add(
                                "session",
                                "id",
                                IDS.incrementAndGet(),
                                "ifname",
                                "Ethernet",
                                "rate",
                                12_000_000,
                                "master",
                                id));
        clients.put(id, show(session.add("client", "id", id), machine));
        state.write();
        return id;
    }

    private static StateNode show(StateNode client, Machine machine) {
        return client.set(
                "name",
                machine.name(),
                "mac",
                machine.macAddress(),
                "ip",
                machine.ipAddress(),
                "user",
                machine.userIdentity(),
                "percent",
                machine.completion(),
                "join",
                machine.joinDuration(),
                "cpu",
                machine.cpu(),
                "memory",
                machine.memory(),
                "network",
                machine.network());
    }

    @Override
    public void leave(long clientId) {
        StateNode client = clients.remove(clientId);
        sessions.values().forEach(session -> {
            session.remove(client);
            List<StateNode> left = session.children("client");
            if (session.get("master").equals(clientId)) {
                session.set("master", left.isEmpty() ? 0 : left.get(0).get("id"));
            }
        });
        state.write();
    }

    @Override
    public void replace(long clientId, Machine successor) {
        show(clients.get(clientId), successor);
        state.write();
    }

    @Override
    public void transfers(List<TftpClient> transfers) {
        server.removeAll("tftp");
        for (TftpClient transfer : transfers) {
            server.add(
                    "tftp",
                    "file",
                    transfer.fileName(),
                    "ip",
                    transfer.ipAddress(),
                    "timeout",
                    transfer.timeoutSeconds(),
                    "offset",
                    transfer.currentFileOffset(),
                    "size",
                    transfer.fileSize(),
                    "block",
                    transfer.blockSize(),
                    "window",
                    transfer.windowSize());
        }
        state.write();
    }

    @Override
    public void olderServer() {
        server.set("generation", "2008");
        state.write();
    }

    @Override
    public void fail(Fault fault, int hresult) {
        switch (fault) {
            case CONNECT -> server.fault("Manager.GetWdsTransportServer", hresult);
            case RETRIEVE_NAMESPACES -> server.fault("NamespaceManager.RetrieveNamespaces", hresult);
            case RETRIEVE_CLIENTS -> server.fault("Session.RetrieveClients", hresult);
            case CLIENT_NAME -> server.fault("Client.get_Name", hresult);
            case CLIENT_MAC -> server.fault("Client.get_MacAddress", hresult);
            case DISCONNECT -> server.fault("Client.Disconnect", hresult);
            case ACTION -> DECISIVE_CALLS.forEach(call -> server.fault(call, hresult));
            case HANG -> server.hang("NamespaceManager.RetrieveNamespaces");
        }
        state.write();
    }

    @Override
    public void repeatIds() {
        List<StateNode> contents = below(List.of(server), "namespace", "content");
        List<StateNode> openSessions = below(contents, "session");
        share(contents);
        share(openSessions);
        share(below(openSessions, "client"));
        state.write();
    }

    private static List<StateNode> below(List<StateNode> nodes, String... kinds) {
        List<StateNode> found = nodes;
        for (String kind : kinds) {
            found = found.stream().flatMap(node -> node.children(kind).stream()).toList();
        }
        return found;
    }

    private static void share(List<StateNode> nodes) {
        for (int i = 1; i < nodes.size(); i += 2) {
            nodes.get(i).set("id", nodes.get(i - 1).get("id"));
        }
    }

    @Override
    public void heal() {
        server.removeAll("fault");
        state.write();
    }

    @Override
    public List<Disconnect> disconnects() {
        return state.disconnects(name).stream()
                .map(call -> new Disconnect(call.clientId(), call.disconnectType()))
                .toList();
    }

    /** Every disconnect with the way that it took and what was answered. */
    List<TestComServer.DisconnectCall> disconnectCalls() {
        return state.disconnects(name);
    }

    /** Every other call that changes something, oldest first, as member and value, for example {@code Namespace.Deregister 1}. */
    List<String> calls() {
        return state.calls(name).stream()
                .map(call -> (call.member() + ' ' + call.value()).strip())
                .toList();
    }

    @Override
    public void close() {
        state.removeServer(server);
        state.write();
    }
}
