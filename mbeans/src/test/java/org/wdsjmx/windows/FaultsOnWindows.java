package org.wdsjmx.windows;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ReadFault;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.contract.TransportWorld.Machine;

/** One part fails or ends, and the rest is still seen. */
@EnabledOnOs(OS.WINDOWS)
class FaultsOnWindows extends ComTestOnWindows {

    private static final String E_FAIL = "0x80004005";

    static Stream<String> optionalProperties() {
        return Stream.of(
                "Namespace.get_Type",
                "Namespace.get_Id",
                "Namespace.get_FriendlyName",
                "Namespace.get_Description",
                "Namespace.get_ContentProvider",
                "Namespace.get_Configuration",
                "Namespace.get_Registered",
                "Namespace.get_Tombstoned",
                "Namespace.get_TransmissionStarted",
                "Content.get_Name",
                "Session.get_NetworkInterfaceName",
                "Session.get_NetworkInterfaceAddress",
                "Session.get_TransferRate",
                "Session.get_MasterClientId",
                "Client.get_Name",
                "Client.get_MacAddress",
                "Client.get_IpAddress",
                "Client.get_PercentCompletion",
                "Client.get_JoinDuration",
                "Client.get_CpuUtilization",
                "Client.get_MemoryUtilization",
                "Client.get_NetworkUtilization",
                "Client.get_UserIdentity");
    }

    @ParameterizedTest
    @MethodSource("optionalProperties")
    void makesAFailingPropertyUnknownAndNothingElse(String call) throws Exception {
        String property = call.substring(call.indexOf("get_") + 4);
        fault("call", call, "code", E_FAIL);

        ServerSnapshot snapshot = read();

        assertThat(snapshot.faults()).hasSize(1);
        ReadFault fault = snapshot.faults().get(0);
        assertThat(fault.error().code()).isEqualTo(0x80004005);
        assertThat(fault.where()).startsWith("namespace \"" + IMAGE + "\"").contains(": " + property);
        Namespace namespace = onlyNamespace(snapshot);
        assertThat(unknownParts(namespace, onlySession(snapshot), client(snapshot, first), snapshot))
                .containsExactly(call);
    }

    private static Stream<String> unknownParts(
            Namespace namespace, Session session, Client client, ServerSnapshot snapshot) {
        Stream.Builder<String> unknown = Stream.builder();
        note(unknown, "Namespace.get_Type", namespace.kind() == NamespaceKind.UNKNOWN);
        note(unknown, "Namespace.get_Id", namespace.id() == -1);
        note(unknown, "Namespace.get_FriendlyName", namespace.friendlyName() == null);
        note(unknown, "Namespace.get_Description", namespace.description() == null);
        note(unknown, "Namespace.get_ContentProvider", namespace.contentProvider() == null);
        note(unknown, "Namespace.get_Configuration", namespace.configuration() == null);
        note(unknown, "Namespace.get_Registered", namespace.registered() == null);
        note(unknown, "Namespace.get_Tombstoned", namespace.tombstoned() == null);
        note(unknown, "Namespace.get_TransmissionStarted", namespace.transmissionStarted() == null);
        note(unknown, "Content.get_Name", onlyContent(snapshot).name() == null);
        note(unknown, "Session.get_NetworkInterfaceName", session.networkInterfaceName() == null);
        note(unknown, "Session.get_NetworkInterfaceAddress", session.networkInterfaceAddress() == null);
        note(unknown, "Session.get_TransferRate", session.transferRate() == -1);
        note(unknown, "Session.get_MasterClientId", session.masterClientId() == -1);
        note(unknown, "Client.get_Name", client.name() == null);
        note(unknown, "Client.get_MacAddress", client.macAddress() == null);
        note(unknown, "Client.get_IpAddress", client.ipAddress() == null);
        note(unknown, "Client.get_PercentCompletion", Double.isNaN(client.completion()));
        note(unknown, "Client.get_JoinDuration", client.joinDurationSeconds() == -1);
        note(unknown, "Client.get_CpuUtilization", Double.isNaN(client.cpuUtilization()));
        note(unknown, "Client.get_MemoryUtilization", Double.isNaN(client.memoryUtilization()));
        note(unknown, "Client.get_NetworkUtilization", Double.isNaN(client.networkUtilization()));
        note(unknown, "Client.get_UserIdentity", client.userIdentity() == null);
        return unknown.build();
    }

