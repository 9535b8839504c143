package org.wdsjmx.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wdsjmx.emulator.ContentScenario;
import org.wdsjmx.emulator.EmulatedMachine;
import org.wdsjmx.emulator.Emulator;
import org.wdsjmx.emulator.FaultKind;
import org.wdsjmx.emulator.NamespaceScenario;
import org.wdsjmx.emulator.Scenario;
import org.wdsjmx.emulator.ServerScenario;
import org.wdsjmx.testing.SteppingClock;

/** A server and whoever watches it have clocks of their own, and somebody sets the one or the other. */
class WatchedClocksTest {

    private static final String IMAGE = "WDS:Images/install.wim/1";
    private static final Duration STALLED_AFTER = Duration.ofMinutes(5);
    private static final Duration STALE_AFTER = Duration.ofMinutes(1);

    private final SteppingClock world = new SteppingClock();
    private final SteppingClock agent = new SteppingClock();
    private final Emulator emulator = new Emulator(
            Scenario.of(
                    1,
                    ServerScenario.of(
                            "WDS01",
                            List.of(NamespaceScenario.autoCast(
                                    IMAGE, new ContentScenario("install.wim", 1_000_000_000L))),
                            List.of())),
            world,
            agent);
    private final Watch watch = new Watch(
            Map.of("WDS01", ""),
            emulator,
            new WatchSettings(Duration.ofHours(10), Duration.ofSeconds(30), STALE_AFTER, STALLED_AFTER),
            agent,
            List.of());

    @AfterEach
    void close() {
        watch.close();
    }

    private ServerView read() {
        return watch.servers().get(0).refresh().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private ServerView later(Duration duration) {
        world.advance(duration);
        agent.advance(duration);
        return read();
    }

    private static boolean stalls(ServerView view) {
        return view.clients().get(0).history().stalled();
    }

    /** A machine that makes progress, until the server stands still. */
    private void aMachineStops() {
        emulator.server("").join(IMAGE, "install.wim", EmulatedMachine.named("PC-1", "02-00-00-00-00-01", 10_000_000));
        read();
        for (int i = 0; i < 4; i++) {
            assertThat(stalls(later(Duration.ofSeconds(2)))).isFalse();
        }
        emulator.server("").freeze();
        read();
    }

    private void set(String which, long hours) {
        (which.equals("world") ? world : agent).set(Duration.ofHours(hours));
    }

    @ParameterizedTest
    @CsvSource({"agent, -1", "agent, 1", "world, -1", "world, 1"})
    void whoStopsStallsInTimeWhicheverClockIsSet(String which, long hours) {
        aMachineStops();
        set(which, hours);
        assertThat(stalls(later(STALLED_AFTER.minusSeconds(5)))).isFalse();
        assertThat(stalls(later(Duration.ofSeconds(5)))).isTrue();
        set(which, 2 * hours);
        assertThat(stalls(later(Duration.ofSeconds(5)))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"agent, -1", "agent, 1"})
    void aSnapshotIsNotOldBecauseTheClockIsSet(String which, long hours) {
        aMachineStops();
        emulator.server("").fail(FaultKind.UNREACHABLE);
        set(which, hours);
        ServerView failing = later(Duration.ofSeconds(5));
        assertThat(failing.up()).isFalse();
        assertThat(failing.snapshot()).isNotNull();
        assertThat(agent.moment().since(failing.lastRead())).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void nobodyBeginsToStallBecauseThisMachineSlept() {
        aMachineStops();
        assertThat(stalls(later(Duration.ofHours(20)))).isFalse();
        assertThat(stalls(later(STALLED_AFTER.minusSeconds(5)))).isFalse();
        assertThat(stalls(later(Duration.ofSeconds(5)))).isTrue();
    }

    @Test
    void whoStalledBeforeThisMachineSleptStillDoes() {
        aMachineStops();
        later(STALLED_AFTER);
        assertThat(stalls(later(Duration.ofHours(20)))).isTrue();
    }
}
