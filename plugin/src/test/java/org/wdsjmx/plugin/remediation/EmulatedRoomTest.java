package org.wdsjmx.plugin.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.emulator.ContentScenario;
import org.wdsjmx.emulator.DisconnectRequest;
import org.wdsjmx.emulator.EmulatedServer;
import org.wdsjmx.emulator.Emulator;
import org.wdsjmx.emulator.FaultKind;
import org.wdsjmx.emulator.Link;
import org.wdsjmx.emulator.MachineGroup;
import org.wdsjmx.emulator.NamespaceScenario;
import org.wdsjmx.emulator.Scenario;
import org.wdsjmx.emulator.ServerScenario;
import org.wdsjmx.plugin.access.Admission;
import org.wdsjmx.plugin.access.Callers;
import org.wdsjmx.plugin.access.CurrentSubject;
import org.wdsjmx.plugin.access.JvmExposure;
import org.wdsjmx.plugin.access.OperationGate;
import org.wdsjmx.plugin.access.Role;
import org.wdsjmx.plugin.audit.AuditLog;
import org.wdsjmx.plugin.audit.AuditRotation;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.SlowClientHandling;
import org.wdsjmx.watch.Watch;
import org.wdsjmx.watch.WatchSettings;
import org.wdsjmx.watch.WatchedClient;

/** The guards in a room as there are some, from the read of an emulated server through the gate to its disconnect. */
@Timeout(60)
class EmulatedRoomTest {

    private static final String IMAGE = "WDS:Images/install.wim/1";
    private static final String CLONED = "00-15-5D-00-00-01";
    private static final long MB = 1_000_000;

    @TempDir
    private Path directory;

    private Office office;
    private EmulatedServer server;
    private AuditLog audit;
    private Watch watch;
    private ActionThread actions;

    /** A server with these machines, which is read and acted upon as in the program; time stands still until a test moves it. */
    private void open(MulticastPolicy policy, MachineGroup... machines) throws Exception {
        office = new Office(directory);
        ServerScenario room = ServerScenario.of(
                        Views.SERVER,
                        List.of(NamespaceScenario.autoCast(IMAGE, new ContentScenario("install.wim", 100_000 * MB))),
                        List.of(machines))
                .withCapacity(10_000 * MB)
                .withMulticastPolicy(policy, Duration.ofSeconds(30));
        Emulator emulator = new Emulator(Scenario.of(7, room), office.clock);
        server = emulator.server(Views.SERVER);
        CurrentSubject subject = new CurrentSubject();
        audit = AuditLog.open(
                directory.resolve("audit.jsonl"), new AuditRotation(1 << 20, Duration.ofDays(1)), office.clock);
        Admission admission =
                new Admission(new Callers(subject, Role.VIEWER, JvmExposure.ofThisVirtualMachine()), audit);
        actions = new ActionThread(office.remediation(), subject, asked -> new OperationGate(asked, admission, audit));
        Duration never = Duration.ofDays(1);
        watch = new Watch(
                Map.of(Views.SERVER, Views.SERVER),
                emulator,
                new WatchSettings(never, never, never, Duration.ofSeconds(60)),
                office.clock,
                List.of(actions));
        watch.start();
        later(1);
        actions.start();
    }

    private void later(long seconds) throws Exception {
        office.clock.advanceSeconds(seconds);
        // The first answer can be that of a read that was under way.
        watch.servers().get(0).refresh().get();
        watch.servers().get(0).refresh().get();
    }

    private List<WatchedClient> clients() {
        return watch.servers().get(0).view().clients();
    }

    private WatchedClient client(String name) {
        return clients().stream()
                .filter(client -> client.client().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private WatchedClient master() {
        return clients().stream().filter(WatchedClient::isMaster).findFirst().orElseThrow();
    }

    private Alert heldBackBy(WatchedClient slow) {
        return new Alert(
                "HeldBack-" + slow.label(),
                true,
                Map.of(
                        "alertname", Alerts.HELD_BACK,
                        "server", Views.SERVER,
                        "session", Long.toString(slow.session().id()),
                        "client", Long.toString(slow.client().id()),
                        "mac", slow.client().macAddress(),
                        "name", slow.client().name()),
                office.now());
    }

    private void awaitDisconnects(int count) {
        await().untilAsserted(() -> assertThat(server.disconnects()).hasSize(count));
    }

    private static MachineGroup slow(int count) {
        return MachineGroup.of("SLOW-{n}", count, IMAGE).linked(Link.of(MB));
    }

    @AfterEach
    void close() throws IOException {
        actions.close();
        watch.close();
        office.close();
        audit.close();
    }

    @Test
    void oneOfManyClonesIsDisconnectedAndTheOthersOnlyAfterTheCoolDownOfTheirAddress() throws Exception {
        open(null, slow(4).clonedFrom(CLONED));
        WatchedClient meant = master();
        assertThat(office.take(heldBackBy(meant)).verdict()).isEqualTo(Verdict.QUEUED);
        awaitDisconnects(1);
        later(60);
        assertThat(clients()).hasSize(3).extracting(WatchedClient::label).doesNotContain(meant.label());
        assertThat(server.disconnects())
                .extracting(DisconnectRequest::clientId)
                .containsExactly(meant.client().id());
        assertThat(Files.readString(directory.resolve("audit.jsonl")))
                .contains("\"ACCEPTED\"")
                .contains(CLONED);

        assertThat(office.take(heldBackBy(master())).reason()).isEqualTo(Reason.COOL_DOWN);
        later(3_600);
        assertThat(office.take(heldBackBy(master())).verdict()).isEqualTo(Verdict.QUEUED);
        awaitDisconnects(2);
    }

    @Test
    void anAlertAboutACloneThatLeftHitsNoOther() throws Exception {
        open(null, slow(3).clonedFrom(CLONED));
        WatchedClient meant = master();
        Alert alert = heldBackBy(meant);
        assertThat(server.leave(meant.client().id())).isTrue();
        later(1);
        assertThat(office.take(alert).reason()).isEqualTo(Reason.UNKNOWN_CLIENT);
        assertThat(server.disconnects()).isEmpty();
    }

    @Test
    void nobodyIsDisconnectedUnderAnIdThatTheServerGaveToSeveral() throws Exception {
        open(null, slow(4));
        server.fail(FaultKind.REPEATED_IDS);
        later(1);
        assertThat(clients()).hasSize(4);
        WatchedClient one = clients().stream()
                .filter(client -> client.label().contains("@"))
                .findFirst()
                .orElseThrow();
        assertThat(office.take(heldBackBy(one)).reason()).isEqualTo(Reason.CHANGED);
        assertThat(server.disconnects()).isEmpty();
    }

    @Test
    void whomTheServerMovedToASlowerStreamHoldsNobodyBack() throws Exception {
        open(
                new MulticastPolicy(SlowClientHandling.MULTISTREAM, 0, 2, null),
                slow(1),
                MachineGroup.of("FAST-{n}", 3, IMAGE).linked(Link.of(50 * MB)));
        Alert before = heldBackBy(client("SLOW-1"));
        assertThat(client("SLOW-1").isMaster()).isTrue();
        later(40);
        assertThat(client("SLOW-1").sessionLabel())
                .isNotEqualTo(client("FAST-1").sessionLabel());

        assertThat(office.take(before).verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(office.take(heldBackBy(client("SLOW-1"))).reason()).isEqualTo(Reason.LAST_CLIENT);
        assertThat(server.disconnects()).isEmpty();
    }
}
