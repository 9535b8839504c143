package org.wdsjmx.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.ContentProvider;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ReadFault;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TransportException;

/** Ids and names that are not as unique, or not as readable, as the API promises. */
@EnabledOnOs(OS.WINDOWS)
class IdentityOnWindows extends ComTestOnWindows {

    @Test
    void showsTwoMachinesOfOneId() throws Exception {
        giveBothOneId();
        assertThat(onlySession(read()).clients())
                .extracting(Client::id, Client::macAddress)
                .containsExactly(tuple(first, "00155D000001"), tuple(first, "00155D000002"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void disconnectsNeitherOfTwoMachinesOfOneId(boolean older) throws Exception {
        if (older) {
            world.olderServer();
        }
        giveBothOneId();
        for (String mac : List.of("00155D000001", "00155D000002")) {
            DisconnectResult result = disconnect(new ClientIdentity(first, "PC", mac));
            assertThat(result.outcome()).isEqualTo(DisconnectOutcome.CHANGED);
            assertThat(result.message()).contains("2 clients with id " + first).contains("Nothing was called");
        }
        assertThat(world.disconnectCalls()).isEmpty();
    }

    @Test
    void disconnectsAMachineThatWasSeenTwice() throws Exception {
        content().add("session", "id", 77).add("client", "id", first, "name", "PC-1", "mac", "00:15:5d:00:00:01");
        world.write();
        assertThat(disconnect(new ClientIdentity(first, "PC", "00155D000001")).outcome())
                .isEqualTo(DisconnectOutcome.ACCEPTED);
        assertThat(world.disconnectCalls())
                .extracting(TestComServer.DisconnectCall::macAddress)
                .containsExactly("00:15:5d:00:00:01");
    }

    @Test
    void disconnectsACloneByItsId() throws Exception {
        session().children("client").get(1).set("mac", "00155D000001");
        world.write();
        assertThat(disconnect(new ClientIdentity(second, "PC", "00155D000001")).outcome())
                .isEqualTo(DisconnectOutcome.ACCEPTED);
        assertThat(world.disconnects()).extracting(call -> call.clientId()).containsExactly(second);
    }

    @Test
    void disconnectsNeitherOfTwoWhenAThirdIsMeant() throws Exception {
        giveBothOneId();
        assertThat(disconnect(new ClientIdentity(first, "PC", "00155D000003")).outcome())
                .isEqualTo(DisconnectOutcome.CHANGED);
        assertThat(world.disconnectCalls()).isEmpty();
    }

    @Test
    void disconnectsNobodyWhenAnotherOfTheIdCannotBeCompared() throws Exception {
        world.olderServer();
        giveBothOneId();
        session().children("client").get(1).set("mac", null);
        world.write();
        assertThat(disconnect(new ClientIdentity(first, "PC", "00155D000001")).outcome())
                .isEqualTo(DisconnectOutcome.CHANGED);
        assertThat(world.disconnectCalls()).isEmpty();
    }

    @Test
    void disconnectsByIdOnAnOlderServerWhoseIdsAreUnique() throws Exception {
        world.olderServer();
        assertThat(disconnect(new ClientIdentity(second, "PC", "00155D000002")).outcome())
                .isEqualTo(DisconnectOutcome.ACCEPTED);
        assertThat(world.disconnectCalls())
                .extracting(TestComServer.DisconnectCall::via, TestComServer.DisconnectCall::macAddress)
                .containsExactly(tuple("Server", "00155D000002"));
    }

    @Test
    void endsNeitherOfTwoSessionsOfOneId() throws Exception {
        long id = (Long) session().get("id");
        world.state().children("namespace").get(0).add("content", "id", 78).add("session", "id", id);
        world.write();
        refused(new ServerAction.TerminateSession(id, IMAGE));
    }

    @Test
    void endsNeitherOfTwoContentsOfOneId() throws Exception {
        long id = (Long) content().get("id");
        namespace().add("content", "id", id).add("session", "id", 79);
        world.write();
        refused(new ServerAction.TerminateContent(id, IMAGE));
    }

    @Test
    void withdrawsNeitherOfTwoNamespacesOfOneIdAndName() throws Exception {
        long id = (Long) namespace().get("id");
        world.state().add("namespace", "id", id, "name", IMAGE, "type", NamespaceKind.AUTO_CAST.value());
        world.write();
        refused(new ServerAction.Deregister(new ServerAction.NamespaceTarget(id, IMAGE), true));
        refused(new ServerAction.Deregister(new ServerAction.NamespaceTarget(-1, IMAGE), true));
    }

    private void refused(ServerAction action) {
        assertThatThrownBy(() -> connected().perform(action))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("lists several such")
                .hasMessageContaining("nothing was called");
        assertThat(world.calls()).isEmpty();
    }

    @Test
    void showsEveryNamespaceThatIsLikeAnother() throws Exception {
        for (int i = 0; i < 199; i++) {
            StateNode namespace = world.state()
                    .add(
                            "namespace",
                            "id",
                            1,
                            "name",
                            "same",
                            "type",
                            NamespaceKind.AUTO_CAST.value(),
                            "registered",
                            1);
            namespace
                    .add("content", "id", 1, "name", "install.wim")
                    .add("session", "id", 1, "master", 1)
                    .add("client", "id", 1, "name", "PC", "mac", "00155D000009");
        }
        world.write();
        ServerSnapshot snapshot = read();
        assertThat(snapshot.namespaces()).hasSize(200);
        assertThat(snapshot.namespaces().stream()
                        .flatMap(namespace -> namespace.contents().stream())
                        .flatMap(content -> content.sessions().stream())
                        .flatMap(session -> session.clients().stream()))
                .hasSize(201);
    }

    @Test
    void showsContentProvidersWithoutNames() throws Exception {
        world.state().removeAll("provider");
        world.state().add("provider", "name", null, "path", "a.dll");
        world.state().add("provider", "name", null, "path", "b.dll");
        world.write();
        assertThat(read().details().contentProviders())
                .extracting(ContentProvider::filePath)
                .containsExactly("a.dll", "b.dll");
    }

    @Test
    void goesOnWithTheNameOfANamespaceThatCannotBeReadForAWhile() throws Exception {
        read();
        fault("call", "Namespace.get_Name", "code", "0x80004005");
        ServerSnapshot snapshot = read();
        assertThat(snapshot.namespaces()).extracting(Namespace::name).containsExactly(IMAGE);
        assertThat(onlySession(snapshot).clients()).hasSize(2);
        assertThat(snapshot.faults()).extracting(ReadFault::where).containsExactly("namespace \"" + IMAGE + "\": Name");
        assertThat(snapshot.faults()).extracting(ReadFault::branch).containsOnlyNulls();
    }

    @Test
    void leavesOutANamespaceWhoseNameWasNeverRead() throws Exception {
        fault("call", "Namespace.get_Name", "code", "0x80004005");
        ServerSnapshot snapshot = read();
        assertThat(snapshot.namespaces()).isEmpty();
        assertThat(snapshot.faults()).extracting(ReadFault::branch).containsExactly(ReadFault.Branch.ALL);
    }

    @Test
    void givesNoNamespaceTheNameOfAnotherId() throws Exception {
        read();
        namespace().set("id", 77);
        fault("call", "Namespace.get_Name", "code", "0x80004005");
        assertThat(read().namespaces()).isEmpty();
    }

    private void giveBothOneId() {
        session().children("client").get(1).set("id", first);
        world.write();
    }
}
