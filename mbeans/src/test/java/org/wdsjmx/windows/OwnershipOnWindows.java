package org.wdsjmx.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.transport.AddressSource;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.MulticastAddresses;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.NamespaceDraft;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerAction.ChangeDiagnosticsPolicy;
import org.wdsjmx.transport.ServerAction.ChangeMulticastPolicy;
import org.wdsjmx.transport.ServerAction.ChangeServicePolicy;
import org.wdsjmx.transport.ServerAction.ControlServices;
import org.wdsjmx.transport.ServerAction.CreateNamespace;
import org.wdsjmx.transport.ServerAction.Deregister;
import org.wdsjmx.transport.ServerAction.NamespaceTarget;
import org.wdsjmx.transport.ServerAction.StartTransmission;
import org.wdsjmx.transport.ServerAction.TerminateContent;
import org.wdsjmx.transport.ServerAction.TerminateSession;
import org.wdsjmx.transport.ServiceControl;
import org.wdsjmx.transport.ServicePolicy;
import org.wdsjmx.transport.SlowClientHandling;
import org.wdsjmx.transport.TransportException;

/** Every object is released and every string freed, whatever happens. */
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
                        "Client.Disconnect",
                        "SetupManager.get_ContentProviders",
                        "ContentProviders.get_Item",
                        "ContentProvider.get_Name",
                        "Server.get_TftpManager",
                        "TftpManager.RetrieveTftpClients",
                        "TftpClients.get_Count",
                        "TftpClients.get_Item",
                        "TftpClient.get_FileName",
                        "ConfigurationManager.get_MulticastSessionPolicy",
                        "ConfigurationManager.get_ServicePolicy",
                        "ConfigurationManager.get_DiagnosticsPolicy",
                        "ConfigurationManager.NotifyWdsTransportServices",
                        "ConfigurationManager.StopWdsTransportServices",
                        "MulticastSessionPolicy.get_Dirty",
                        "MulticastSessionPolicy.Refresh",
                        "MulticastSessionPolicy.put_SlowClientFallback",
                        "MulticastSessionPolicy.Commit",
                        "MulticastSessionPolicy.Discard",
                        "ServicePolicy.get_StartIpAddress",
                        "ServicePolicy.put_StartIpAddress",
                        "ServicePolicy.put_EndIpAddress",
                        "ServicePolicy.put_TftpMaximumBlockSize",
                        "ServicePolicy.Commit",
                        "DiagnosticsPolicy.Commit",
                        "NamespaceManager.CreateNamespace",
                        "Namespace.put_FriendlyName",
                        "Namespace.put_StartTime",
                        "Namespace.Register",
                        "Namespace.StartTransmission",
                        "Namespace.Deregister",
                        "Session.Terminate",
                        "Content.Terminate"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void keepsNothingWhenACallFails(String call) {
        namespace().set("type", 3, "minclients", 5, "starttime", 45000);
        world.state().add("tftp", "file", "boot.wim", "ip", "10.0.0.1");
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

    @Test
    void holdsNothingButTheConnectionAfterEveryAction() throws Exception {
        namespace().set("type", 3);
        world.write();
        read();

        actEachInItsWay();
        read();

        assertThat(Census.objects()).isEqualTo(HELD_WHILE_CONNECTED);
        assertThat(Census.strings()).isZero();
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
            actEachInItsWay();
            disconnectFromServer();
        }
    }

    /** Every action, whether the one before it failed or not; what the later ones need goes last. */
    private void actEachInItsWay() {
        NamespaceTarget target = new NamespaceTarget((Long) namespace().get("id"), IMAGE);
        MulticastAddresses range = new MulticastAddresses(AddressSource.RANGE, "239.9.0.1", "239.9.0.9");
        List<ServerAction> actions = List.of(
                new ChangeMulticastPolicy(new MulticastPolicy(SlowClientHandling.MULTISTREAM, 9, 3, true)),
                new ChangeServicePolicy(
                        new ServicePolicy(range, MulticastAddresses.UNKNOWN, 50_000, 50_009, 1, true, 512, true)),
                new ChangeDiagnosticsPolicy(new DiagnosticsPolicy(true, 1)),
                new ControlServices(ServiceControl.STOP),
                new CreateNamespace(new NamespaceDraft(
                        NamespaceKind.SCHEDULED_CAST_AUTO_START,
                        "New",
                        "WDS",
                        "D:\\Images",
                        "Friendly",
                        "Text",
                        5,
                        Instant.now().plusSeconds(86_400))),
                new StartTransmission(target),
                new TerminateSession(4711, IMAGE),
                new TerminateSession((Long) session().get("id"), IMAGE),
                new TerminateContent((Long) content().get("id"), IMAGE),
                new Deregister(new NamespaceTarget(-1, "New"), false),
                new Deregister(target, true));
        for (ServerAction action : actions) {
            try {
                connected().perform(action);
            } catch (TransportException e) {
                assertThat(e.error().failed()).isTrue();
            }
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
    void holdsNothingButTheConnectionAfterFiveThousandClients() throws Exception {
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

        assertThat(onlySession(read()).clients()).hasSize(5_000);
        assertThat(Census.objects()).isEqualTo(HELD_WHILE_CONNECTED);
        assertThat(Census.strings()).isZero();
    }
}
