package org.wdsjmx.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "5s, PT5S", "2m, PT2M", "1h, PT1H", "0s, PT0S", "007s, PT7S", "87600h, PT87600H"})
    void readsNumberAndUnit(String text, Duration duration) {
        assertThat(DurationText.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "s", "5 s", "-5s", "+5s", "1.5s", "5S", "5sec", "PT5S", "1d", "5s ", "٥s", "1h30m"})
    void refusesEveryOtherFormAndNamesTheLegalOne(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessageContaining("write a whole number and a unit: 500ms, 5s, 2m or 1h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"87601h", "999999999999999999h", "999999999999999999ms"})
    void refusesMoreThanTenYears(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessageContaining("at most 87600h");
    }

    @Property
    void readsWhatItWrites(@ForAll @LongRange(min = 0, max = 315_360_000_000L) long millis) {
        Duration duration = Duration.ofMillis(millis);

        assertThat(DurationText.parse(DurationText.format(duration))).isEqualTo(duration);
    }

    @Property
    void anyTextIsADurationOrAnIllegalArgument(@ForAll String text) {
        try {
            assertThat(DurationText.parse(text)).isBetween(Duration.ZERO, DurationText.LONGEST);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("duration").isExactlyInstanceOf(IllegalArgumentException.class);
        }
    }
}
