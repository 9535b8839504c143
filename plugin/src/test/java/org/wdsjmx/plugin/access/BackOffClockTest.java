package org.wdsjmx.plugin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.testing.SteppingClock;

/** Who guesses waits as long, and no longer, when somebody sets the wall clock. */
class BackOffClockTest {

    private static final String GUESSER = "192.0.2.9";
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final SteppingClock clock = new SteppingClock();
    private final BackOff backOff = new BackOff(10, clock);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            backOff.failed(GUESSER);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-8760, -1, 1, 8760})
    void thePauseGoesByAsItWould(long hours) {
        fail(20);
        assertThat(backOff.pause(GUESSER)).contains(LONGEST);
        clock.set(Duration.ofHours(hours));
        clock.advanceSeconds(59);
        assertThat(backOff.pause(GUESSER)).contains(Duration.ofSeconds(1));
        clock.advanceSeconds(1);
        assertThat(backOff.pause(GUESSER)).isEmpty();
    }

    @Test
    void aClockSetAheadForgetsNoFailures() {
        fail(5);
        clock.set(Duration.ofHours(1));
        fail(1);
        assertThat(backOff.pause(GUESSER)).contains(Duration.ofSeconds(2));
    }

    @Property
    void noPauseIsLongerThanAMinuteAndEveryPauseEnds(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 99_999) Integer> steps) {
        BackOff walked = new BackOff(10, clock);
        for (int step : steps) {
            if (step % 2 == 0) {
                walked.failed(GUESSER);
            }
            clock.advanceSeconds(step / 2 % 20);
            clock.set(Duration.ofHours(step / 40 - 1_250));
            assertThat(walked.pause(GUESSER).orElse(Duration.ZERO)).isLessThanOrEqualTo(LONGEST);
        }
        clock.set(Duration.ofHours(-1));
        clock.advance(LONGEST);
        assertThat(walked.pause(GUESSER)).isEmpty();
    }

    @Test
    void credentialsAreRightForTenMinutesWhereverTheClockIsSet() {
        VerifiedCredentials verified = new VerifiedCredentials(clock);
        verified.add(0, "alice", "secret");
        clock.set(Duration.ofHours(1));
        assertThat(verified.contains(0, "alice", "secret")).isTrue();
        clock.set(Duration.ofHours(-3));
        clock.advance(Duration.ofMinutes(10));
        assertThat(verified.contains(0, "alice", "secret")).isFalse();
    }
}
