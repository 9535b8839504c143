package org.wdsjmx.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/** Every object is released and every string freed, whatever happens; and a read is cheap. */
@EnabledOnOs(OS.WINDOWS)
class OwnershipOnWindows extends ComTestOnWindows {

    /** The manager and the server. */
    private static final int HELD_WHILE_CONNECTED = 2;

    @Test
    void holdsNothingButTheConnectionAfterAThousandReads() throws Exception {
        namespace().set("type", 3, "minclients", 5, "starttime", 45000);
        world.write();
        for (int i = 0; i < 1_000; i++) {
            assertThat(onlySession(read()).clients()).hasSize(2);
        }

        assertThat(Census.objects()).isEqualTo(HELD_WHILE_CONNECTED);
        assertThat(Census.strings()).isZero();
    }

    static Stream<String> calls() {
        return Stream.concat(
                FaultsOnWindows.optionalProperties(),
                Stream.of(
                        "Manager.GetWdsTransportServer",
                        "Server.get_SetupManager",
                        "Server.get_ConfigurationManager",
                        "Server.get_NamespaceManager",
                        "SetupManager.get_Version",
                        "ConfigurationManager.get_WdsTransportServicesRunning",
                        "NamespaceManager.RetrieveNamespaces",
                        "Namespaces.get_Count",
                        "Namespaces.get_Item",
                        "Namespace.get_Name",
                        "Namespace.get_MinimumClients",
                        "Namespace.get_StartTime",
                        "Namespace.RetrieveContents",
                        "Contents.get_Count",
                        "Contents.get_Item",
                        "Content.get_Id",
                        "Content.RetrieveSessions",
                        "Sessions.get_Count",
                        "Sessions.get_Item",
                        "Session.get_Id",
                        "Session.RetrieveClients",
                        "Clients.get_Count",
                        "Clients.get_Item",
                        "Client.get_Id",
                        "Client.Disconnect"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void keepsNothingWhenACallFails(String call) {
        namespace().set("type", 3, "minclients", 5, "starttime", 45000);
        List<Object[]> effects = List.of(
                new Object[] {"call", call, "code", "0x800706BE"},
                new Object[] {"call", call, "code", "0xC1210104"},
                new Object[] {"call", call, "code", "0x80070057"},
                new Object[] {"call", call, "missing", 1});
        for (Object[] effect : effects) {
            world.state().removeAll("fault");
            fault(effect);
            useFromEndToEnd();
            assertThat(Census.objects()).as("objects after " + List.of(effect)).isZero();
            assertThat(Census.strings()).as("strings after " + List.of(effect)).isZero();
        }
    }

    private void useFromEndToEnd() {
        try {
            read();
            connected()
                    .disconnect(
                            List.of(
                                    new ClientIdentity(first, "PC-1", "00155DFFFFFF"),
                                    new ClientIdentity(second, "PC-2", "00155D000002"),
                                    new ClientIdentity(second, "PC-2", "00155D000002"),
                                    new ClientIdentity(12345, "?", "00155D000003")),
                            DisconnectType.FALLBACK);
        } catch (TransportException e) {
            assertThat(e.error().failed()).isTrue();
        } finally {
            disconnectFromServer();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Server.get_NamespaceManager", "NamespaceManager.RetrieveNamespaces", "Namespaces.get_Count"})
    void letsGoOfAServerThatFailsAndGetsItAnew(String call) throws Exception {
        read();
        fault("call", call, "code", "0x800706BA");
        try {
            read();
        } catch (TransportException e) {
            assertThat(e.error().symbol()).isEqualTo("RPC_S_SERVER_UNAVAILABLE");
        }
        assertThat(Census.objects()).as("only the manager is kept").isEqualTo(1);

        world.heal();

        assertThat(onlySession(read()).clients()).hasSize(2);
        assertThat(Census.objects()).isEqualTo(HELD_WHILE_CONNECTED);
    }

    @Test
    void readsFiveThousandClientsWithinTwoSecondsOfItsThread() throws Exception {
        StateNode session = session();
        for (int i = 0; i < 4_998; i++) {
            session.add(
                    "client",
                    "id",
                    i + 1,
                    "name",
                    "PC-" + i,
                    "mac",
                    "00155D" + (100_000 + i),
                    "ip",
                    "10.0.0.1",
                    "user",
                    "CONTOSO\\deploy",
                    "percent",
                    50);
        }
        world.write();
        TransportServer server = connected();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();

        int clients = onlySession(server.read()).clients().size();

        long millis = (threads.getCurrentThreadCpuTime() - before) / 1_000_000;
        assertThat(clients).isEqualTo(5_000);
        System.out.println("5,000 clients took " + millis + " ms of the thread");
        assertThat(millis).isLessThan(2_000);
    }
}
