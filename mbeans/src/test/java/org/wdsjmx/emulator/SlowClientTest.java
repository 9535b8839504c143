package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wdsjmx.emulator.Stage.IMAGE;
import static org.wdsjmx.emulator.Stage.MB;
import static org.wdsjmx.emulator.Stage.autoCast;
import static org.wdsjmx.emulator.Stage.machine;
import static org.wdsjmx.emulator.Stage.seconds;
import static org.wdsjmx.transport.SlowClientHandling.AUTO_DISCONNECT;
import static org.wdsjmx.transport.SlowClientHandling.MULTISTREAM;
import static org.wdsjmx.transport.SlowClientHandling.NONE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.ServerAction.ChangeMulticastPolicy;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.SlowClientHandling;

/** The server watches for 60 s; a client that is told to leave is gone 1 s later. */
class SlowClientTest {

    private static final long THRESHOLD_BYTES = 2_000 * 1_024;

    private static MulticastPolicy policy(SlowClientHandling handling, int streams) {
        return new MulticastPolicy(handling, THRESHOLD_BYTES / 1_024, streams, null);
    }

    private static Stage stage(MulticastPolicy policy, MachineGroup... machines) {
        return new Stage(autoCast(1_000_000 * MB, machines).withMulticastPolicy(policy, null));
    }

    private static MachineGroup at(String name, long bytesPerSecond) {
        return machine(name, bytesPerSecond, seconds(0));
    }

    private static List<List<String>> names(Stage stage) {
        return stage.sessions().stream()
                .map(session -> session.clients().stream().map(Client::name).toList())
                .toList();
    }

    // --- AUTO_DISCONNECT

    @Test
    void whoKeepsTheRateUnderTheThresholdIsRemoved() {
        try (Stage stage = stage(policy(AUTO_DISCONNECT, 2), at("SLOW", THRESHOLD_BYTES - 1), at("FAST", 10 * MB))) {
            assertThat(stage.after(61).master()).isEqualTo("SLOW");
            assertThat(names(stage.after(1))).containsExactly(List.of("FAST"));
            assertThat(stage.session().transferRate()).isEqualTo(10 * MB);
            assertThat(stage.server.disconnects())
                    .as("what administrators asked for")
                    .isEmpty();
        }
    }

    @Test
    void theThresholdItselfIsFastEnough() {
        try (Stage stage = stage(policy(AUTO_DISCONNECT, 2), at("SLOW", THRESHOLD_BYTES), at("FAST", 10 * MB))) {
            assertThat(stage.after(600).clients()).hasSize(2);
        }
    }

    @Test
    void aShortSlownessIsForgiven() {
        MachineGroup sometimes =
                at("PC", 10 * MB).slowing(new Slowdown(null, seconds(10), seconds(55), THRESHOLD_BYTES / 2));
        try (Stage stage = stage(policy(AUTO_DISCONNECT, 2), sometimes)) {
            assertThat(stage.after(600).clients()).hasSize(1);
        }
    }

    @Test
    void aRateThatTheServerItselfKeepsDownIsNobodysFault() {
        ServerScenario server = autoCast(1_000_000 * MB, at("PC", 10 * MB))
                .withCapacity(MB)
                .withMulticastPolicy(policy(AUTO_DISCONNECT, 2), null);
        try (Stage stage = new Stage(server)) {
            assertThat(stage.after(600).session().transferRate()).isEqualTo(MB);
        }
    }

    @Test
    void everyClientIsWatchedForItself() {
        MachineGroup first = at("PC-1", 10 * MB).slowing(new Slowdown(null, seconds(5), seconds(40), MB));
        MachineGroup second = at("PC-2", 10 * MB).slowing(new Slowdown(null, seconds(40), seconds(40), MB / 2));
        try (Stage stage = stage(policy(AUTO_DISCONNECT, 2), first, second)) {
            assertThat(stage.after(600).clients()).hasSize(2);
        }
    }

    @Test
    void withoutHandlingEverybodyStays() {
        try (Stage stage = stage(policy(NONE, 2), at("SLOW", MB), at("FAST", 10 * MB))) {
            assertThat(stage.after(600).clients()).hasSize(2);
        }
    }

    @Test
    void aChangedPolicyActsFromThenOn() {
        try (Stage stage = stage(policy(NONE, 2), at("SLOW", MB), at("FAST", 10 * MB))) {
            stage.after(600).perform(new ChangeMulticastPolicy(new MulticastPolicy(AUTO_DISCONNECT, -1, -1, null)));
            assertThat(stage.after(60).clients()).hasSize(2);
            assertThat(names(stage.after(2))).containsExactly(List.of("FAST"));
        }
    }

    @Test
    void aServerBefore2008R2DoesNothing() {
        NamespaceScenario offer = NamespaceScenario.autoCast(IMAGE, new ContentScenario("a.wim", 1_000_000 * MB));
        ServerScenario older = new ServerScenario(
                "WDS01",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                policy(AUTO_DISCONNECT, 2),
                null,
                null,
                null,
                List.of(offer),
                List.of(at("SLOW", MB)),
                null,
                null);
        try (Stage stage = new Stage(older)) {
            assertThat(stage.after(600).clients()).hasSize(1);
        }
    }

