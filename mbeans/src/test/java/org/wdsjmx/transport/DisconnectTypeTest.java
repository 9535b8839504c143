package org.wdsjmx.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisconnectTypeTest {

    @ParameterizedTest
    @ValueSource(strings = {"Fallback", "fallback", "FALLBACK", " Fallback ", "1", "WdsTptDisconnectFallback"})
    void fallbackIsUnderstood(String text) {
        assertThat(DisconnectType.parse(text)).isEqualTo(DisconnectType.FALLBACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Abort", "aBORT", "2", "wdstptdisconnectabort"})
    void abortIsUnderstood(String text) {
        assertThat(DisconnectType.parse(text)).isEqualTo(DisconnectType.ABORT);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Unknown", "0", "3", "-1", "WdsTptDisconnectUnknown", "Fallback;Abort", "١"})
    void everythingElseIsRefusedWithWhatIsLegal(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DisconnectType.parse(text))
                .withMessageContaining("Fallback")
                .withMessageContaining("Abort")
                .withMessageContaining("Nothing was called");
    }

    @Test
    void theNumbersAreThoseOfTheApi() {
        assertThat(DisconnectType.FALLBACK.value()).isEqualTo(1);
        assertThat(DisconnectType.ABORT.value()).isEqualTo(2);
    }
}
