package org.wdsjmx.plugin;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.transport.TransportServer;

/** A server whose clients come and go at every read, until it is told to stop: then nobody is left. */
final class ChurningBackend implements TransportBackend {

    static final int POPULATION = 400;
    static final int CHANGED_PER_READ = 125;

    final AtomicBoolean stopped = new AtomicBoolean();
    private final Deque<Client> clients = new ArrayDeque<>();
    private long nextId = 1;

    @Override
    public String name() {
        return "churning";
    }

    @Override
    public TransportServer connect(String server) {
        return new TransportServer() {
            @Override
            public ServerSnapshot read() {
                return ChurningBackend.this.read();
            }

            @Override
            public List<DisconnectResult> disconnect(List<ClientIdentity> who, DisconnectType type) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void perform(ServerAction action) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {}
        };
    }

    private ServerSnapshot read() {
        for (int i = 0; i < CHANGED_PER_READ && !clients.isEmpty(); i++) {
            clients.removeFirst();
        }
        while (clients.size() < POPULATION) {
            clients.addLast(client(nextId++));
        }
        List<Content> contents = stopped.get()
                ? List.of()
                : List.of(new Content(
                        1,
                        "install.wim",
                        List.of(new Session(
                                2, "Ethernet", "00", 1, clients.peekFirst().id(), new ArrayList<>(clients)))));
        Namespace namespace = new Namespace(
                1, "N", "N", "", "WDS", "", NamespaceKind.AUTO_CAST, true, false, null, true, -1, null, contents);
        return new ServerSnapshot(
                MomentSource.system().moment(),
                Duration.ofMillis(1),
                ServerDetails.UNKNOWN,
                List.of(namespace),
                List.of());
    }

    private static Client client(long id) {
        String mac = String.format(
                Locale.ROOT, "02-00-%02X-%02X-%02X-%02X", id >> 24 & 255, id >> 16 & 255, id >> 8 & 255, id & 255);
        String name = id % 7 == 0 ? "x,\"=*?\n" + id : "PC-" + id;
        return new Client(id, name, mac, "10.0.0.1", "u", 0.5, 10, 0.1, Double.NaN, 0.3);
    }
}
