package org.wdsjmx.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"00155D010203", "00:15:5d:01:02:03", "0015.5D01.0203", "00 15 5d 01 02 03"})
    void theNotationDoesNotMatter(String other) {
        assertThat(MacAddress.sameAddress("00-15-5D-01-02-03", other)).isTrue();
    }

    @Test
    void otherDigitsAreAnotherAddress() {
        assertThat(MacAddress.sameAddress("00-15-5D-01-02-03", "00-15-5D-01-02-04"))
                .isFalse();
    }

    @Test
    void strangeTextsAreOnlyEqualToThemselves() {
        assertThat(MacAddress.sameAddress("n/a", "a")).isFalse();
        assertThat(MacAddress.sameAddress("-", ":")).isFalse();
        assertThat(MacAddress.sameAddress("unknown", "UNKNOWN ")).isTrue();
    }

    @Test
    void anUnknownAddressIsNobody() {
        assertThat(new ClientIdentity(1, "PC", null).isSameMachine(null)).isFalse();
        assertThat(new ClientIdentity(1, "PC", "00").isSameMachine(null)).isFalse();
        assertThat(new ClientIdentity(1, "PC", null).isSameMachine("00")).isFalse();
    }
}
