package org.wdsjmx.plugin.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wdsjmx.plugin.remediation.Views.machines;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.plugin.config.RemediationAction;
import org.wdsjmx.plugin.config.RemediationCondition;
import org.wdsjmx.plugin.config.RemediationMode;
import org.wdsjmx.plugin.config.RemediationRule;
import org.wdsjmx.plugin.remediation.Views.Machine;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.SlowClientHandling;

/** Every guard, with the nearest case that it stops and the nearest that it lets pass. */
class GuardsTest {

    private static final Machine FIRST = Machine.of(20, 1);
    private static final Machine OTHER = Machine.of(20, 2);
    private static final Alert STALLED = Alerts.about(FIRST);
    private static final Alert HELD_BACK = Alerts.about(Alerts.HELD_BACK, FIRST);

    /** 2 MB as the rule has it. */
    private static final long RATE = 2 << 20;

    @TempDir
    private Path directory;

    private final Office.Order order = new Office.Order();
    private Office office;

    private Office open() {
        office = new Office(directory, order);
        return office;
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static MulticastPolicy policy(SlowClientHandling handling, long threshold) {
        return new MulticastPolicy(handling, threshold, -1, null);
    }

    private static Arguments row(String what, Alert alert, Views views, Machine first, Reason reason) {
        return Arguments.of(what, alert, views, List.of(first, OTHER), reason);
    }

    private static Arguments row(String what, Alert alert, Views views, Machine first, Machine second, Reason reason) {
        return Arguments.of(what, alert, views, List.of(first, second), reason);
    }

    static Stream<Arguments> cases() {
        Views slow = Views.slow();
        Instant joinLimit = Alerts.SINCE.plusSeconds(60);
        return Stream.of(
                row("nothing against it", STALLED, slow, FIRST, Reason.NONE),
                row("no rule", Alerts.with(STALLED, "alertname", "Else"), slow, FIRST, Reason.NOT_CONFIGURED),
                row("another case", Alerts.with(STALLED, "alertname", "stalled"), slow, FIRST, Reason.NOT_CONFIGURED),
                row("over", Alerts.resolved(STALLED), slow, FIRST, Reason.RESOLVED),
                // Labels.
                row("no server", Alerts.with(STALLED, "server", null), slow, FIRST, Reason.BAD_LABELS),
                row("no client", Alerts.with(STALLED, "client", null), slow, FIRST, Reason.BAD_LABELS),
                row("no MAC", Alerts.with(STALLED, "mac", null), slow, FIRST, Reason.BAD_LABELS),
                row("blank MAC", Alerts.with(STALLED, "mac", " "), slow, FIRST, Reason.BAD_LABELS),
                row("long MAC", Alerts.with(STALLED, "mac", "0".repeat(65)), slow, FIRST, Reason.BAD_LABELS),
                row("longest MAC", Alerts.with(STALLED, "mac", "0".repeat(64)), slow, FIRST, Reason.CHANGED),
                row("signed id", Alerts.with(STALLED, "client", "+1"), slow, FIRST, Reason.BAD_LABELS),
                row("negative id", Alerts.with(STALLED, "client", "-1"), slow, FIRST, Reason.BAD_LABELS),
                row("id with space", Alerts.with(STALLED, "client", "1 "), slow, FIRST, Reason.BAD_LABELS),
                row("Arabic id", Alerts.with(STALLED, "client", "\u0661"), slow, FIRST, Reason.BAD_LABELS),
                row("33 bit id", Alerts.with(STALLED, "client", "4294967296"), slow, FIRST, Reason.BAD_LABELS),
                row("32 bit id", Alerts.with(STALLED, "client", "4294967295"), slow, FIRST, Reason.UNKNOWN_CLIENT),
                row("bad session", Alerts.with(STALLED, "session", "x"), slow, FIRST, Reason.BAD_LABELS),
                row("no session", Alerts.with(STALLED, "session", null), slow, FIRST, Reason.NONE),
                row("no name", Alerts.with(STALLED, "name", null), slow, FIRST, Reason.NONE),
                // Which machine.
                row("other server", Alerts.with(STALLED, "server", "wds01"), slow, FIRST, Reason.UNKNOWN_SERVER),
                row("gone", STALLED, slow, FIRST.withId(3), Reason.UNKNOWN_CLIENT),
                row("id of another", STALLED, slow, FIRST.withMac("00-15-5D-FF-00-01"), Reason.CHANGED),
                row("no MAC known", STALLED, slow, FIRST.withMac(null), Reason.CHANGED),
                row("other notation", STALLED, slow, FIRST.withMac("00155d000001"), Reason.NONE),
                row("other session", Alerts.with(STALLED, "session", "21"), slow, FIRST, Reason.CHANGED),
                row("two of the id", STALLED, slow, FIRST, OTHER.withId(1), Reason.CHANGED),
                row("twice in all", STALLED, slow, FIRST, FIRST.in(21), Reason.CHANGED),
                row("which is the master", HELD_BACK, slow, FIRST, OTHER.withId(1), Reason.CHANGED),
                row("joined later", STALLED, slow, FIRST.joinedAt(joinLimit.plusMillis(1)), Reason.CHANGED),
                row("joined in time", STALLED, slow, FIRST.joinedAt(joinLimit), Reason.NONE),
                row("join unknown", STALLED, slow, FIRST.joinedAt(null), Reason.NONE),
                // Condition.
                row("goes on", STALLED, slow, FIRST.going(), Reason.CONDITION_GONE),
                row("holds back", HELD_BACK, slow, FIRST.going(), Reason.NONE),
                row("fast enough", HELD_BACK, slow.running(RATE), FIRST, Reason.CONDITION_GONE),
                row("just slow", HELD_BACK, slow.running(RATE - 1), FIRST, Reason.NONE),
                row("rate 0", HELD_BACK, slow.running(0), FIRST, Reason.NONE),
                row("rate unknown", HELD_BACK, slow.running(-1), FIRST, Reason.CONDITION_GONE),
                row("no master", Alerts.about(Alerts.HELD_BACK, OTHER), slow, FIRST, Reason.CONDITION_GONE),
                // WDS itself.
                row(
                        "WDS acts",
                        HELD_BACK,
                        slow.under(policy(SlowClientHandling.AUTO_DISCONNECT, 2_048)),
                        FIRST,
                        Reason.LEFT_TO_WDS),
                row(
                        "WDS acts later",
                        HELD_BACK,
                        slow.under(policy(SlowClientHandling.AUTO_DISCONNECT, 2_047)),
                        FIRST,
                        Reason.NONE),
                row(
                        "WDS does not act",
                        HELD_BACK,
                        slow.under(policy(SlowClientHandling.NONE, 4_096)),
                        FIRST,
                        Reason.NONE),
                row(
                        "WDS sees no stall",
                        STALLED,
                        slow.under(policy(SlowClientHandling.AUTO_DISCONNECT, 4_096)),
                        FIRST,
                        Reason.NONE),
                // Completion.
                row("nearly done", STALLED, slow, FIRST.at(0.95), Reason.NEARLY_COMPLETE),
                row("not nearly done", STALLED, slow, FIRST.at(Math.nextDown(0.95)), Reason.NONE),
                row("unknown", STALLED, slow, FIRST.at(Double.NaN), Reason.UNKNOWN_COMPLETION),
                // The last one.
                row("alone", STALLED, slow, FIRST.in(20), Reason.NONE),
                row(
                        "alone in its session",
                        Alerts.with(STALLED, "session", "21"),
                        slow,
                        FIRST.in(21),
                        Reason.LAST_CLIENT));
    }

    @ParameterizedTest(name = "{0}: {4}")
    @MethodSource("cases")
    void everyGuardStopsWhatItIsFor(String what, Alert alert, Views views, List<Machine> machines, Reason reason) {
        open().shows(views);
        office.reads(machines);

        Decision decision = office.take(alert);

        assertThat(decision.reason()).as(decision.message()).isEqualTo(reason);
        assertThat(decision.verdict()).isEqualTo(reason == Reason.NONE ? Verdict.QUEUED : Verdict.SKIPPED);
        assertThat(office.begin().isPresent()).isEqualTo(reason == Reason.NONE);
        WebhookReaderTest.assertShown(decision.message());
    }

    static Stream<Arguments> changes() {
        return cases().filter(row -> {
            Alert alert = (Alert) row.get()[1];
            return alert.equals(STALLED) || alert.equals(HELD_BACK);
        });
    }

    @ParameterizedTest(name = "{0}: {4}")
    @MethodSource("changes")
    void everyLiveGuardLooksAgainJustBeforeItIsDone(
            String what, Alert alert, Views views, List<Machine> machines, Reason reason) {
        open().reads(FIRST, OTHER);
        assertThat(office.take(alert).verdict()).isEqualTo(Verdict.QUEUED);

        office.shows(views);
        office.later(Duration.ofSeconds(5), machines.toArray(Machine[]::new));

        assertThat(office.begin().isPresent()).isEqualTo(reason == Reason.NONE);
        if (reason != Reason.NONE) {
            assertThat(office.lastTold().reason()).isEqualTo(reason);
            assertThat(office.lastTold().verdict()).isEqualTo(Verdict.SKIPPED);
        }
    }

    @ParameterizedTest
    @CsvSource({"30000, NONE", "30001, STALE_SNAPSHOT"})
    void anOldViewSaysNothing(long millis, Reason reason) {
        open().reads(FIRST, OTHER);
        office.clock.advance(Duration.ofMillis(millis));

        assertThat(office.take(STALLED).reason()).isEqualTo(reason);
    }

    @Test
    void aServerThatFailsSaysNothing() {
        open().publish(Views.failing(Views.slow().at(office.clock.moment(), FIRST, OTHER), office.now()));

        assertThat(office.take(STALLED).reason()).isEqualTo(Reason.STALE_SNAPSHOT);
    }

    @Test
    void aServerOfWhichNothingWasSeenIsUnknown() {
        assertThat(open().take(STALLED).reason()).isEqualTo(Reason.UNKNOWN_SERVER);
    }

    @Test
    void disconnectMasterWantsTheMaster() {
        order.rules = List.of(
                RemediationRule.of(Alerts.STALLED, RemediationAction.DISCONNECT_MASTER, RemediationCondition.PRESENT));
        open().reads(FIRST, OTHER);

        assertThat(office.take(Alerts.about(OTHER)).reason()).isEqualTo(Reason.CONDITION_GONE);
        assertThat(office.take(STALLED).reason()).isEqualTo(Reason.NONE);
    }

    @Test
    void presentWantsNothingElseOfTheClient() {
        order.rules =
                List.of(RemediationRule.of(Alerts.STALLED, RemediationAction.DISCONNECT, RemediationCondition.PRESENT));
        open().shows(Views.slow().running(RATE));
        office.reads(FIRST.going(), OTHER);

        assertThat(office.take(STALLED).reason()).isEqualTo(Reason.NONE);
    }

    @ParameterizedTest
    @CsvSource({"OFF, MODE_OFF, SKIPPED", "DRY_RUN, NONE, DRY_RUN", "ENFORCE, NONE, QUEUED"})
    void theModeDecidesWhatBecomesOfIt(RemediationMode mode, Reason reason, Verdict verdict) {
        order.mode = mode;
        open().reads(FIRST, OTHER);

        Decision decision = office.take(STALLED);

        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(decision.verdict()).isEqualTo(verdict);
    }

    @Test
    void notifyTellsWhateverTheServerShows() {
        Decision decision = open().take(Alerts.with(STALLED, "alertname", "Told"));

        assertThat(decision.verdict()).isEqualTo(Verdict.NOTIFIED);
        assertThat(decision.target().client().id()).isEqualTo(1);
        assertThat(office.begin()).isEmpty();
    }

    @Test
    void notifyTellsAnAlertOnce() {
        Alert alert = Alerts.with(STALLED, "alertname", "Told");
        open().take(alert);

        assertThat(office.take(alert).reason()).isEqualTo(Reason.DUPLICATE);
    }

    @Test
    void aRepetitionIsNotActedUpon() {
        open().reads(FIRST, OTHER);

        assertThat(office.remediation().take(Alerts.repeated(STALLED), office.poster))
                .extracting(Decision::reason)
                .containsExactly(Reason.REPEAT);
        assertThat(office.take(STALLED).reason()).isEqualTo(Reason.NONE);
    }

    static Stream<Function<Office, List<Decision>>> posts() {
        return Stream.of(
                office -> List.of(office.take(STALLED)),
                office -> office.remediation().take(Alerts.repeated(STALLED), office.poster));
    }

    @ParameterizedTest
    @MethodSource("posts")
    void aDuplicateIsKnownBeforeAnythingIsLookedUp(Function<Office, List<Decision>> post) {
        open().reads(FIRST, OTHER);
        office.take(STALLED);
        office.later(Duration.ofSeconds(1), OTHER);

        assertThat(post.apply(office)).extracting(Decision::reason).containsExactly(Reason.DUPLICATE);
    }

    @Test
    void theSameAlertThatBeganAnewIsNoDuplicate() {
        open().reads(FIRST, OTHER);
        office.take(STALLED);
        Alert anew = new Alert(STALLED.fingerprint(), true, STALLED.labels(), Alerts.SINCE.plusSeconds(1));

        assertThat(office.take(anew).reason()).isEqualTo(Reason.COOL_DOWN);
    }

    @ParameterizedTest
    @CsvSource({"3599999, COOL_DOWN", "3600000, NONE"})
    void aMachineHasItsCoolDownWhateverIdItGets(long millis, Reason reason) {
        open().reads(FIRST, OTHER);
        office.take(STALLED);
        office.act();
        Machine again = FIRST.withId(9).in(22).withMac("00:15:5d:00:00:01");
        office.later(Duration.ofMillis(millis), again, Machine.of(22, 10));

        assertThat(office.take(Alerts.fingerprinted(Alerts.about(again), "f9")).reason())
                .isEqualTo(reason);
    }

    @Test
    void ofTwoClonesOnlyOneIsQueuedAndOnlyTheOneThatIsMeantIsAskedToLeave() {
        Machine clone = OTHER.withMac(FIRST.mac());
        open().reads(FIRST, clone, Machine.of(20, 3));

        assertThat(office.take(Alerts.fingerprinted(Alerts.about(clone), "f2")).verdict())
                .isEqualTo(Verdict.QUEUED);
        assertThat(office.take(STALLED).reason()).isEqualTo(Reason.COOL_DOWN);

        assertThat(office.act()).contains(new ClientIdentity(OTHER.id(), "PC-2", FIRST.mac()));
        assertThat(office.act()).isEmpty();
    }

    @Test
    void aCloneOfAMachineHasTheCoolDownOfThatMachine() {
        Machine clone = OTHER.withMac(FIRST.mac());
        open().reads(FIRST, clone, Machine.of(20, 3));
        office.take(STALLED);
        office.act();
        office.later(Duration.ofSeconds(5), clone, Machine.of(20, 3));

        Decision decision = office.take(Alerts.fingerprinted(Alerts.about(clone), "f9"));

        assertThat(decision.reason()).isEqualTo(Reason.COOL_DOWN);
        assertThat(decision.message()).contains("to one with the same MAC address");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.25, 1",
        "3, 0.25, 1",
        "7, 0.25, 1",
        "8, 0.25, 2",
        "10, 0.25, 2",
        "11, 0.25, 2",
        "12, 0.25, 3",
        "500, 0.25, 125",
        "500, 0.01, 5",
        "499, 0.01, 4",
        "2, 1, 2",
        "40, 1, 40"
    })
    void noMoreThanTheShareOfASessionIsTaken(int clients, double share, int most) {
        order.maxShare = share;
        open();
        // One that no alert is about, so that nobody is the last.
        List<Machine> session = machines(20, 1, clients);
        office.reads(clients == 1 ? List.of(session.get(0), OTHER) : session);

        List<Decision> decisions =
                office.take(session.stream().map(Alerts::about).toList());

        assertThat(decisions.stream().filter(decision -> decision.verdict() == Verdict.QUEUED))
                .hasSize(most);
        assertThat(decisions.stream().filter(decision -> decision.verdict() != Verdict.QUEUED))
                .allMatch(decision -> decision.reason() == Reason.MAX_SHARE);
    }

