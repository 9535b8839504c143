package org.wdsjmx.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.wdsjmx.testing.SteppingClock;

class MomentTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final SteppingClock clock = new SteppingClock();
    private final Moment before = clock.moment();

    @Test
    void settingTheClockIsNoTimeThatGoesBy() {
        clock.set(HOUR.negated());
        clock.advanceSeconds(3);
        assertThat(clock.moment().since(before)).isEqualTo(Duration.ofSeconds(3));
        assertThat(clock.moment().isAfter(before)).isTrue();
        assertThat(clock.instant()).isBefore(before.instant());
    }

    @Test
    void whatIsStoredIsAsOldAsTheWallClockSays() {
        assertThat(before.since(before.recalled(before.instant().minus(HOUR)))).isEqualTo(HOUR);
    }

    @Test
    void whatWasStoredInTheFutureIsOfNow() {
        assertThat(before.recalled(before.instant().plus(HOUR))).isEqualTo(before);
        assertThat(before.recalled(Instant.MAX)).isEqualTo(before);
    }

    @Test
    void anEarlierMomentIsShownByTheClockAsItIsSetNow() {
        clock.set(HOUR);
        clock.advanceSeconds(3);
        assertThat(clock.moment().shown(before)).isEqualTo(clock.instant().minusSeconds(3));
    }

    @Test
    void theClocksOfThisMachineAgreeForWhoeverAsks() {
        Moment earlier = MomentSource.system().moment();
        assertThat(MomentSource.system().moment().since(earlier)).isBetween(Duration.ZERO, Duration.ofMinutes(1));
    }
}
