package org.wdsjmx.plugin.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.plugin.config.RemediationCondition;
import org.wdsjmx.plugin.remediation.Views.Machine;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.watch.ClientHistory;
import org.wdsjmx.watch.WatchedClient;

/** No wait is longer than configured, nor shorter, when somebody sets the wall clock; over a restart, none is longer. */
@Timeout(60)
class ClockTest {

    private static final Machine FIRST = Machine.of(20, 1);
    private static final Machine SECOND = Machine.of(20, 2);
    private static final Machine THIRD = Machine.of(20, 3);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path directory;

    private Office office;

    @AfterEach
    void close() {
        if (office != null) {
            office.close();
        }
    }

    private Office open(Office.Order order) {
        office = new Office(directory, order);
        office.reads(FIRST, SECOND, THIRD);
        return office;
    }

    private Office open() {
        return open(new Office.Order());
    }

    private void restart(Office.Order order) {
        office = office.restarted(order);
    }

    private static Alert again(Alert alert) {
        return Alerts.fingerprinted(alert, alert.fingerprint() + " again");
    }

    @ParameterizedTest
    @ValueSource(longs = {-8760, -1, 1, 8760})
    void theNextOfASessionWaitsForItToSettleAndNoLonger(long hours) {
        open().take(List.of(Alerts.about(FIRST), Alerts.about(SECOND)));
        office.act();
        office.clock.set(Duration.ofHours(hours));
        office.later(Office.SETTLE.minus(A_SECOND), SECOND, THIRD);
        assertThat(office.begin()).isEmpty();
        office.later(A_SECOND, SECOND, THIRD);
        assertThat(office.begin()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {-8760, -1, 1, 8760})
    void aMachineIsLeftAloneForItsCoolDown(long hours) {
        open().take(Alerts.about(FIRST));
        office.act();
        office.clock.set(Duration.ofHours(hours));
        office.later(HOUR.minus(A_SECOND), FIRST, SECOND, THIRD);
        assertThat(office.take(again(Alerts.about(FIRST))).reason()).isEqualTo(Reason.COOL_DOWN);
        office.later(A_SECOND, FIRST, SECOND, THIRD);
        assertThat(office.take(again(again(Alerts.about(FIRST)))).verdict()).isEqualTo(Verdict.QUEUED);
    }

    @ParameterizedTest
    @ValueSource(longs = {-8760, -1, 1, 8760})
    void aDepartureIsWaitedForAsLongAsConfigured(long hours) {
        open().take(Alerts.about(FIRST));
        office.act();
        office.clock.set(Duration.ofHours(hours));
        office.later(Office.CONFIRM_WITHIN, FIRST, SECOND, THIRD);
        office.begin();
        assertThat(office.remediation().status().remained()).isZero();
        office.later(A_SECOND, FIRST, SECOND, THIRD);
        office.begin();
        assertThat(office.remediation().status().remained()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-8760, -1, 1, 8760})
    void whatWaitsExpiresInTime(long hours) {
        open().take(List.of(Alerts.about(FIRST), Alerts.about(SECOND)));
        office.act();
        office.clock.set(Duration.ofHours(hours));
        office.clock.advance(Queue.LONGEST_WAIT);
        office.begin();
        assertThat(office.remediation().status().queued()).isEqualTo(1);
        office.clock.advance(A_SECOND);
        office.begin();
        assertThat(office.last().reason()).isEqualTo(Reason.EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(longs = {-8760, -1, 1, 8760})
    void aViewIsFreshAsLongAsItWouldBe(long hours) {
        open().clock.set(Duration.ofHours(hours));
        office.clock.advance(Office.FRESHNESS);
        assertThat(office.take(Alerts.about(FIRST)).verdict()).isEqualTo(Verdict.QUEUED);
        office.clock.advance(A_SECOND);
        assertThat(office.take(Alerts.about(SECOND)).reason()).isEqualTo(Reason.STALE_SNAPSHOT);
    }

    @Test
    void anHourOfActsIsAnHour() {
        Office.Order order = new Office.Order();
        order.maxPerHour = 1;
        open(order).take(Alerts.about(FIRST));
        office.clock.set(HOUR);
        assertThat(office.take(Alerts.about(SECOND)).reason()).isEqualTo(Reason.MAX_PER_HOUR);
        office.clock.set(YEAR.negated());
        office.later(HOUR, FIRST, SECOND, THIRD);
        assertThat(office.take(again(Alerts.about(SECOND))).verdict()).isEqualTo(Verdict.QUEUED);
    }

    @ParameterizedTest
    @CsvSource({"-2, 120, true", "2, 120, true", "-2, -120, false", "2, -120, false"})
    void whoJoinedBeforeTheAlertIsMeantWhereverTheClockWasSetSince(long hours, long secondsBefore, boolean isMeant) {
        open().clock.advance(Duration.ofDays(1));
        Moment joined = office.clock.moment();
        office.clock.set(Duration.ofHours(hours));
        office.clock.advance(Duration.ofMinutes(10));
        Moment now = office.clock.moment();
        Instant since = now.shown(joined).plusSeconds(secondsBefore);
        Alert alert = new Alert("f", true, Alerts.about(FIRST).labels(), since);

        var view = Views.slow().at(now, FIRST, SECOND);
        WatchedClient shown = withHistory(view.clients().get(0), joined);
        Case looked = new Case(
                alert,
                Office.rule(Alerts.STALLED, RemediationCondition.STALLED, 1),
                view,
                view.sessions().get(0),
                shown,
                now);

        assertThat(LiveGuards.check(looked).map(Objection::reason))
                .isEqualTo(isMeant ? Optional.empty() : Optional.of(Reason.CHANGED));
    }

    @Test
    void anAlertOfTheFutureBeganNow() {
        open();
        Alert alert =
                new Alert("f", true, Alerts.about(FIRST).labels(), office.now().plus(YEAR));
        assertThat(office.take(alert).verdict()).isEqualTo(Verdict.QUEUED);
    }

    @Test
    void anActOfTheFutureCountsAsOfNowAfterARestartAndIsToldOnce() {
        open().take(List.of(Alerts.about(FIRST), Alerts.about(SECOND)));
        office.act();
        office.clock.set(YEAR.negated());
        Office.Order order = new Office.Order();
        order.maxPerHour = 1;
        List<String> told = logged(() -> restart(order));
        assertThat(told)
                .singleElement()
                .asString()
                .contains("The clock was set back")
                .contains("2026-06-01T08:00:00Z");

        office.reads(FIRST, SECOND, THIRD);
        assertThat(office.take(again(Alerts.about(FIRST))).reason()).isEqualTo(Reason.COOL_DOWN);
        assertThat(office.take(Alerts.about(THIRD)).reason()).isEqualTo(Reason.MAX_PER_HOUR);
        assertThat(office.begin()).as("the session settles first").isEmpty();
        office.later(Office.SETTLE, SECOND, THIRD);
        assertThat(office.begin()).as("the second of the session").isPresent();

        office.later(HOUR, FIRST, SECOND, THIRD);
        assertThat(office.take(again(Alerts.about(FIRST))).verdict()).isEqualTo(Verdict.QUEUED);
    }

    @Test
    void anActOfTheFutureIsOneWaitWhateverHowOftenItIsStarted() {
        open().take(List.of(Alerts.about(FIRST), Alerts.about(SECOND)));
        office.act();
        office.clock.set(YEAR.negated());
        restart(new Office.Order());
        office.clock.advance(HOUR.minus(A_SECOND));
        assertThat(logged(() -> restart(new Office.Order()))).isEmpty();
        office.reads(FIRST, SECOND, THIRD);
        assertThat(office.take(again(Alerts.about(FIRST))).reason()).isEqualTo(Reason.COOL_DOWN);
        office.later(A_SECOND, FIRST, SECOND, THIRD);
        assertThat(office.take(again(Alerts.about(FIRST))).verdict()).isEqualTo(Verdict.QUEUED);
    }

    @Test
    void aClockThatIsSetBackAgainIsToldAgain() {
        open().take(Alerts.about(FIRST));
        office.act();
        for (int i = 0; i < 2; i++) {
            office.clock.set(YEAR.negated());
            assertThat(logged(() -> restart(new Office.Order()))).hasSize(1);
        }
        assertThat(logged(() -> restart(new Office.Order()))).isEmpty();
    }

    @Test
    void whatWaitedInTheFutureExpiresInTimeAfterARestart() {
        open().take(List.of(Alerts.about(FIRST), Alerts.about(SECOND)));
        office.clock.set(YEAR.negated());
        restart(new Office.Order());
        office.clock.advance(Queue.LONGEST_WAIT.plus(A_SECOND));
        office.begin();
        assertThat(office.last().reason()).isEqualTo(Reason.EXPIRED);
        assertThat(office.remediation().status().queued()).isZero();
    }

    @Test
    void aDayOfAShareEndsAfterARestart() {
        Office.Order order = new Office.Order();
        order.rules = List.of(Office.rule(Alerts.STALLED, RemediationCondition.STALLED, 0.3));
        open(order).take(Alerts.about(FIRST));
        office.act();
        office.clock.set(YEAR.negated());
        restart(order);
        office.later(Duration.ofDays(1).minus(A_SECOND), SECOND, THIRD);
        assertThat(office.take(Alerts.about(SECOND)).reason()).isEqualTo(Reason.MAX_SHARE);
        office.later(A_SECOND, SECOND, THIRD);
        assertThat(office.take(again(Alerts.about(SECOND))).verdict()).isEqualTo(Verdict.QUEUED);
    }

    /** The same course of events twice, once with a clock that somebody sets all the time. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatIsDecidedDoesNotHangOnTheWallClock(long seed) throws IOException {
        assertThat(decided(seed, true)).isEqualTo(decided(seed, false));
    }

    private List<String> decided(long seed, boolean isSet) throws IOException {
        Random random = new Random(seed);
        List<String> decided = new ArrayList<>();
        Office.Order order = new Office.Order();
        order.maxPerHour = 4;
        try (Office walked = new Office(Files.createDirectory(directory.resolve("set " + isSet)), order)) {
            for (int i = 0; i < 150; i++) {
                Duration ahead = Duration.ofHours(random.nextInt(2_001) - 1_000);
                if (isSet) {
                    walked.clock.set(ahead);
                }
                Machine about = List.of(FIRST, SECOND, THIRD).get(random.nextInt(3));
                Duration passed = Duration.ofSeconds(random.nextInt(600));
                switch (random.nextInt(4)) {
                    case 0 -> walked.later(passed, FIRST, SECOND, THIRD);
                    case 1 -> walked.later(A_SECOND, SECOND, THIRD);
                    case 2 -> {
                        Decision decision = walked.take(Alerts.fingerprinted(Alerts.about(about), "f" + i));
                        decided.add(i + " " + decision.verdict() + " " + decision.reason());
                    }
                    default ->
                        decided.add(i + " " + walked.act().map(Object::toString).orElse("nothing"));
                }
            }
        }
        return decided;
    }

    private static WatchedClient withHistory(WatchedClient c, Moment joined) {
        ClientHistory history = new ClientHistory(joined, joined, true, 0.001, true);
        return new WatchedClient(c.seen(), c.namespace(), c.content(), c.session(), c.client(), history);
    }

    private static List<String> logged(Runnable action) {
        List<String> messages = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord told) {
                messages.add(told.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(Remediation.class.getName());
        logger.addHandler(handler);
        try {
            action.run();
        } finally {
            logger.removeHandler(handler);
        }
        return messages;
    }
}
