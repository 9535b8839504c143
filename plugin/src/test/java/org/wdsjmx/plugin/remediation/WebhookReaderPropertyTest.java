package org.wdsjmx.plugin.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes are, they are a webhook or it is told what is wrong with them: nothing else ever comes out. */
class WebhookReaderPropertyTest {

    private static final byte[] VALID = String.format(
                    java.util.Locale.ROOT, WebhookReaderTest.NEW, WebhookReaderTest.ALERT)
            .getBytes(StandardCharsets.UTF_8);

    private final WebhookReader reader = new WebhookReader();

    private void groupOrFault(byte[] body) {
        try {
            AlertGroup group = reader.read(body);
            assertThat(group.truncated()).isNotNegative();
            assertThat(group.alerts()).hasSizeLessThanOrEqualTo(10_000).allSatisfy(alert -> {
                assertThat(alert.name()).isNotNull();
                assertThat(alert.fingerprint()).isNotEmpty();
                // What the ledger and the guards do with it later.
                assertThat(alert.startsAt().plusSeconds(60)).isAfter(alert.startsAt());
                assertThat(Instant.parse(alert.startsAt().toString())).isEqualTo(alert.startsAt());
                CaseFinder.claimed(alert);
            });
        } catch (WebhookException e) {
            WebhookReaderTest.assertShown(e.getMessage());
        }
    }

    @Property
    void randomBytes(@ForAll @Size(max = 200) byte[] bytes) {
        groupOrFault(bytes);
    }

    @Property
    void aWebhookWithOneByteChanged(@ForAll @IntRange(max = 2_000) int at, @ForAll byte value) {
        byte[] bytes = VALID.clone();
        bytes[at % bytes.length] = value;
        groupOrFault(bytes);
    }

    @Property
    void aWebhookCutAnywhere(@ForAll @IntRange(max = 2_000) int length) {
        groupOrFault(Arrays.copyOf(VALID, Math.min(length, VALID.length)));
    }

    @Property
    void charactersThatMeanSomethingInJson(@ForAll("soup") String text) {
        groupOrFault(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void webhooksOfLegalAndIllegalParts(@ForAll("webhooks") String text) {
        groupOrFault(text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> soup() {
        return Arbitraries.strings()
                .withChars("[]{}:,\"\\u0eE+-.14tfn \t\n\r\u0000\u001b\u0085\u2028\uFEFF\uD800")
                .ofMaxLength(60);
    }

    @Provide
    Arbitrary<String> webhooks() {
        Arbitrary<String> reason = Arbitraries.of("\"repeat interval elapsed\"", "\"\"", "null", "{}", "1");
        Arbitrary<String> truncated = Arbitraries.of("0", "7", "-1", "1e999", "1.5", "null", "9223372036854775808");
        return Combinators.combine(value("\"4\""), alert().list().ofMaxSize(3), reason, truncated)
                .as((version, alerts, why, left) -> "{\"version\":" + version + ",\"alerts\":" + alerts
                        + ",\"notification_reason\":" + why + ",\"truncatedAlerts\":" + left + "}");
    }

    private static Arbitrary<String> alert() {
        return Combinators.combine(
                        value("\"firing\""),
                        value("\"c1d2\""),
                        time(),
                        value("\"WdsClientStalled\""),
                        value("\"7\""),
                        value("\"00-15-5D-00-00-01\""))
                .as((status, fingerprint, time, name, client, mac) -> "{\"status\":" + status + ",\"fingerprint\":"
                        + fingerprint + ",\"startsAt\":" + time + ",\"labels\":{\"alertname\":" + name
                        + ",\"client\":" + client + ",\"mac\":" + mac + "}}");
    }

    private static Arbitrary<String> time() {
        return Arbitraries.of(
                "\"2026-06-01T08:00:00Z\"",
                "\"0001-01-01T00:00:00Z\"",
                "\"+999999999-12-31T23:59:59.999999999-18:00\"",
                "\"-999999999-01-01T00:00:00+18:00\"",
                "\"2026-06-01T08:00:00.000000001+05:30\"",
                "\"2026-13-01T08:00:00Z\"",
                "7");
    }

    /** Mostly what is legal there, otherwise anything. */
    private static Arbitrary<String> value(String legal) {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("a1\u001b\u0007\u202e\u00e4\uD83D\uDE00'<&|;$`")
                .ofMaxLength(80)
                .map(raw -> '"' + raw.replace("\u001b", "\\u001b").replace("\u0007", "\\u0007") + '"');
        return Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.just(legal)),
                Tuple.of(2, text),
                Tuple.of(1, Arbitraries.of("null", "1", "true", "[]", "{}", "\"\"", "-0.0")));
    }
}
