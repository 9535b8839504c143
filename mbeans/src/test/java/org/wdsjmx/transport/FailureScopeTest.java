package org.wdsjmx.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureScopeTest {

    @Test
    void everyCodeHasOneScopeAndAName() {
        assertThat(Arrays.stream(FailureScope.values()).flatMap(scope -> scope.codes().stream()))
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(HResult.of(code).symbol())
                        .as(HResult.of(code).hex())
                        .isNotEqualTo("HRESULT"));
    }

    @ParameterizedTest
    @CsvSource({
        "0x800706BA, SERVER",
        "0x80010108, SERVER",
        "0xC1100113, SERVER",
        "0xC1210104, ENDED",
        "0xC1100120, UNSUPPORTED",
        "0x80004005, OBJECT",
        "0x80070005, OBJECT",
        "0x80070490, OBJECT",
        "0x80010105, OBJECT",
        "0x81234567, OBJECT"
    })
    void saysHowFarACodeReaches(String hex, FailureScope scope) {
        assertThat(FailureScope.of(Long.decode(hex).intValue())).isEqualTo(scope);
    }

    @ParameterizedTest
    @CsvSource({"0x800706BE, true", "0x800706BF, false", "0x800706BA, false", "0x80010007, true", "0x80010012, false"})
    void saysWhetherTheServerMayHaveDoneWhatItWasAsked(String hex, boolean open) {
        assertThat(FailureScope.leavesOutcomeOpen(Long.decode(hex).intValue())).isEqualTo(open);
    }
}