    private static void note(Stream.Builder<String> unknown, String call, boolean isUnknown) {
        if (isUnknown) {
            unknown.add(call);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Namespace.get_MinimumClients", "Namespace.get_StartTime", "Namespace.get_TombstoneTime"})
    void makesAFailingStartRuleOrTombstoneTimeUnknown(String call) throws Exception {
        namespace().set("type", 3, "minclients", 5, "starttime", 45000, "tombstoned", 1, "tombstonetime", 45001);
        fault("call", call, "code", E_FAIL);

        ServerSnapshot snapshot = read();

        Namespace namespace = onlyNamespace(snapshot);
        assertThat(namespace.minimumClients()).isEqualTo(call.endsWith("Clients") ? -1 : 5);
        assertThat(namespace.startTime() == null).isEqualTo(call.endsWith("StartTime"));
        assertThat(namespace.tombstoneTime() == null).isEqualTo(call.endsWith("TombstoneTime"));
        assertThat(snapshot.faults()).hasSize(1);
    }

    @Test
    void tellsTheSameFaultOfManyClientsOnceWithItsFirstPlaceAndTheirNumber() throws Exception {
        for (int i = 3; i <= 9; i++) {
            world.join(IMAGE, "install.wim", Machine.named("PC-" + i, "00155D00000" + i));
        }
        fault("call", "Client.get_IpAddress", "code", E_FAIL);
        fault("call", "Client.get_UserIdentity", "code", "0x80070005", "id", second);

        ServerSnapshot snapshot = read();

        assertThat(snapshot.faults()).hasSize(2);
        assertThat(snapshot.faults())
                .anySatisfy(fault -> assertThat(fault.where())
                        .contains("client " + first + ": IpAddress")
                        .endsWith("(and 8 more)"))
                .anySatisfy(fault -> assertThat(fault.where()).endsWith("client " + second + ": UserIdentity"));
    }

    @ParameterizedTest
    @CsvSource({
        "Namespace.RetrieveContents, namespace, 0, 0",
        "Contents.get_Count, namespace, 0, 0",
        "Content.RetrieveSessions, content, 1, 0",
        "Sessions.get_Count, content, 1, 0",
        "Session.RetrieveClients, session, 1, 1",
        "Clients.get_Count, session, 1, 1"
    })
    void reportsABranchThatCannotBeListedAndReadsTheOthers(String call, String kind, int contents, int sessions)
            throws Exception {
        world.namespace("Other", NamespaceKind.AUTO_CAST);
        world.join("Other", "other.wim", Machine.named("PC-9", "00155D000009"));
        StateNode failing = kind.equals("namespace") ? namespace() : kind.equals("content") ? content() : session();
        fault("call", call, "code", E_FAIL, "id", failing.get("id"));

        ServerSnapshot snapshot = read();

        assertThat(snapshot.namespaces()).extracting(Namespace::name).containsExactly(IMAGE, "Other");
        Namespace namespace = snapshot.namespaces().get(0);
        assertThat(namespace.contents()).hasSize(contents);
        assertThat(namespace.contents().stream()
                        .mapToInt(c -> c.sessions().size())
                        .sum())
                .isEqualTo(sessions);
        assertThat(snapshot.namespaces()
                        .get(1)
                        .contents()
                        .get(0)
                        .sessions()
                        .get(0)
                        .clients())
                .hasSize(1);
        assertThat(snapshot.faults()).hasSize(1);
        assertThat(snapshot.faults().get(0).where())
                .startsWith("namespace \"" + IMAGE + "\"")
                .endsWith(": " + call.replaceAll(".*\\.(get_)?", ""));
    }

    @Test
    void namesEachBranchThatCannotBeListed() throws Exception {
        world.join(IMAGE, "other.wim", Machine.named("PC-9", "00155D000009"));
        fault("call", "Session.RetrieveClients", "code", E_FAIL);

        assertThat(read().faults()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"Content.get_Id", "Session.get_Id", "Client.get_Id", "Namespace.get_Name"})
    void leavesOutWhatDoesNotTellWhatItIs(String call) throws Exception {
        fault("call", call, "code", E_FAIL);

        ServerSnapshot snapshot = read();

        assertThat(snapshot.namespaces().isEmpty()).isEqualTo(call.startsWith("Namespace"));
        if (call.startsWith("Content")) {
            assertThat(onlyNamespace(snapshot).contents()).isEmpty();
        } else if (call.startsWith("Session")) {
            assertThat(onlyContent(snapshot).sessions()).isEmpty();
        } else if (call.startsWith("Client")) {
            assertThat(onlySession(snapshot).clients()).isEmpty();
        }
        assertThat(snapshot.faults()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x80004005", "0x80070057", "0x8002000B"})
    void readsTheOtherElementsOfACollectionOfWhichOneFails(String code) throws Exception {
        long third = world.join(IMAGE, "install.wim", Machine.named("PC-3", "00155D000003"));
        fault("call", "Clients.get_Item", "code", code, "id", second);

        ServerSnapshot snapshot = read();

        assertThat(onlySession(snapshot).clients()).extracting(Client::id).containsExactly(first, third);
        assertThat(snapshot.faults()).hasSize(1);
        assertThat(snapshot.faults().get(0).where()).contains("Item");
    }

    static Stream<String> endings() {
        return Stream.of("0xC1210100", "0xC1210103", "0xC1210104", "0xC1210105", "0xC1210108", "0xC1100115")
                .flatMap(code -> Stream.of(
                                "Namespaces.get_Item",
                                "Namespace.get_Name",
                                "Namespace.get_Tombstoned",
                                "Namespace.RetrieveContents",
                                "Contents.get_Item",
                                "Content.get_Id",
                                "Content.RetrieveSessions",
                                "Sessions.get_Item",
                                "Session.get_TransferRate",
                                "Session.RetrieveClients",
                                "Clients.get_Item",
                                "Client.get_Id",
                                "Client.get_IpAddress")
                        .map(call -> call + " " + code));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void leavesOutInSilenceWhatEndsDuringTheWalk(String callAndCode) throws Exception {
        String call = callAndCode.split(" ")[0];
        world.namespace("Other", NamespaceKind.AUTO_CAST);
        fault("call", call, "code", callAndCode.split(" ")[1]);

        ServerSnapshot snapshot = read();

        assertThat(snapshot.faults()).isEmpty();
        if (!call.startsWith("Namespace")) {
            assertThat(snapshot.namespaces()).hasSize(2);
        }
        if (call.startsWith("Client")) {
            assertThat(snapshot.namespaces()
                            .get(0)
                            .contents()
                            .get(0)
                            .sessions()
                            .get(0)
                            .clients())
                    .isEmpty();
        }
    }

    @Test
    void leavesOutOnlyTheClientThatLeftDuringTheWalk() throws Exception {
        fault("call", "Client.get_UserIdentity", "code", "0xC1210104", "id", first);

        assertThat(onlySession(read()).clients()).extracting(Client::id).containsExactly(second);
    }

    @ParameterizedTest
    @CsvSource({"Server.get_SetupManager, true, false", "Server.get_ConfigurationManager, false, true"})
    void showsTheTreeOfAServerThatSaysNothingOfItself(String call, boolean running, boolean version) throws Exception {
        fault("call", call, "code", E_FAIL);

        ServerSnapshot snapshot = read();

        assertThat(snapshot.details().version() != -1).isEqualTo(version);
        assertThat(snapshot.details().installedFeatures() != -1).isEqualTo(version);
        assertThat(snapshot.details().protocols() != -1).isEqualTo(version);
        assertThat(snapshot.details().servicesRunning() != null).isEqualTo(running);
        assertThat(onlySession(snapshot).clients()).hasSize(2);
        assertThat(snapshot.faults()).hasSize(1);
    }

    @Test
    void takesSingleDetailsThatFailAsUnknown() throws Exception {
        fault("call", "SetupManager.get_Version", "code", E_FAIL);
        fault("call", "SetupManager.get_Protocols", "code", E_FAIL);
        fault("call", "SetupManager.get_TftpCapabilities", "code", E_FAIL);
        fault("call", "SetupManager.get_ContentProviders", "code", E_FAIL);
        fault("call", "ConfigurationManager.get_WdsTransportServicesRunning", "code", E_FAIL);

        ServerSnapshot snapshot = read();

        assertThat(snapshot.details()).isEqualTo(new ServerDetails(-1, 3, -1, -1, null, null));
        assertThat(snapshot.faults())
                .hasSize(5)
                .allSatisfy(fault -> assertThat(fault.branch()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Namespace.RetrieveContents", "Contents.get_Item", "Server.get_SetupManager"})
    void survivesSuccessWithoutAResult(String call) throws Exception {
        fault("call", call, "missing", 1);

        ServerSnapshot snapshot = read();

        assertThat(snapshot.faults()).hasSize(1);
        assertThat(snapshot.faults().get(0).error().symbol()).isEqualTo("E_POINTER");
    }

    // --- Disconnecting

    @Test
    void saysThatTheOutcomeIsUnknownWhenTheConnectionBreaksDuringTheCall() throws Exception {
        ClientIdentity meant = client(read(), first).identity();
        fault("call", "Client.Disconnect", "code", "0x800706BE");

        DisconnectResult result = disconnect(meant);

        assertThat(result.outcome()).isEqualTo(DisconnectOutcome.FAILED);
        assertThat(result.message()).contains("outcome is unknown");
    }

    @Test
    void keepsTheCodeWithWhichTheServerSaysThatTheClientIsGone() throws Exception {
        ClientIdentity meant = client(read(), first).identity();
        fault("call", "Client.Disconnect", "code", "0xC1210104");

        DisconnectResult result = disconnect(meant);

        assertThat(result.outcome()).isEqualTo(DisconnectOutcome.ALREADY_GONE);
        assertThat(result.error().symbol()).isEqualTo("WDSMCS_E_CLIENT_NOT_FOUND");
    }

    @Test
    void takesAClientThatEndsWhileItIsComparedForGone() throws Exception {
        ClientIdentity meant = client(read(), first).identity();
        fault("call", "Client.get_MacAddress", "code", "0xC1210104");

        DisconnectResult result = disconnect(meant);

        assertThat(result.outcome()).isEqualTo(DisconnectOutcome.ALREADY_GONE);
        assertThat(world.disconnects()).isEmpty();
    }

    @Test
    void saysWhyItCannotCompare() throws Exception {
        client().set("mac", null);
        world.write();

        assertThat(disconnect(new ClientIdentity(first, "PC-1", "00155D000001")).message())
                .contains("shows no MAC address");
        assertThat(disconnect(new ClientIdentity(second, "PC-2", null)).message())
                .contains("of the machine that is meant is not known");
        fault("call", "Client.get_MacAddress", "code", "0x80070005");
        assertThat(disconnect(new ClientIdentity(second, "PC-2", "00155D000002"))
                        .message())
                .contains("0x80070005 E_ACCESSDENIED");
        assertThat(world.disconnects()).isEmpty();
    }

    @Test
    void namesTheMachineThatHasTheIdNow() throws Exception {
        DisconnectResult result = disconnect(new ClientIdentity(first, "OLD", "00155DFFFFFF"));

        assertThat(result.outcome()).isEqualTo(DisconnectOutcome.CHANGED);
        assertThat(result.message()).contains("PC-1", "00155D000001", "00155DFFFFFF");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Namespace.RetrieveContents",
                "Content.RetrieveSessions",
                "Sessions.get_Count",
                "Clients.get_Item",
                "Client.get_Id"
            })
    void doesNotCallAClientGoneThatMayBeWhereItCouldNotLook(String call) throws Exception {
        fault("call", call, "code", E_FAIL);

        DisconnectResult result = disconnect(new ClientIdentity(first, "PC-1", "00155D000001"));

        assertThat(result.outcome()).isEqualTo(DisconnectOutcome.FAILED);
        assertThat(result.error()).isEqualTo(HResult.of(0x80004005));
    }

    @Test
    void findsAClientBesideAPartThatCannotBeSearched() throws Exception {
        world.namespace("Other", NamespaceKind.AUTO_CAST);
        fault(
                "call",
                "Namespace.RetrieveContents",
                "code",
                E_FAIL,
                "id",
                world.state().children("namespace").get(1).get("id"));

        assertThat(disconnect(new ClientIdentity(first, "PC-1", "00155D000001")).outcome())
                .isEqualTo(DisconnectOutcome.ACCEPTED);
    }

    @Test
    void actsOnTheLaterOfTwoSightings() throws Exception {
        // Seen in its old session first, then, already another machine, in one that comes later in the walk.
        content().add("session", "id", 77).add("client", "id", first, "name", "NEW", "mac", "00155DAAAAAA");
        world.write();

        assertThat(disconnect(new ClientIdentity(first, "PC-1", "00155D000001")).outcome())
                .isEqualTo(DisconnectOutcome.CHANGED);
        assertThat(world.disconnects()).isEmpty();
    }
}
