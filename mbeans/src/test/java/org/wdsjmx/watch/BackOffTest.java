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
    void anIntervalOverAMinuteIsKept() {
        BackOff backOff = new BackOff(Duration.ofMinutes(3));
        backOff.afterFailure();
        assertThat(backOff.afterFailure()).hasMinutes(3);
    }
}
