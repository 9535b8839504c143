package org.wdsjmx.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31t12:00:00z, 2026-01-31T12:00:00Z",
        "2026-01-31T13:00:00.123456789+01:00, 2026-01-31T12:00:00.123456789Z",
        "2026-01-31T12:00:00.5-00:00, 2026-01-31T12:00:00.500Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z"
    })
    void readsTimes(String text, Instant time) {
        assertThat(TimeText.parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "'', is empty",
        "yesterday, does not begin with a day",
        "31.01.2026 12:00, does not begin with a day",
        "1769860800, does not begin with a day",
        "+12026-01-31T12:00:00Z, does not begin with a day",
        "2026-1-31T12:00:00Z, does not begin with a day",
        "2026-01-31, 'has a day, but no time'",
        "2026-01-31 12:00:00Z, has something else than a T",
        "2026-01-311T12:00:00Z, has something else than a T",
        "2026-01-31T, 'has no hours, minutes and seconds'",
        "2026-01-31T12:00Z, 'has no hours, minutes and seconds'",
        "2026-01-31T12:00:00, has no offset from UTC",
        "2026-01-31T12:00:00.123456789, has no offset from UTC",
        "2026-01-31T12:00:00+1, ends with something else than an offset",
        "2026-01-31T12:00:00+0100, ends with something else than an offset",
        "2026-01-31T12:00:00 CET, ends with something else than an offset",
        "2026-01-31T12:00:00.1234567890Z, ends with something else than an offset",
        "'2026-01-31T12:00:00Z ', ends with something else than an offset",
        "2026-02-30T12:00:00Z, Invalid date",
        "2026-02-29T12:00:00Z, 'is not a leap year'",
        "2026-13-01T12:00:00Z, (valid values 1 - 12)",
        "2026-01-31T24:00:00Z, (valid values 0 - 23)",
        "2026-01-31T12:60:00Z, (valid values 0 - 59)",
        "2026-01-31T12:00:60Z, (valid values 0 - 59)",
        "2026-01-31T12:00:00+19:00, Zone offset"
    })
    void namesTheRuleThatIsBroken(String text, String rule) {
        assertThatThrownBy(() -> TimeText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule);
    }
}
