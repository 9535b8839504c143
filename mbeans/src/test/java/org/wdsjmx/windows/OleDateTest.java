package org.wdsjmx.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OleDateTest {

    /** The examples with small numbers are those of Microsoft's description of the type. */
    @ParameterizedTest
    @CsvSource({
        "1.0, 1899-12-31T00:00:00Z",
        "2.25, 1900-01-01T06:00:00Z",
        "0.5, 1899-12-30T12:00:00Z",
        "-1.0, 1899-12-29T00:00:00Z",
        "-1.25, 1899-12-29T06:00:00Z",
        "-1.75, 1899-12-29T18:00:00Z",
        "-0.5, 1899-12-30T12:00:00Z",
        "5.0, 1900-01-04T00:00:00Z",
        "25569.0, 1970-01-01T00:00:00Z",
        "45658.999988425923, 2025-01-01T23:59:59Z",
        "2958465.999988426, 9999-12-31T23:59:59Z",
        "-657434.0, 0100-01-01T00:00:00Z"
    })
    void isTheInstantInUtc(double date, Instant instant) {
        assertThat(OleDate.toInstant(date)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.0,
                -0.0,
                2_958_466,
                -657_435,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                1e300,
                -1e300
            })
    void isNoTimeOutsideOfTheType(double date) {
        assertThat(OleDate.toInstant(date)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-01-01T18:00:00Z",
                "2026-11-22T23:59:59.999Z",
                "1899-12-31T00:00:00Z",
                "1899-12-29T06:00:00Z",
                "1899-12-28T23:59:59.999Z",
                "9999-12-31T23:59:59Z"
            })
    void comesBackAsTheSameInstant(Instant instant) {
        assertThat(OleDate.toInstant(OleDate.of(instant))).isEqualTo(instant);
    }

    @Test
    void isWrittenAsMicrosoftDescribesIt() {
        assertThat(OleDate.of(Instant.parse("1899-12-29T06:00:00Z"))).isEqualTo(-1.25);
        assertThat(OleDate.of(Instant.parse("1900-01-01T06:00:00Z"))).isEqualTo(2.25);
    }
}
