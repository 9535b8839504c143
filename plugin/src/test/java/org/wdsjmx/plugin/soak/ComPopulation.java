package org.wdsjmx.plugin.soak;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.wdsjmx.windows.StateNode;
import org.wdsjmx.windows.TestComServer;

/** The clients of one server behind COM: some leave and as many others come whenever it is told to. Safe for use by several threads. */
final class ComPopulation {

    private static final int SESSIONS = 2;
    private static final int CLIENTS = 20;

    private final TestComServer servers;
    private final String name;
    private final StateNode server;
    private final Random random;
    private final List<StateNode> sessions = new ArrayList<>();
    private final Deque<StateNode> clients = new ArrayDeque<>();
    private long nextId;

    ComPopulation(TestComServer servers, String name, long firstId, Random random) {
        this.servers = servers;
        this.name = name;
        this.random = random;
        this.nextId = firstId;
        server = servers.addServer(name);
        StateNode content = server.add("namespace", "id", 1, "name", "WDS:Lab/install.wim/1", "type", 1)
                .set("registered", 1, "started", 1)
                .add("content", "id", 2, "name", "install.wim");
        for (int i = 0; i < SESSIONS; i++) {
            sessions.add(content.add("session", "id", 3 + i, "rate", 1_500_000, "master", 0));
        }
        for (int i = 0; i < CLIENTS; i++) {
            join();
        }
    }

    String name() {
        return name;
    }

    /** Some leave and as many come. */
    synchronized void churn() {
        for (int i = random.nextInt(4); i >= 0; i--) {
            StateNode gone = clients.removeFirst();
            sessions.forEach(session -> session.remove(gone));
            join();
        }
        servers.write();
    }

    private void join() {
        long id = nextId++;
        StateNode session = sessions.get(random.nextInt(SESSIONS));
        String mac = String.format(Locale.ROOT, "02155D%06X", id & 0xFFFFFF);
        clients.addLast(session.add(
                "client",
                "id",
                id,
                "name",
                "PC-" + id,
                "mac",
                mac,
                "percent",
                random.nextInt(90),
                "user",
                "Lab\\J\u00f6rg"));
        session.set("master", id);
    }

    /** A client that is there at the moment. */
    synchronized long anyone() {
        return (Long) List.copyOf(clients).get(random.nextInt(clients.size())).get("id");
    }

    synchronized void fault(Object... fields) {
        server.add("fault", fields);
        servers.write();
    }

    synchronized void heal() {
        server.removeAll("fault");
        servers.write();
    }
}
