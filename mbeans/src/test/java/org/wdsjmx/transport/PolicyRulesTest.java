package org.wdsjmx.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What is legal goes through, whatever it is; what is not is refused with the value that was seen. */
class PolicyRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Property
    void thresholdsInRangeAreLegal(
            @ForAll @LongRange(min = 1, max = MulticastPolicy.HIGHEST_THRESHOLD) long threshold) {
        assertThatCode(new MulticastPolicy(null, threshold, -1, null)::requireLegalChange)
                .doesNotThrowAnyException();
    }

    @Property
    void thresholdsOutOfRangeAreRefused(@ForAll long threshold) {
        if (threshold != -1 && (threshold < 1 || threshold > MulticastPolicy.HIGHEST_THRESHOLD)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(new MulticastPolicy(null, threshold, -1, null)::requireLegalChange)
                    .withMessageContaining(Long.toString(threshold));
        }
    }

    @Property
    void onlyTwoOrThreeStreamsAreLegal(@ForAll @LongRange(min = -1000, max = 1000) long streams) {
        MulticastPolicy change = new MulticastPolicy(null, -1, streams, null);
        if (streams == -1 || streams == 2 || streams == 3) {
            assertThat(change.requireLegalChange()).isSameAs(change);
        } else {
            assertThatIllegalArgumentException().isThrownBy(change::requireLegalChange);
        }
    }

    @Property
    void portsAreLegalInOrderAndInRange(
            @ForAll @IntRange(min = 0, max = 70_000) int start, @ForAll @IntRange(min = 0, max = 70_000) int end) {
        ServicePolicy change = new ServicePolicy(
                MulticastAddresses.UNKNOWN, MulticastAddresses.UNKNOWN, start, end, -1, null, -1, null);
        boolean legal = start >= 1_025 && end <= 65_535 && start <= end;
        if (legal) {
            assertThat(change.requireLegalChange()).isSameAs(change);
        } else {
            assertThatIllegalArgumentException().isThrownBy(change::requireLegalChange);
        }
    }

    @Property
    void blockSizesAreZeroOrInRange(@ForAll @IntRange(min = 0, max = 70_000) int size) {
        ServicePolicy change =
                new ServicePolicy(MulticastAddresses.UNKNOWN, MulticastAddresses.UNKNOWN, -1, -1, -1, null, size, null);
        if (size == 0 || size >= 512 && size <= 65_531) {
            assertThat(change.requireLegalChange()).isSameAs(change);
        } else {
            assertThatIllegalArgumentException().isThrownBy(change::requireLegalChange);
        }
    }

    @Property
    void componentsAreASumOfFour(@ForAll @IntRange(min = 0, max = 100) int components) {
        DiagnosticsPolicy change = new DiagnosticsPolicy(null, components);
        if (components <= 15) {
            assertThat(change.requireLegalChange()).isSameAs(change);
        } else {
            assertThatIllegalArgumentException().isThrownBy(change::requireLegalChange);
        }
    }

    @Property
    void anyNameIsLegalThatIsNotTooLongAndHasNoBackslash(@ForAll String name) {
        NamespaceDraft draft = new NamespaceDraft(NamespaceKind.AUTO_CAST, name, "WDS", "D:\\Images", "", "", -1, null);
        if (!name.isEmpty() && name.length() <= 255 && name.indexOf('\\') < 0) {
            assertThat(draft.requireLegal(NOW)).isSameAs(draft);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> draft.requireLegal(NOW))
                    .withMessageContaining("Nothing was created");
        }
    }
}
