package org.wdsjmx.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.wdsjmx.watch.Trees.client;
import static org.wdsjmx.watch.Trees.snapshot;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.testing.SteppingClock;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Moment;

/** What is told of clients while somebody sets the wall clock, and after this machine slept. */
class ClockJumpTest {

    private static final String MAC = "00-15-5D-01-02-03";
    private static final Duration STALLED_AFTER = Duration.ofSeconds(60);

    private final SteppingClock clock = new SteppingClock();
    private final ChangeDetector detector = new ChangeDetector(STALLED_AFTER);
    private double completion = 0.3;
    private long joinDuration = 30;

    private WatchedClient read() {
        return read(client(1, MAC, completion, joinDuration));
    }

    private WatchedClient read(Client... shown) {
        return detector.observe(snapshot(0, shown).at(clock.moment())).clients().get(0);
    }

    private WatchedClient later(long seconds, double rise) {
        clock.advanceSeconds(seconds);
        joinDuration += seconds;
        completion += rise;
        return read();
    }

    /** Its speed is known, as is that of its session: 1 % in 10 s. */
    private void runs() {
        for (int i = 0; i < 4; i++) {
            later(10, 0.01);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-8760, -1, 1, 8760})
    void aStalledClientStaysStalledWhenTheClockIsSet(long hours) {
        runs();
        assertThat(later(60, 0).history().stalled()).isTrue();
        clock.set(Duration.ofHours(hours));
        assertThat(later(5, 0).history().stalled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-8760, -1, 1, 8760})
    void aClientStallsInTimeWhenTheClockIsSet(long hours) {
        runs();
        clock.set(Duration.ofHours(hours));
        assertThat(later(59, 0).history().stalled()).isFalse();
        assertThat(later(1, 0).history().stalled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-8760, -1, 1, 8760})
    void theSpeedObservedStaysWhenTheClockIsSet(long hours) {
        runs();
        clock.set(Duration.ofHours(hours));
        WatchedClient seen = later(10, 0.01);
        assertThat(seen.history().completionPerSecond()).isCloseTo(0.001, within(1e-6));
        assertThat(seen.estimatedSecondsRemaining()).isCloseTo((1 - completion) / 0.001, within(1.0));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1})
    void whoLeavesJustAfterTheClockWasSetCompletedOrNotAsBefore(long hours) {
        String other = "00-15-5D-01-02-09";
        runs();
        clock.set(Duration.ofHours(hours));
        clock.advanceSeconds(5);
        assertThat(detector.observe(snapshot(0, client(2, other, 0.1, 5)).at(clock.moment()))
                        .changes())
                .filteredOn(Change.ClientLeft.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.ClientLeft.class,
                        left -> assertThat(left.outcome()).isEqualTo(DepartureOutcome.VANISHED));
    }

    @ParameterizedTest
    @ValueSource(longs = {-8760, -1, 1, 8760})
    void datesAreShownByTheClockAsItIsSetNow(long hours) {
        runs();
        clock.set(Duration.ofHours(hours));
        for (int i = 1; i <= 2; i++) {
            WatchedClient seen = later(5, 0);
            assertThat(seen.history().progressTime().instant())
                    .isEqualTo(clock.instant().minusSeconds(5L * i));
            assertThat(seen.history().joinTime().instant())
                    .isEqualTo(clock.instant().minusSeconds(joinDuration));
            assertThat(seen.seen().since(seen.history().progressTime())).isEqualTo(Duration.ofSeconds(5L * i));
        }
    }

    @Test
    void datesDoNotFollowEverySmallDifferenceOfTheClocks() {
        runs();
        Moment joined = later(5, 0).history().joinTime();
        clock.set(Duration.ofMillis(1_900));
        assertThat(later(5, 0).history().joinTime()).isEqualTo(joined);
    }

    @Test
    void nobodyBeginsToStallBecauseThisMachineSlept() {
        runs();
        clock.advance(Duration.ofHours(8));
        detector.woken(clock.moment());
        assertThat(later(1, 0).history().stalled()).isFalse();
        assertThat(later(58, 0).history().stalled()).isFalse();
        assertThat(later(1, 0).history().stalled()).isTrue();
    }

    @Test
    void whoStalledBeforeThisMachineSleptStillDoes() {
        runs();
        later(60, 0);
        clock.advance(Duration.ofHours(8));
        detector.woken(clock.moment());
        assertThat(later(1, 0).history().stalled()).isTrue();
        assertThat(later(1, 0.01).history().stalled()).isFalse();
    }

    @Test
    void noSpeedIsObservedWhileThisMachineSlept() {
        runs();
        clock.advance(Duration.ofHours(8));
        detector.woken(clock.moment());
        assertThat(later(1, 0.01).history().completionPerSecond()).isCloseTo(0.001, within(1e-6));
    }

    @Test
    void aServerWhoseClockIsSetBackStillShowsTheSameStays() {
        joinDuration = 7_000;
        runs();
        joinDuration -= 3_600;
        clock.advanceSeconds(5);
        assertThat(detector.observe(snapshot(0, client(1, MAC, completion, joinDuration))
                                .at(clock.moment()))
                        .changes())
                .isEmpty();
    }
}
