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
    void nothingIsFartherAwayThanTheClockCanCount() {
        Moment ancient = before.recalled(Instant.parse("0001-01-01T00:00:00Z"));
        assertThat(ancient.instant()).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(before.since(ancient)).isGreaterThan(Duration.ofDays(365 * 200));
        assertThat(before.isAfter(ancient)).isTrue();
        Moment last = Moment.of(Instant.MAX);
        assertThat(last.since(Moment.of(Instant.MIN))).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
        assertThat(Moment.of(Instant.MIN).since(last)).isEqualTo(Duration.ofNanos(Long.MIN_VALUE));
        assertThat(last.isAfter(before)).isTrue();
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
