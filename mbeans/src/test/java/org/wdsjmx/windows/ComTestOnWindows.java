package org.wdsjmx.windows;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;
import org.wdsjmx.transport.contract.TransportWorld.Machine;

/**
 * A test that runs in a Windows JVM with the test COM server, one namespace, one content, one session and two clients. After
 * each test nothing may be left of what the backend got.
 */
abstract class ComTestOnWindows {

    static final String IMAGE = "WDS:Images/install.wim/1";

    final ComWorld world = new ComWorld();
    private TransportServer server;
    long first;
    long second;

    @BeforeEach
    void furnish() {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        first = world.join(IMAGE, "install.wim", Machine.named("PC-1", "00155D000001"));
        second = world.join(IMAGE, "install.wim", Machine.named("PC-2", "00155D000002"));
    }

    @AfterEach
    void leaveNothing() {
        disconnectFromServer();
        world.close();
        Census.assertNothingIsLeft();
    }

    TransportServer connected() throws TransportException {
        if (server == null) {
            server = world.backend().connect(world.server());
        }
        return server;
    }

    void disconnectFromServer() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    ServerSnapshot read() throws TransportException {
        return connected().read();
    }

    DisconnectResult disconnect(ClientIdentity client) throws TransportException {
        return connected().disconnect(List.of(client), DisconnectType.FALLBACK).get(0);
    }

    StateNode namespace() {
        return world.state().children("namespace").get(0);
    }

    StateNode content() {
        return namespace().children("content").get(0);
    }

    StateNode session() {
        return content().children("session").get(0);
    }

    StateNode client() {
        return session().children("client").get(0);
    }

    /** Makes calls fail or behave otherwise, as {@code mbeans/src/test/cpp/README.md} says. */
    void fault(Object... fields) {
        world.state().add("fault", fields);
        world.write();
    }

    static Namespace onlyNamespace(ServerSnapshot snapshot) {
        return only(snapshot.namespaces());
    }

    static Content onlyContent(ServerSnapshot snapshot) {
        return only(onlyNamespace(snapshot).contents());
    }

    static Session onlySession(ServerSnapshot snapshot) {
        return only(onlyContent(snapshot).sessions());
    }

    static Client client(ServerSnapshot snapshot, long id) {
        return onlySession(snapshot).clients().stream()
                .filter(client -> client.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private static <T> T only(List<T> list) {
        if (list.size() != 1) {
            throw new AssertionError("not one but " + list);
        }
        return list.get(0);
    }
}