    // --- MULTISTREAM

    @Test
    void whoDragsTheOthersIsMovedToASlowerSessionOfTheSameContent() {
        try (Stage stage = stage(policy(MULTISTREAM, 2), at("SLOW", 4 * MB), at("FAST", 10 * MB))) {
            Client before = stage.after(60).client("SLOW");
            assertThat(names(stage)).containsExactly(List.of("SLOW", "FAST"));
            stage.after(1);
            assertThat(names(stage)).containsExactly(List.of("FAST"), List.of("SLOW"));
            assertThat(stage.namespace().contents()).hasSize(1);
            assertThat(stage.sessions()).extracting(Session::transferRate).containsExactly(10 * MB, 4 * MB);
            Client moved = stage.client("SLOW");
            assertThat(moved.id()).isEqualTo(before.id());
            assertThat(moved.completion()).isGreaterThanOrEqualTo(before.completion());
            assertThat(moved.joinDurationSeconds()).isZero();
        }
    }

    @Test
    void severalSlowMachinesLeaveOneAfterAnotherAndHaveAMasterOfTheirOwn() {
        MachineGroup slow = MachineGroup.of("SLOW-{n}", 3, IMAGE).linked(Link.of(2 * MB));
        MachineGroup fast = MachineGroup.of("FAST-{n}", 2, IMAGE).linked(Link.of(10 * MB));
        try (Stage stage = stage(policy(MULTISTREAM, 2), slow, fast)) {
            assertThat(stage.after(190).sessions()).hasSize(2);
            assertThat(names(stage))
                    .containsExactly(List.of("FAST-1", "FAST-2"), List.of("SLOW-1", "SLOW-2", "SLOW-3"));
            assertThat(stage.sessions()).extracting(Session::transferRate).containsExactly(10 * MB, 2 * MB);
            for (Session session : stage.sessions()) {
                assertThat(session.clients()).extracting(Client::id).contains(session.masterClientId());
            }
        }
    }

    @Test
    void theMasterOfTheSlowStreamCanBeDisconnectedWithoutTouchingTheFastOne() {
        try (Stage stage =
                stage(policy(MULTISTREAM, 2), at("SLOW-1", 3 * MB), at("SLOW-2", 4 * MB), at("FAST", 10 * MB))) {
            stage.after(125);
            assertThat(names(stage)).containsExactly(List.of("FAST"), List.of("SLOW-1", "SLOW-2"));
            stage.disconnect(stage.client("SLOW-1"), DisconnectType.FALLBACK);
            assertThat(names(stage.after(2))).containsExactly(List.of("FAST"), List.of("SLOW-2"));
            assertThat(stage.sessions()).extracting(Session::transferRate).containsExactly(10 * MB, 4 * MB);
        }
    }

    @Test
    void nobodyIsMovedWhileTheServerItselfLimitsTheSession() {
        ServerScenario server = autoCast(1_000_000 * MB, at("SLOW", 4 * MB), at("FAST", 10 * MB))
                .withCapacity(3 * MB)
                .withMulticastPolicy(policy(MULTISTREAM, 2), null);
        try (Stage stage = new Stage(server)) {
            assertThat(stage.after(600).sessions()).hasSize(1);
        }
    }

    @Test
    void twiceTheSpeedOfTheSlowestIsTheLimit() {
        try (Stage stage = stage(policy(MULTISTREAM, 2), at("SLOW", 5 * MB + 1), at("FAST", 10 * MB))) {
            assertThat(stage.after(600).sessions()).hasSize(1);
        }
        try (Stage stage = stage(policy(MULTISTREAM, 2), at("SLOW", 5 * MB), at("FAST", 10 * MB))) {
            assertThat(stage.after(600).sessions()).hasSize(2);
        }
    }

    @Test
    void whoDragsTheSlowestStreamIsRemoved() {
        try (Stage stage = stage(policy(MULTISTREAM, 2), at("SLOWEST", MB), at("SLOW", 4 * MB), at("FAST", 10 * MB))) {
            assertThat(names(stage.after(122))).containsExactly(List.of("FAST"), List.of("SLOWEST", "SLOW"));
            assertThat(names(stage.after(70))).containsExactly(List.of("FAST"), List.of("SLOW"));
        }
    }

    @Test
    void aThirdStreamTakesTheSlowest() {
        try (Stage stage = stage(policy(MULTISTREAM, 3), at("SLOWEST", MB), at("SLOW", 4 * MB), at("FAST", 10 * MB))) {
            assertThat(names(stage.after(600))).containsExactly(List.of("FAST"), List.of("SLOW"), List.of("SLOWEST"));
        }
    }

    @Test
    void whoComesLaterBeginsInTheFastestStream() {
        try (Stage stage = stage(
                policy(MULTISTREAM, 2), at("SLOW", MB), at("FAST", 10 * MB), machine("LATE", 9 * MB, seconds(100)))) {
            assertThat(names(stage.after(101))).containsExactly(List.of("FAST", "LATE"), List.of("SLOW"));
        }
    }
}