    @Test
    void theShareIsOfAllWhoWereThereNotOfThoseWhoAreLeft() {
        order.maxShare = 0.25;
        open();
        List<Machine> session = machines(20, 1, 8);
        office.reads(session);
        office.take(Alerts.about(session.get(0)));
        office.act();
        office.clock.advance(Office.SETTLE);
        office.reads(session.subList(1, 8));

        assertThat(office.take(Alerts.about(session.get(1))).reason()).isEqualTo(Reason.NONE);
        office.act();
        office.clock.advance(Office.SETTLE);
        office.reads(session.subList(2, 8));
        assertThat(office.take(Alerts.about(session.get(2))).reason()).isEqualTo(Reason.MAX_SHARE);
    }

    @ParameterizedTest
    @CsvSource({"86399999, MAX_SHARE", "86400000, NONE"})
    void theShareIsOfADay(long millis, Reason reason) {
        order.maxShare = 0.25;
        open().reads(machines(20, 1, 4));
        office.take(STALLED);
        office.act();
        office.clock.advance(Duration.ofMillis(millis));
        office.reads(machines(20, 1, 4));

        assertThat(office.take(Alerts.about(OTHER)).reason()).isEqualTo(reason);
    }

    @Test
    void theShareIsOfOneSession() {
        order.maxShare = 0.25;
        open().reads(Stream.concat(machines(20, 1, 4).stream(), machines(21, 11, 4).stream())
                .toList());
        office.take(STALLED);

        assertThat(office.take(Alerts.about(Machine.of(21, 11))).reason()).isEqualTo(Reason.NONE);
    }

