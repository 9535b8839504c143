package org.wdsjmx.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ContentProvider;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.TransportServer;

/** What the tree of a real server can hold beyond the contract. */
@EnabledOnOs(OS.WINDOWS)
class TreeOnWindows extends ComTestOnWindows {

    private static final ContentProvider BUILT_IN = new ContentProvider(
            "WDS",
            "Windows Deployment Services",
            "%SystemRoot%\\System32\\wdscp.dll",
            "WdsTransportProviderInitialize");

    @Test
    void takesIdsAndRatesAsUnsigned() throws Exception {
        namespace().set("id", 0xFFFF_FFFFL);
        content().set("id", 0x8000_0000L);
        session().set("id", 0xFFFF_FFFEL, "rate", 4_294_967_295L, "master", 0xFFFF_FFFDL);
        client().set("id", 0xFFFF_FFFDL, "join", 3_000_000_000L);
        world.write();

        ServerSnapshot snapshot = read();

        assertThat(onlyNamespace(snapshot).id()).isEqualTo(4_294_967_295L);
        assertThat(onlyContent(snapshot).id()).isEqualTo(2_147_483_648L);
        Session session = onlySession(snapshot);
        assertThat(session.id()).isEqualTo(4_294_967_294L);
        assertThat(session.transferRate()).isEqualTo(4_294_967_295L);
        Client master = client(snapshot, 4_294_967_293L);
        assertThat(session.isMaster(master)).isTrue();
        assertThat(master.joinDurationSeconds()).isEqualTo(3_000_000_000L);
    }

    @Test
    void disconnectsAnIdAboveTheSignedRange() throws Exception {
        client().set("id", 0xFFFF_FFFFL);
        world.write();

        assertThat(disconnect(client(read(), 0xFFFF_FFFFL).identity()).outcome())
                .isEqualTo(DisconnectOutcome.ACCEPTED);

        assertThat(world.disconnects().get(0).clientId()).isEqualTo(0xFFFF_FFFFL);
        assertThat(world.disconnectCalls().get(0).via()).isEqualTo("Client");
    }

    @Test
    void readsWhatTheServerSaysOfItself() throws Exception {
        world.state().set("version", 0x7FFF_0001_8000_0002L, "features", 7, "protocols", 2, "running", 0);
        world.write();

        assertThat(read().details())
                .isEqualTo(new ServerDetails(0x7FFF_0001_8000_0002L, 7, 2, 3, List.of(BUILT_IN), false));
    }

    @Test
    void asksForTheServicesInRealTime() throws Exception {
        world.state().set("running", 1, "cached", 0);
        world.write();

        assertThat(read().details().servicesRunning()).isTrue();
    }

    @Test
    void readsAServerWithoutTheTransportFeatureAllTheSame() throws Exception {
        world.state().set("features", 1);
        world.write();

        ServerSnapshot snapshot = read();

        assertThat(snapshot.details().installedFeatures()).isEqualTo(1);
        assertThat(onlySession(snapshot).clients()).hasSize(2);
    }

    @Test
    void takesNullStringsAsEmpty() throws Exception {
        namespace().set("friendly", null, "description", null, "provider", null, "config", null);
        content().set("name", null);
        session().set("ifname", null, "ifaddress", null);
        client().set("name", null, "mac", null, "ip", null, "user", null);
        world.write();

        ServerSnapshot snapshot = read();

        Namespace namespace = onlyNamespace(snapshot);
        assertThat(List.of(
                        namespace.friendlyName(),
                        namespace.description(),
                        namespace.contentProvider(),
                        namespace.configuration(),
                        onlyContent(snapshot).name(),
                        onlySession(snapshot).networkInterfaceName(),
                        onlySession(snapshot).networkInterfaceAddress()))
                .containsOnly("");
        Client client = client(snapshot, first);
        assertThat(List.of(client.name(), client.macAddress(), client.ipAddress(), client.userIdentity()))
                .containsOnly("");
        assertThat(snapshot.faults()).isEmpty();
    }

    @Test
    void readsTextsAboutNamespacesAndSessions() throws Exception {
        String longText = "ä試".repeat(5_000) + "\0after";
        namespace().set("friendly", "Büro", "description", longText, "config", "D:\\RemoteInstall");
        session().set("ifname", "Ethernet 2", "ifaddress", "00-15-5D-FF-FF-FF");
        world.write();

        ServerSnapshot snapshot = read();

        assertThat(onlyNamespace(snapshot).friendlyName()).isEqualTo("Büro");
        assertThat(onlyNamespace(snapshot).description()).isEqualTo(longText);
        assertThat(onlyNamespace(snapshot).configuration()).isEqualTo("D:\\RemoteInstall");
        assertThat(onlySession(snapshot).networkInterfaceName()).isEqualTo("Ethernet 2");
        assertThat(onlySession(snapshot).networkInterfaceAddress()).isEqualTo("00-15-5D-FF-FF-FF");
    }

    @Test
    void showsTombstonesBesideTheirSuccessors() throws Exception {
        // 45658.5 is noon of 1 January 2025.
        namespace().set("registered", 0, "tombstoned", 1, "tombstonetime", 45658.5, "started", 1);
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);

        ServerSnapshot snapshot = read();

