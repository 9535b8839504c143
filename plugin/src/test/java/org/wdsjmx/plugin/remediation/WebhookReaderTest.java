package org.wdsjmx.plugin.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReaderTest {

    static final String ALERT = """
            {"status": "firing",
             "labels": {"alertname": "WdsClientStalled", "server": "WDS01", "client": "7"},
             "annotations": {"summary": "PC-7 stalls"},
             "startsAt": "2026-06-01T07:55:00.123456789+02:00",
             "endsAt": "0001-01-01T00:00:00Z",
             "generatorURL": "http://prometheus:9090/graph?g0.expr=x",
             "fingerprint": "c1d2e3f4a5b6c7d8"}""";

    /** As Alertmanager 0.25 writes it. */
    static final String OLD = """
            {"receiver": "wds", "status": "firing", "alerts": [%s],
             "groupLabels": {"alertname": "WdsClientStalled"}, "commonLabels": {}, "commonAnnotations": {},
             "externalURL": "http://alertmanager:9093", "version": "4",
             "groupKey": "{}:{alertname=\\"WdsClientStalled\\"}", "truncatedAlerts": 0}""";

    /** As Alertmanager 0.32 writes it, and one key that nobody has invented yet. */
    static final String NEW = """
            {"receiver": "wds", "status": "firing", "alerts": [%s],
             "groupLabels": {}, "commonLabels": {}, "commonAnnotations": {}, "externalURL": "http://alertmanager:9093",
             "version": "4", "groupKey": "{}:{}", "truncatedAlerts": 3,
             "notification_reason": "first notification", "routeLabels": {"team": "imaging"},
             "of_tomorrow": [{"x": null}]}""";

    private final WebhookReader reader = new WebhookReader();

    private AlertGroup read(String body) throws WebhookException {
        return reader.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefused(String body, String message) {
        assertRefused(body.getBytes(StandardCharsets.UTF_8), message);
    }

    private void assertRefused(byte[] body, String message) {
        assertThatExceptionOfType(WebhookException.class)
                .isThrownBy(() -> reader.read(body))
                .withMessageContaining(message)
                .satisfies(e -> assertShown(e.getMessage()));
    }

    /** A message for people: short, on one line, nothing that a terminal would obey. */
    static void assertShown(String message) {
        assertThat(message).hasSizeLessThan(600).isNotBlank();
        assertThat(message.codePoints().filter(Character::isISOControl)).isEmpty();
        assertThat(message.codePoints().filter(c -> Character.getType(c) == Character.FORMAT))
                .isEmpty();
    }

    private static String changed(String from, String to) {
        String body = String.format(Locale.ROOT, NEW, ALERT);
        assertThat(body).contains(from);
        return body.replace(from, to);
    }

    @Test
    void readsAnAlertOfAnOldAlertmanager() throws WebhookException {
        AlertGroup group = read(String.format(Locale.ROOT, OLD, ALERT));

        assertThat(group.truncated()).isZero();
        assertThat(group.repeated()).isFalse();
        Alert alert = group.alerts().get(0);
        assertThat(alert.name()).isEqualTo("WdsClientStalled");
        assertThat(alert.firing()).isTrue();
        assertThat(alert.fingerprint()).isEqualTo("c1d2e3f4a5b6c7d8");
        assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-06-01T05:55:00.123456789Z"));
        assertThat(alert.labels()).containsOnlyKeys("alertname", "server", "client");
    }

    @Test
    void passesOverWhatNewerAlertmanagersSayBesides() throws WebhookException {
        assertThat(read(String.format(Locale.ROOT, NEW, ALERT)).alerts())
                .isEqualTo(read(String.format(Locale.ROOT, OLD, ALERT)).alerts());
    }

    @Test
    void tellsHowManyAlertsWereLeftOut() throws WebhookException {
        assertThat(read(String.format(Locale.ROOT, NEW, ALERT)).truncated()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "first notification, false",
        "new alerts added, false",
        "some alerts resolved, false",
        "all alerts resolved, false",
        "repeat interval elapsed, true",
        "'', false"
    })
    void knowsARepetitionByItsReason(String reason, boolean repeated) throws WebhookException {
        assertThat(read(changed("first notification", reason)).repeated()).isEqualTo(repeated);
    }

    @Test
    void tellsResolvedAlertsFromFiringOnes() throws WebhookException {
        assertThat(read(String.format(Locale.ROOT, OLD, ALERT + "," + ALERT.replace("firing", "resolved")))
                        .alerts())
                .extracting(Alert::firing)
                .containsExactly(true, false);
    }

    @Test
    void takesAGroupWithoutAlerts() throws WebhookException {
        assertThat(read(String.format(Locale.ROOT, NEW, "")).alerts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "4", "null", "{}", "\"\"", "\"4 \""})
    void wantsVersionFour(String version) {
        assertRefused(changed("\"version\": \"4\"", "\"version\": " + version), "version ");
    }

    @Test
    void wantsAVersion() {
        assertRefused(changed("\"version\": \"4\",", ""), "version is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"status\": \"firing\",                 |                          | alerts[0].status is missing",
                "\"firing\"                              | 1                        | alerts[0].status must be a text",
                "\"firing\"                              | \"on\"                   | alerts[0].status is \"on\"",
                "\"labels\": {\"alertname\":              | \"labels\": {\"name\":     | alerts[0].labels has no alertname",
                "\"client\": \"7\"                       | \"client\": 7            | alerts[0].labels.client must be a text, not a number",
                "\"client\": \"7\"                       | \"client\": null         | alerts[0].labels.client must be a text, not null",
                "\"fingerprint\":                        | \"finger\":              | alerts[0].fingerprint is missing",
                "\"c1d2e3f4a5b6c7d8\"                    | \"\"                     | alerts[0].fingerprint is empty",
                "\"c1d2e3f4a5b6c7d8\"                    | [\"c1\"]                 | alerts[0].fingerprint must be a text, not a list",
                "\"startsAt\":                           | \"began\":               | alerts[0].startsAt is missing",
                "2026-06-01T07:55:00.123456789+02:00     | yesterday                | alerts[0].startsAt is not a time: \"yesterday\" does not begin with a day",
                "2026-06-01T07:55:00.123456789+02:00     |                          | alerts[0].startsAt is empty",
                "2026-06-01T07:55:00.123456789+02:00     | 2026-02-30T07:55:00Z     | Invalid date",
                "2026-06-01T07:55:00.123456789+02:00     | 2026-06-01T07:55:00      | alerts[0].startsAt is not a time: \"2026-06-01T07:55:00\" has no offset from UTC",
                "\"truncatedAlerts\": 3                  | \"truncatedAlerts\": \"3\" | truncatedAlerts must be a whole number",
                "\"truncatedAlerts\": 3                  | \"truncatedAlerts\": 1e30 | truncatedAlerts must be a whole number",
                "\"truncatedAlerts\": 3                  | \"truncatedAlerts\": 1.5 | truncatedAlerts must be a whole number",
            })
    void wantsWhatItNeedsInItsType(String from, String to, String message) {
        assertRefused(changed(from, to == null ? "" : to), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "\"x\"", "7"})
    void wantsAListOfAlerts(String alerts) {
        assertRefused("{\"version\": \"4\", \"alerts\": " + alerts + "}", "alerts must be a list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"x\"", "7"})
    void wantsEveryAlertToBeAnObject(String alert) {
        assertRefused(String.format(Locale.ROOT, NEW, ALERT + "," + alert), "alerts[1] must be an object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"4\"", "4", "true"})
    void wantsAnObject(String body) {
        assertRefused(body, "The body is not");
    }

    @Test
    void refusesNesting() {
        assertRefused(
                changed("\"x\": null", "\"x\": " + "[".repeat(100_000) + "]".repeat(100_000)), "The body is not JSON");
    }

    @Test
    void refusesTextsWithoutEnd() {
        assertRefused(changed("imaging", "x".repeat(1 << 20)), "The body is not JSON");
    }

    @Test
    void refusesNumbersWithoutEnd() {
        assertRefused(changed("\"x\": null", "\"x\": " + "9".repeat(100_000)), "The body is not JSON");
    }

    @Test
    void refusesLongLabels() throws WebhookException {
        assertThat(read(changed("\"7\"", '"' + "7".repeat(4_096) + '"')).alerts())
                .hasSize(1);
        assertRefused(changed("\"7\"", '"' + "7".repeat(4_097) + '"'), "alerts[0].labels.client has 4097 characters");
    }

    @Test
    void refusesManyLabels() {
        String labels =
                IntStream.range(0, 200).mapToObj(i -> "\"l" + i + "\": \"\"").collect(Collectors.joining(","));

        assertRefused(changed("\"client\": \"7\"", labels), "alerts[0].labels has 202 labels; at most 200");
    }

    @Test
    void refusesAKeyThatIsThereTwice() {
        assertRefused(changed("\"client\": \"7\"", "\"client\": \"7\", \"client\": \"8\""), "Duplicate field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "]", "\u0000"})
    void refusesWhatFollows(String garbage) {
        assertRefused(String.format(Locale.ROOT, NEW, ALERT) + garbage, "The body is not JSON");
    }

    @Test
    void takesTenThousandAlertsAndNotOneMore() throws WebhookException {
        String list = IntStream.range(0, 10_000).mapToObj(i -> ALERT).collect(Collectors.joining(","));

        assertThat(read(String.format(Locale.ROOT, NEW, list)).alerts()).hasSize(10_000);
        assertRefused(String.format(Locale.ROOT, NEW, list + "," + ALERT), "alerts has 10001 entries; at most 10000");
    }

    @Test
    void passesOverAByteOrderMark() throws WebhookException {
        assertThat(read("\uFEFF" + String.format(Locale.ROOT, NEW, ALERT)).alerts())
                .hasSize(1);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertRefused(changed("\"7\"", "\"\u00e4\u00f6\"").getBytes(StandardCharsets.ISO_8859_1), "The body ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-32BE"})
    void neverMisreadsOtherEncodings(String charset) {
        byte[] body = String.format(Locale.ROOT, NEW, ALERT).getBytes(Charset.forName(charset));
        byte[] odd = Arrays.copyOf(body, body.length - 1);

        assertRefused(odd, "The body ");
    }

    @Test
    void showsHostileTextEscaped() {
        assertRefused(changed("\"version\": \"4\"", "\"version\": \"\\u001b[2J\\u202e\\u009b\""), "\\u001B[2J\\u202E");
    }

    @Test
    void showsHostileKeysEscaped() {
        assertRefused(
                changed("\"client\": \"7\"", "\"\\u001b]0;x\\u0007\": \"7\", \"\\u001b]0;x\\u0007\": \"7\""),
                "\\u001B]0;x");
    }
}