    @ParameterizedTest
    @CsvSource({"3599999, MAX_PER_HOUR", "3600000, NONE"})
    void soManyAreTakenWithinAnyHour(long millis, Reason reason) {
        order.maxPerHour = 2;
        open().reads(machines(20, 1, 9));
        office.take(STALLED);
        office.act();
        office.clock.advance(Office.SETTLE);
        office.reads(machines(20, 1, 9));
        office.take(Alerts.about(OTHER));
        office.act();
        office.clock.advance(Duration.ofMillis(millis).minus(Office.SETTLE));
        office.reads(machines(20, 1, 9));

        assertThat(office.take(Alerts.about(Machine.of(20, 3))).reason()).isEqualTo(reason);
    }

    @Test
    void theHourBeginsWhenItIsDoneNotWhenItWasDecided() {
        order.maxPerHour = 1;
        open().reads(machines(20, 1, 9));
        office.take(STALLED);
        Duration waited = Duration.ofMinutes(9);
        office.clock.advance(waited);
        office.reads(machines(20, 1, 9));
        assertThat(office.act()).isPresent();
        office.clock.advance(Duration.ofHours(1).minus(waited));
        office.reads(machines(20, 1, 9));

        assertThat(office.take(Alerts.about(OTHER)).reason()).isEqualTo(Reason.MAX_PER_HOUR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[2J", "a\nb", "\u202e", "<script>alert(1)</script>", "$(reboot)"})
    void whatLabelsSayIsShownHarmlessly(String hostile) {
        open().reads(FIRST, OTHER);
        for (String label : List.of("server", "client", "mac", "session")) {
            Decision decision = office.take(Alerts.with(STALLED, label, hostile));

            WebhookReaderTest.assertShown(decision.message());
            assertThat(decision.verdict()).isEqualTo(Verdict.SKIPPED);
        }
    }
}
