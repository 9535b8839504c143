package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.SlowClientHandling;

/** What holds for every seed and every way of looking. */
class LookTimesTest {

    private static final long MB = Stage.MB;
    private static final SlowClientHandling[] HANDLINGS = {
        SlowClientHandling.NONE, SlowClientHandling.AUTO_DISCONNECT, SlowClientHandling.MULTISTREAM
    };
    private static final String CAST = "WDS:Images/cast.wim/1";

    /** Everything that the emulator can do by itself, at once. */
    private static Scenario busy(long seed, boolean reuseIds) {
        ContentScenario image = new ContentScenario("install.wim", 400 * MB);
        Attendance coming = new Attendance(
                Duration.ofSeconds(1),
                Duration.ofMillis(700),
                Duration.ofSeconds(15),
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2));
        ServerScenario server = ServerScenario.of(
                        "WDS01",
                        List.of(
                                NamespaceScenario.autoCast(Stage.IMAGE, image),
                                NamespaceScenario.of(
                                                CAST,
                                                NamespaceKind.SCHEDULED_CAST_AUTO_START,
                                                3,
                                                Duration.ofSeconds(30),
                                                image)
                                        .repeating()),
                        List.of(
                                MachineGroup.of("A-{n}", 6, Stage.IMAGE)
                                        .joining(coming)
                                        .linked(new Link(40 * MB, 0.5)),
                                MachineGroup.of("B-{n}", 2, Stage.IMAGE)
                                        .joining(coming)
                                        .stalling(Stall.atCompletion(0.3, Duration.ofSeconds(9)))
                                        .slowing(new Slowdown(null, Duration.ofSeconds(4), Duration.ofSeconds(6), MB)),
                                MachineGroup.of("C-{n}", 4, CAST)
                                        .joining(coming)
                                        .linked(new Link(30 * MB, 0.2))))
                .withCapacity(60 * MB)
                .withClientsPerSession(3)
                .withTransfers(TransferScenario.of("boot.wim", 7 * MB, "10.0.0.1", MB)
                        .beginning(Duration.ofSeconds(22), Duration.ofSeconds(3)))
                .withMulticastPolicy(
                        new MulticastPolicy(HANDLINGS[(int) Math.floorMod(seed, 3L)], 20_000, 3, null),
                        Duration.ofSeconds(4));
        return new Scenario(seed, Duration.ofSeconds(20), List.of(reuseIds ? server.reusingIds() : server));
    }

    @Property(tries = 60)
    void theSameSeedShowsTheSameHoweverOftenSomebodyLooks(
            @ForAll long seed, @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 7_000) Integer> pauses) {
        try (Stage patient = new Stage(busy(seed, true));
                Stage restless = new Stage(busy(seed, true))) {
            for (int pause : pauses) {
                restless.clock.advance(Duration.ofMillis(pause));
                restless.read();
            }
            patient.clock.advance(Duration.ofMillis(
                    pauses.stream().mapToInt(Integer::intValue).sum()));
            assertThat(patient.read()).isEqualTo(restless.read());
        }
    }

    @Property(tries = 60)
    void completionOfAClientNeverFalls(
            @ForAll long seed, @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 5_000) Integer> pauses) {
        Map<Long, Client> last = new HashMap<>();
        try (Stage stage = new Stage(busy(seed, false))) {
            int looks = 0;
            for (int pause : pauses) {
                stage.clock.advance(Duration.ofMillis(pause));
                for (Client client : stage.clients()) {
                    Client before = last.put(client.id(), client);
                    if (before != null) {
                        assertThat(client.macAddress()).isEqualTo(before.macAddress());
                        assertThat(client.completion()).isGreaterThanOrEqualTo(before.completion());
                    }
                    assertThat(client.completion()).isBetween(0.0, 1.0);
                }
                if (++looks % 7 == 0 && !stage.clients().isEmpty()) {
                    stage.disconnect(stage.clients().get(0), DisconnectType.FALLBACK);
                }
            }
        }
    }

    @Property(tries = 30)
    void differentSeedsPlayDifferently(@ForAll @IntRange(max = 1_000_000) int seed) {
        try (Stage one = new Stage(busy(seed, true));
                Stage other = new Stage(busy(seed + 1L, true))) {
            assertThat(one.after(20).read()).isNotEqualTo(other.after(20).read());
        }
    }
}
