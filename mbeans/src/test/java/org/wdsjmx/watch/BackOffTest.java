package org.wdsjmx.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    @Test
    void aServerThatFailsIsAskedAgainWithinTwoIntervalsHoweverLongItFails() {
        BackOff backOff = new BackOff(Duration.ofSeconds(5));
        assertThat(IntStream.range(0, 6).mapToObj(i -> backOff.afterFailure().toSeconds()))
                .containsExactly(5L, 10L, 10L, 10L, 10L, 10L);
    }

    @Test
    void aPauseIsNotStretchedBeyondAMinute() {
        BackOff backOff = new BackOff(Duration.ofSeconds(40));
        assertThat(IntStream.range(0, 3).mapToObj(i -> backOff.afterFailure().toSeconds()))
                .containsExactly(40L, 60L, 60L);
    }

    @Test
    void aGoodReadStartsOver() {
        BackOff backOff = new BackOff(Duration.ofSeconds(5));
        backOff.afterFailure();
        backOff.afterFailure();
        assertThat(backOff.afterSuccess()).hasSeconds(5);
        assertThat(backOff.afterFailure()).hasSeconds(5);
    }

    @Test
    void aServerThatIsTooSlowIsLeftInPeaceForLongerAndLonger() {
        BackOff backOff = new BackOff(Duration.ofSeconds(5));
        Duration took = Duration.ofSeconds(3);
        assertThat(IntStream.range(0, 7)
                        .mapToObj(i -> backOff.afterGivingUp(took).toSeconds()))
                .containsExactly(5L, 10L, 12L, 24L, 48L, 60L, 60L);
    }

    @Test
    void aServerThatIsTooSlowIsNeverAskedForMoreThanHalfOfTheTime() {
        BackOff backOff = new BackOff(Duration.ofSeconds(5));
        Duration took = Duration.ofMinutes(3);
        assertThat(IntStream.range(0, 4)
                        .mapToObj(i -> backOff.afterGivingUp(took).toMinutes()))
                .containsExactly(3L, 3L, 3L, 3L);
    }

    @Test
    void aGoodReadEndsThePeaceOfASlowServer() {
        BackOff backOff = new BackOff(Duration.ofSeconds(5));
        backOff.afterGivingUp(Duration.ofSeconds(30));
        backOff.afterGivingUp(Duration.ofSeconds(30));
        assertThat(backOff.afterSuccess()).hasSeconds(5);
        assertThat(backOff.afterGivingUp(Duration.ofSeconds(30))).hasSeconds(30);
    }

    @Test
    void anIntervalOverAMinuteIsKept() {
        BackOff backOff = new BackOff(Duration.ofMinutes(3));
        backOff.afterFailure();
        assertThat(backOff.afterFailure()).hasMinutes(3);
    }
}