        assertThat(snapshot.namespaces()).extracting(Namespace::name).containsExactly(IMAGE, IMAGE);
        Namespace tombstone = snapshot.namespaces().get(0);
        assertThat(tombstone.isTombstone()).isTrue();
        assertThat(tombstone.registered()).isFalse();
        assertThat(tombstone.transmissionStarted()).isTrue();
        assertThat(tombstone.tombstoneTime()).isEqualTo(Instant.parse("2025-01-01T12:00:00Z"));
        assertThat(tombstone.contents()).hasSize(1);
        assertThat(snapshot.namespaces().get(1).tombstoneTime()).isNull();
        assertThat(snapshot.faults()).isEmpty();
    }

    @Test
    void readsTheStartRuleOfAnAutomaticallyStartedCast() throws Exception {
        namespace().set("type", 3, "minclients", 25, "starttime", 45658.75);
        world.write();

        Namespace namespace = onlyNamespace(read());

        assertThat(namespace.kind()).isEqualTo(NamespaceKind.SCHEDULED_CAST_AUTO_START);
        assertThat(namespace.minimumClients()).isEqualTo(25);
        assertThat(namespace.startTime()).isEqualTo(Instant.parse("2025-01-01T18:00:00Z"));
    }

    @Test
    void takesAStartTimeOfZeroAsUnset() throws Exception {
        namespace().set("type", 3, "minclients", 25, "starttime", 0);
        world.write();

        assertThat(onlyNamespace(read()).startTime()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, AUTO_CAST", "2, SCHEDULED_CAST_MANUAL_START", "9, UNKNOWN"})
    void asksOnlyAutomaticallyStartedCastsForAStartRule(int type, NamespaceKind kind) throws Exception {
        namespace().set("type", type, "minclients", 25, "starttime", 45658.75);
        world.write();

        ServerSnapshot snapshot = read();

        assertThat(onlyNamespace(snapshot).kind()).isEqualTo(kind);
        assertThat(onlyNamespace(snapshot).minimumClients()).isEqualTo(-1);
        assertThat(onlyNamespace(snapshot).startTime()).isNull();
        assertThat(snapshot.faults()).isEmpty();
    }

    @Test
    void takesPercentagesWithoutMeaningAsUnknown() throws Exception {
        client().set("percent", 101, "cpu", 255, "memory", 254, "network", 4_294_967_295L);
        world.write();

        Client client = client(read(), first);

        assertThat(client.completion()).isNaN();
        assertThat(client.cpuUtilization()).isNaN();
        assertThat(client.memoryUtilization()).isNaN();
        assertThat(client.networkUtilization()).isNaN();
    }

    @Test
    void readsTheLocalServerByItsEmptyName() throws Exception {
        TestComServer servers = TestComServer.ofThisProcess();
        StateNode local = servers.addServer("").set("features", 5);
        servers.write();
        try (TransportServer server = new WindowsBackend().connect("")) {
            assertThat(server.read().details().installedFeatures()).isEqualTo(5);
        } finally {
            servers.removeServer(local);
        }
    }

    @Test
    void readsAServerOfBefore2008R2ByWhatItHas() throws Exception {
        world.state().set("generation", "2008");
        world.write();

        ServerSnapshot snapshot = read();

        Client client = client(snapshot, first);
        assertThat(client.completion()).isEqualTo(0.37);
        assertThat(client.userIdentity()).isNull();
        assertThat(client.cpuUtilization()).isNaN();
        assertThat(client.memoryUtilization()).isNaN();
        assertThat(client.networkUtilization()).isNaN();
        assertThat(snapshot.faults()).isEmpty();
    }

    @Test
    void disconnectsFromAServerOfBefore2008R2ByTheServerObject() throws Exception {
        world.state().set("generation", "2008");
        world.write();

        assertThat(disconnect(client(read(), first).identity()).outcome()).isEqualTo(DisconnectOutcome.ACCEPTED);

        assertThat(world.disconnectCalls().get(0).via()).isEqualTo("Server");
        assertThat(onlySession(read()).clients()).extracting(Client::id).containsExactly(second);
    }

    @Test
    void readsAServerOf2008R2Completely() throws Exception {
        world.state().set("generation", "2008R2");
        world.write();

        Client client = client(read(), first);

        assertThat(client.userIdentity()).isEqualTo("CONTOSO\\deploy");
        assertThat(client.networkUtilization()).isEqualTo(0.3);
    }

    @Test
    void readsCollectionsThatCountFromZero() throws Exception {
        world.state().set("base", 0);
        world.write();

        ServerSnapshot snapshot = read();

        assertThat(onlySession(snapshot).clients()).extracting(Client::id).containsExactlyInAnyOrder(first, second);
        assertThat(snapshot.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Namespaces", "Contents", "Sessions", "Clients"})
    void takesACollectionThatShrinksDuringTheWalkAsItIs(String collection) throws Exception {
        fault("call", collection + ".get_Count", "extra", 3);

        ServerSnapshot snapshot = read();

        assertThat(onlySession(snapshot).clients()).hasSize(2);
        assertThat(snapshot.faults()).isEmpty();
    }

    @Test
    void saysWhenItReadAndHowLongItTook() throws Exception {
        Instant before = Instant.now();

        ServerSnapshot snapshot = read();

        assertThat(snapshot.time().instant()).isCloseTo(before, within(20, ChronoUnit.SECONDS));
        assertThat(snapshot.readDuration().toNanos()).isPositive();
        Duration ago = MomentSource.system().moment().since(snapshot.time());
        assertThat(ago).isBetween(snapshot.readDuration(), Duration.ofSeconds(20));
    }
}
