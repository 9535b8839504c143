package org.wdsjmx.plugin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.testing.SteppingClock;

class TextsTest {

    private final SteppingClock clock = new SteppingClock();

    @Test
    void numbersInTextsAreOrderedAsNumbers() {
        assertThat(Stream.of("pc-10", "PC-9", "PC-009x", "A", "10.0.0.10", "10.0.0.9", "PC-99999999999999999999", "")
                        .sorted(Natural.ORDER))
                .containsExactly(
                        "", "10.0.0.9", "10.0.0.10", "A", "PC-9", "PC-009x", "pc-10", "PC-99999999999999999999");
    }

    @Test
    void ratesAndTimesAreShort() {
        assertThat(Shown.rate(1_525_695L)).isEqualTo("1.5 MB/s");
        assertThat(Shown.rate(999_600_000L)).isEqualTo("1.0 GB/s");
        assertThat(Shown.rate(0L)).isEqualTo("0 B/s");
        assertThat(Shown.rate((Long) null)).isEqualTo("unknown rate");
        assertThat(Shown.duration(59.7)).isEqualTo("1 min 0 s");
        assertThat(Shown.duration(7847.6)).isEqualTo("2 h 10 min");
        assertThat(Shown.percent(0.999)).as("not all").isEqualTo("99 %");
    }

    @Test
    void theScaleOfTheChartIsRound() {
        assertThat(RateChart.top(64e6)).isEqualTo(100e6);
        assertThat(RateChart.top(1.5e6)).isEqualTo(2e6);
        assertThat(RateChart.top(0)).isEqualTo(1);
    }

    @Test
    void theHistoryKeepsWhatIsThereAndHalfAnHourOfIt() {
        RateHistory history = new RateHistory();
        Session session = session(clock.instant(), 5L);
        history.add(reading(session));
        history.add(reading(session));
        assertThat(history.of(session.place())).as("the same snapshot again").hasSize(1);
        clock.advance(RateHistory.KEPT.plusSeconds(1));
        history.add(reading(session(clock.instant(), 7L)));
        assertThat(history.of(session.place()))
                .extracting(RateHistory.Point::rate)
                .containsExactly(7L);
        history.add(reading());
        assertThat(history.of(session.place())).as("it has ended").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1})
    void theHistoryGoesOnWhenTheClockIsSet(long hours) {
        RateHistory history = new RateHistory();
        Session session = session(clock.instant(), 5L);
        history.add(reading(session));
        clock.set(Duration.ofHours(hours));
        clock.advanceSeconds(5);
        history.add(reading(session(clock.instant(), 7L)));
        List<RateHistory.Point> points = history.of(session.place());
        assertThat(points).extracting(RateHistory.Point::rate).containsExactly(5L, 7L);
        assertThat(points.get(1).time().since(points.get(0).time())).isEqualTo(Duration.ofSeconds(5));
    }

    private static Session session(Instant seen, Long rate) {
        return new Session(WatchedAgent.WDS01, "1", 1, "N", "C", rate, null, null, 1L, 0.5, null, Date.from(seen));
    }

    private Reading reading(Session... sessions) {
        return new Reading(
                clock.moment(),
                List.of(new Server(WatchedAgent.WDS01, "WDS01", null, null, List.of(sessions), List.of())));
    }
}
