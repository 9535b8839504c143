package org.wdsjmx.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.contract.TransportWorld.Machine;

/** The connection breaks, or an object of the library is cut off from its server, anywhere in the work. */
@EnabledOnOs(OS.WINDOWS)
class LostServerOnWindows extends ComTestOnWindows {

    private static final String DISCONNECTED = "0x80010108";

    static Stream<String> breaks() {
        List<String> codes = List.of("0x800706BA", DISCONNECTED, "0xC1100113");
        return IntStream.rangeClosed(1, 75).mapToObj(calls -> calls + " " + codes.get(calls % codes.size()));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void failsTheReadWhereverTheConnectionBreaks(String callsAndCode) throws Exception {
        String code = callsAndCode.split(" ")[1];
        read();
        fault("after", callsAndCode.split(" ")[0], "code", code);

        TransportException failure = catchThrowableOfType(TransportException.class, this::read);

        assertThat(failure).isNotNull();
        assertThat(failure.error().hex()).isEqualTo(code);
        world.heal();
        assertThat(onlySession(read()).clients()).hasSize(2);
        assertThat(read().faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5", "40", "75"})
    void failsTheFirstReadOfAConnectionAsWell(int calls) throws Exception {
        connected();
        fault("after", calls, "code", "0x800706BE");

        assertThatThrownBy(this::read).hasMessageContaining("RPC_S_CALL_FAILED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Namespace.get_Name",
                "Namespace.RetrieveContents",
                "Contents.get_Count",
                "Content.get_Id",
                "Sessions.get_Item",
                "Session.RetrieveClients",
                "Client.get_Name"
            })
    void failsTheReadWhenNothingOfAListAnswers(String call) throws Exception {
        fault("call", call, "code", "0x800706BA");

        assertThatThrownBy(this::read).hasMessageContaining("RPC_S_SERVER_UNAVAILABLE");
    }

    @ParameterizedTest
    @CsvSource({"Client.get_Id", "Client.get_Name", "Client.get_UserIdentity", "Clients.get_Item"})
    void leavesOutOneBrokenClientOfAServerThatIsWell(String call) throws Exception {
        for (int i = 0; i < 3; i++) {
            read();
        }
        fault("call", call, "code", DISCONNECTED, "id", first);

        for (int i = 0; i < 3; i++) {
            ServerSnapshot snapshot = read();
            assertThat(onlySession(snapshot).clients()).extracting(Client::id).containsExactly(second);
            assertThat(snapshot.faults()).singleElement().satisfies(fault -> {
                assertThat(fault.error().symbol()).isEqualTo("RPC_E_DISCONNECTED");
                assertThat(fault.branch()).isNotNull();
            });
        }
        world.heal();
        assertThat(read().faults()).isEmpty();
    }

    @Test
    void leavesOutOneBrokenNamespaceOfAServerThatIsWell() throws Exception {
        world.namespace("Other", NamespaceKind.AUTO_CAST);
        fault(
                "call",
                "Namespace.RetrieveContents",
                "code",
                DISCONNECTED,
                "id",
                namespace().get("id"));

        ServerSnapshot snapshot = read();

        assertThat(snapshot.namespaces()).extracting(Namespace::name).containsExactly("Other");
        assertThat(snapshot.faults()).hasSize(1);
    }

    @Test
    void failsTheReadWhenManyObjectsAnswerAsIfTheServerWereGone() throws Exception {
        for (int i = 3; i <= 6; i++) {
            long id = world.join(IMAGE, "install.wim", Machine.named("PC-" + i, "00155D00000" + i));
            fault("call", "Client.get_Name", "code", DISCONNECTED, "id", id);
        }

        assertThatThrownBy(this::read).hasMessageContaining("RPC_E_DISCONNECTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Server.get_TftpManager",
                "Server.get_SetupManager",
                "Server.get_ConfigurationManager",
                "Server.get_NamespaceManager"
            })
    void renewsAServerObjectOfWhichAPartIsStale(String call) throws Exception {
        world.state().set("version", 7);
        read();
        fault("call", call, "code", DISCONNECTED, "stale", 1);
        try {
            read();
        } catch (TransportException e) {
            assertThat(call).isEqualTo("Server.get_NamespaceManager");
        }

        world.heal();

        ServerSnapshot snapshot = read();
        assertThat(snapshot.faults()).isEmpty();
        assertThat(snapshot.details().version()).isEqualTo(7);
        assertThat(snapshot.details().servicesRunning()).isNotNull();
        assertThat(snapshot.tftpClients()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Server.get_TftpManager",
                "Server.get_SetupManager",
                "SetupManager.get_Version",
                "Server.get_ConfigurationManager",
                "ConfigurationManager.get_ServicePolicy",
                "TftpManager.RetrieveTftpClients"
            })
    void showsTheTreeOfAServerOfWhichAPartBesideItIsBrokenForGood(String call) throws Exception {
        read();
        fault("call", call, "code", DISCONNECTED);

        for (int i = 0; i < 3; i++) {
            ServerSnapshot snapshot = read();
            assertThat(onlySession(snapshot).clients()).hasSize(2);
            assertThat(snapshot.faults())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.branch()).isNull());
        }
    }

    // --- Acting

    @Test
    void saysOfEachClientWhatCameOfItWhenTheConnectionBreaksAmongThem() throws Exception {
        ServerSnapshot snapshot = read();
        List<ClientIdentity> both = List.of(
                client(snapshot, first).identity(), client(snapshot, second).identity());
        fault("call", "Client.Disconnect", "code", "0x800706BE", "id", second);

        assertThat(connected().disconnect(both, DisconnectType.FALLBACK))
                .extracting(result -> result.outcome())
                .containsExactly(DisconnectOutcome.ACCEPTED, DisconnectOutcome.FAILED);
    }

    @Test
    void findsAClientBesideABrokenOne() throws Exception {
        ClientIdentity meant = client(read(), second).identity();
        fault("call", "Client.get_Id", "code", DISCONNECTED, "id", first);

        assertThat(disconnect(meant).outcome()).isEqualTo(DisconnectOutcome.ACCEPTED);
    }

    // --- Which release the library is of

    @ParameterizedTest
    @ValueSource(strings = {"0x80004002", "0x80004005", "0x80004001", DISCONNECTED})
    void doesNotTakeALibraryForOldBecauseOfAFailureAndAsksAgain(String code) throws Exception {
        fault("call", "Server.get_ConfigurationManager", "code", code);

        for (int i = 0; i < 2; i++) {
            ServerSnapshot snapshot = read();
            assertThat(client(snapshot, first).userIdentity()).isNull();
            assertThat(client(snapshot, first).cpuUtilization()).isNaN();
            assertThat(snapshot.faults()).anySatisfy(fault -> {
                assertThat(fault.where()).contains("user and load of clients");
                assertThat(fault.error().hex()).isEqualTo(code);
            });
        }
        disconnect(client(read(), first).identity());
        assertThat(world.disconnectCalls())
                .last()
                .satisfies(call -> assertThat(call.via()).isEqualTo("Server"));

        world.heal();

        ServerSnapshot snapshot = read();
        assertThat(client(snapshot, second).userIdentity()).isEqualTo("CONTOSO\\deploy");
        assertThat(client(snapshot, second).cpuUtilization()).isEqualTo(0.1);
        assertThat(snapshot.faults()).isEmpty();
        disconnect(client(snapshot, second).identity());
        assertThat(world.disconnectCalls())
                .last()
                .satisfies(call -> assertThat(call.via()).isEqualTo("Client"));
    }
}
