package org.wdsjmx.transport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;
import org.wdsjmx.transport.contract.TransportWorld.Machine;

/** A world for each test of a contract, one connection to its server, and the words of the tests. */
public abstract class ContractTest {

    static final String IMAGE = "WDS:ImageGroup1/install.wim/1";
    static final String FILE = "install.wim";
    static final int ACCESS_DENIED = 0x80070005;

    TransportWorld world;
    TransportServer server;

    /** A new world with no namespace in it; the contract closes it. */
    protected abstract TransportWorld newWorld() throws Exception;

    @BeforeEach
    final void openWorld() throws Exception {
        world = newWorld();
    }

    @AfterEach
    final void closeWorld() {
        world.heal();
        if (server != null) {
            server.close();
        }
        world.close();
    }

    /** Does what is asked and must not fail. */
    final void perform(ServerAction action) throws TransportException {
        connected().perform(action);
    }

    /** Asks for what must be refused by the server or because of it, and gives the reason. */
    final HResult refusal(ServerAction action) throws TransportException {
        TransportServer asked = connected();
        TransportException failure = catchThrowableOfType(TransportException.class, () -> asked.perform(action));
        assertThat(failure).as(action.describe()).isNotNull();
        assertThat(failure).hasMessageContaining(failure.error().symbol());
        return failure.error();
    }

    static Machine pc(int number) {
        return Machine.named("PC-" + number, "00-15-5D-00-00-0" + number);
    }

    final TransportServer connected() throws TransportException {
        if (server == null) {
            server = world.backend().connect(world.server());
        }
        return server;
    }

    final ServerSnapshot read() throws TransportException {
        return connected().read();
    }

    /** The namespaces of this name, tombstones included. */
    static List<Namespace> namespaces(ServerSnapshot snapshot, String name) {
        return snapshot.namespaces().stream()
                .filter(namespace -> namespace.name().equals(name))
                .toList();
    }

    /** The one session of a content. */
    static Session sessionOf(ServerSnapshot snapshot, String namespace, String content) {
        return contentOf(snapshot, namespace, content).sessions().get(0);
    }

    static Content contentOf(ServerSnapshot snapshot, String namespace, String content) {
        return namespaces(snapshot, namespace).stream()
                .flatMap(n -> n.contents().stream())
                .filter(c -> c.name().equals(content))
                .findFirst()
                .orElseThrow(() -> new AssertionError("content " + content + " is not in " + snapshot));
    }

    static Namespace onlyNamespace(ServerSnapshot snapshot) {
        assertThat(snapshot.namespaces()).hasSize(1);
        return snapshot.namespaces().get(0);
    }

    static List<Session> sessions(ServerSnapshot snapshot) {
        List<Session> sessions = new ArrayList<>();
        snapshot.namespaces()
                .forEach(namespace -> namespace.contents().forEach(content -> sessions.addAll(content.sessions())));
        return sessions;
    }

    static List<Client> clients(ServerSnapshot snapshot) {
        return sessions(snapshot).stream()
                .flatMap(session -> session.clients().stream())
                .toList();
    }

    static List<Long> clientIds(ServerSnapshot snapshot) {
        return clients(snapshot).stream().map(Client::id).toList();
    }

    static Client client(ServerSnapshot snapshot, long id) {
        return clients(snapshot).stream()
                .filter(client -> client.id() == id)
                .findFirst()
                .orElseThrow(() -> new AssertionError("client " + id + " is not in " + snapshot));
    }

    static List<Long> clientsOf(ServerSnapshot snapshot, String namespace, String content) {
        return snapshot.namespaces().stream()
                .filter(n -> n.name().equals(namespace))
                .flatMap(n -> n.contents().stream())
                .filter(c -> c.name().equals(content))
                .flatMap(c -> c.sessions().stream())
                .flatMap(s -> s.clients().stream())
                .map(Client::id)
                .toList();
    }
}
