package org.wdsjmx.plugin.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wdsjmx.plugin.config.RemediationMode;
import org.wdsjmx.plugin.remediation.Views.Machine;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectType;

/** From an alert to the departure of its client, step by step. */
class RemediationTest {

    private static final Machine FIRST = Machine.of(20, 1);
    private static final Machine SECOND = Machine.of(20, 2);
    private static final Machine THIRD = Machine.of(20, 3);
    private static final Machine ELSEWHERE = Machine.of(21, 11);
    private static final Machine THERE_TOO = Machine.of(21, 12);
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    private final Office.Order order = new Office.Order();
    private Office office;

    private Office open() {
        office = new Office(directory, order);
        office.reads(FIRST, SECOND, THIRD, ELSEWHERE, THERE_TOO);
        return office;
    }

    @AfterEach
    void close() {
        office.close();
    }

    private RemediationStatus status() {
        return office.remediation().status();
    }

    private void assertNothingToDo() {
        assertThat(office.begin()).isEmpty();
    }

    @Test
    void whatIsQueuedIsBegunWithTheClientAsTheServerShowsIt() {
        open().take(Alerts.with(Alerts.about(FIRST), "mac", "00:15:5d:00:00:01"));

        Remediation.Begun begun = office.begin().orElseThrow();

        assertThat(begun.looked().target().client().macAddress()).isEqualTo(FIRST.mac());
        assertThat(begun.looked().target().session()).isEqualTo(20);
        assertThat(begun.work().rule().type()).isEqualTo(DisconnectType.FALLBACK);
        assertThat(status().queued()).isZero();
        assertNothingToDo();
    }

    @Test
    void whatTheServerAcceptedIsActed() {
        open().take(Alerts.about(FIRST));

        office.act();

        assertThat(status().verdicts()).containsEntry(Verdict.ACTED, 1L).containsEntry(Verdict.QUEUED, 1L);
        assertThat(office.last().verdict()).isEqualTo(Verdict.ACTED);
        assertThat(office.last().message()).isEqualTo("ACCEPTED");
        assertThat(status().counts())
                .containsEntry(new DecisionLog.Counted(Alerts.STALLED, Verdict.ACTED, Reason.NONE), 1L);
    }

    @ParameterizedTest
    @CsvSource({
        "ALREADY_GONE, SKIPPED, ALREADY_GONE",
        "CHANGED, SKIPPED, CHANGED",
        "REFUSED, FAILED, REFUSED",
        "FAILED, FAILED, SERVER_ERROR"
    })
    void whatTheServerAnswersIsTold(DisconnectOutcome outcome, Verdict verdict, Reason reason) {
        open().take(Alerts.about(FIRST));

        office.act(outcome);

        assertThat(office.last().verdict()).isEqualTo(verdict);
        assertThat(office.last().reason()).isEqualTo(reason);
        assertThat(status().verdicts()).containsEntry(Verdict.ACTED, 0L);
    }

    @Test
    void aDepartureConfirmsIt() {
        open().take(Alerts.about(FIRST));
        office.act();

        office.later(A_MOMENT, SECOND, THIRD);
        office.begin();

        assertThat(status().departed()).isEqualTo(1);
        assertThat(status().remained()).isZero();
    }

    @Test
    void anotherMachineWithTheSameIdConfirmsItToo() {
        open().take(Alerts.about(FIRST));
        office.act();

        office.later(A_MOMENT, FIRST.withMac("00-15-5D-FF-FF-FF"), SECOND);
        office.begin();

        assertThat(status().departed()).isEqualTo(1);
    }

    @Test
    void aViewOfBeforeTheRequestConfirmsNothing() {
        open().take(Alerts.about(FIRST));
        office.act();

        office.reads(SECOND, THIRD);
        office.begin();

        assertThat(status().departed()).isZero();
    }

    @Test
    void aServerThatDoesNotAnswerConfirmsNothing() {
        open().take(Alerts.about(FIRST));
        office.act();
        office.clock.advance(Duration.ofMinutes(5));

        office.publish(Views.failing(Views.slow().at(office.clock.moment(), SECOND), office.now()));
        office.begin();

        assertThat(status().departed() + status().remained()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"120000, 0", "120001, 1"})
    void whoIsStillListedAfterTheTimeToLeaveHasRemained(long millis, long remained) {
        open().take(Alerts.about(FIRST));
        office.act();

        office.later(Duration.ofMillis(millis), FIRST, SECOND);
        office.begin();

        assertThat(status().remained()).isEqualTo(remained);
    }

    /** Two clients that are asked to leave and do not, as many as open the breaker. */
    private void twoRemain() {
        office.take(Alerts.about(FIRST));
        office.take(Alerts.about(ELSEWHERE));
        office.act();
        office.act();
        office.later(Duration.ofMinutes(3), FIRST, SECOND, THIRD, ELSEWHERE, THERE_TOO);
        office.begin();
    }

    @Test
    void whoRemainsOpensTheBreaker() {
        open();
        twoRemain();

        assertThat(status().breakerOpen()).isTrue();
        assertThat(status().mode()).isEqualTo(RemediationMode.DRY_RUN);
        Decision decision = office.take(Alerts.about(SECOND));
        assertThat(decision.verdict()).isEqualTo(Verdict.DRY_RUN);
        assertThat(decision.reason()).isEqualTo(Reason.BREAKER_OPEN);
        assertNothingToDo();
    }

    @Test
    void aResetLetsItActAgainUntilAsManyFailed() {
        open();
        twoRemain();

        office.remediation().resetBreaker();

        assertThat(status().mode()).isEqualTo(RemediationMode.ENFORCE);
        office.take(Alerts.about(SECOND));
        assertThat(office.act(DisconnectOutcome.FAILED)).isPresent();
        assertThat(status().breakerOpen()).isFalse();
        office.take(Alerts.about(THERE_TOO));
        assertThat(office.act(DisconnectOutcome.FAILED)).isPresent();
        assertThat(status().breakerOpen()).isTrue();
    }

    @Test
    void whatWaitsWhenTheBreakerOpensIsNotDone() {
        open().take(List.of(Alerts.about(FIRST), Alerts.about(ELSEWHERE), Alerts.about(SECOND)));
        office.act(DisconnectOutcome.FAILED);
        office.act(DisconnectOutcome.REFUSED);
        office.later(Office.SETTLE, FIRST, SECOND, THIRD);

        assertNothingToDo();
        assertThat(office.lastTold().reason()).isEqualTo(Reason.BREAKER_OPEN);
    }

    @Test
    void aDepartureInBetweenKeepsTheBreakerClosed() {
        open().take(List.of(Alerts.about(FIRST), Alerts.about(ELSEWHERE)));
        office.act(DisconnectOutcome.FAILED);
        office.act();
        office.later(Office.SETTLE, FIRST, SECOND, THERE_TOO);
        office.begin();
        office.take(Alerts.about(SECOND));
        office.act(DisconnectOutcome.FAILED);

        assertThat(status().breakerOpen()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"OFF", "DRY_RUN"})
    void whatWaitsWhenTheModeChangesIsNotDone(RemediationMode mode) {
        open().take(Alerts.about(FIRST));

        office.remediation().setMode(mode);

        assertNothingToDo();
        assertThat(office.lastTold().reason()).isEqualTo(Reason.MODE_OFF);
        assertThat(office.lastTold().message()).contains(mode.name());
        assertThat(status().mode()).isEqualTo(mode);
    }

    @Test
    void whatWasOnlyRehearsedIsDoneWhenItIsToldAgainInEarnest() {
        order.mode = RemediationMode.DRY_RUN;
        open().take(Alerts.about(FIRST));
        assertThat(office.take(Alerts.about(FIRST)).reason()).isEqualTo(Reason.DUPLICATE);

        office.remediation().setMode(RemediationMode.ENFORCE);

        assertThat(office.take(Alerts.about(FIRST)).verdict()).isEqualTo(Verdict.QUEUED);
        assertThat(office.act()).isPresent();
    }

    @Test
    void theLimitsHoldInARehearsalToo() {
        order.mode = RemediationMode.DRY_RUN;
        order.maxPerHour = 1;
        open().take(Alerts.about(FIRST));

        assertThat(office.take(Alerts.about(SECOND)).reason()).isEqualTo(Reason.MAX_PER_HOUR);
    }

    @Test
    void theEndOfAnAlertCancelsWhatWaits() {
        open().take(Alerts.about(FIRST));

        Decision decision = office.take(Alerts.resolved(Alerts.about(FIRST)));

        assertThat(decision.verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(decision.reason()).isEqualTo(Reason.RESOLVED);
        assertThat(office.told).extracting(Decision::reason).contains(Reason.RESOLVED);
        assertThat(status().queued()).isZero();
        assertNothingToDo();
    }

    @Test
    void theEndOfAnotherAlertCancelsNothing() {
        open().take(Alerts.about(FIRST));

        office.take(Alerts.resolved(Alerts.about(SECOND)));

        assertThat(office.act()).isPresent();
    }

    @Test
    void theEndOfAnAlertChangesNothingOnceItWasActedUpon() {
        open().take(Alerts.about(FIRST));
        office.act();

        office.take(Alerts.resolved(Alerts.about(FIRST)));

        assertThat(office.take(Alerts.about(FIRST)).reason()).isEqualTo(Reason.DUPLICATE);
    }

    @Test
    void twoHundredDeliveriesAreOneAct() {
        open();
        int acts = 0;
        for (int i = 0; i < 200; i++) {
            Decision decision = office.take(Alerts.about(FIRST));
            assertThat(decision.reason()).isEqualTo(i == 0 ? Reason.NONE : Reason.DUPLICATE);
            office.later(Duration.ofSeconds(3), FIRST, SECOND, THIRD);
            acts += office.act().isPresent() ? 1 : 0;
        }

        assertThat(acts).isEqualTo(1);
    }

    @Test
    void anAlertTwiceInOneMessageIsOneAct() {
        open().take(List.of(Alerts.about(FIRST), Alerts.about(FIRST)));

        assertThat(office.act()).isPresent();
        assertNothingToDo();
    }

    @Test
    void twoAlertmanagersAreOneAct() {
        open().take(Alerts.about(FIRST));

        Decision other = office.take(Alerts.fingerprinted(Alerts.about(FIRST), "of the other"));

        assertThat(other.reason()).isEqualTo(Reason.COOL_DOWN);
        assertThat(office.act()).isPresent();
        office.later(Office.SETTLE, FIRST, SECOND, THIRD);
        assertNothingToDo();
    }

    @Test
    void twoAlertsAboutOneClientAreOneAct() {
        open();

        List<Decision> decisions = office.take(List.of(Alerts.about(Alerts.HELD_BACK, FIRST), Alerts.about(FIRST)));

        assertThat(decisions).extracting(Decision::reason).containsExactly(Reason.NONE, Reason.COOL_DOWN);
    }

    @Test
    void aRequestThatFailedIsTriedAgainAfterTheCoolDownOnly() {
        open().take(Alerts.about(FIRST));
        office.act(DisconnectOutcome.FAILED);

        assertThat(office.take(Alerts.about(FIRST)).reason()).isEqualTo(Reason.COOL_DOWN);
        office.later(Duration.ofHours(1), FIRST, SECOND);
        assertThat(office.take(Alerts.about(FIRST)).reason()).isEqualTo(Reason.NONE);
    }

    @Test
    void theSameSessionWaitsUntilItWasReadAWhileAfterTheLastAct() {
        open().take(List.of(Alerts.about(FIRST), Alerts.about(SECOND)));
        office.act();

        office.later(Office.SETTLE.minusMillis(1), SECOND, THIRD);
        assertNothingToDo();
        office.clock.advance(Duration.ofMillis(1));
        assertNothingToDo();
        office.reads(SECOND, THIRD);
        assertThat(office.act())
                .hasValueSatisfying(client -> assertThat(client.id()).isEqualTo(2));
    }

    @Test
    void anotherSessionNeedNotWait() {
        open().take(List.of(Alerts.about(FIRST), Alerts.about(SECOND), Alerts.about(ELSEWHERE)));

        office.act();

        assertThat(office.act())
                .hasValueSatisfying(client -> assertThat(client.id()).isEqualTo(11));
        assertNothingToDo();
    }

    @ParameterizedTest
    @CsvSource({"600000, true", "600001, false"})
    void whatWaitedForTooLongIsNotDone(long millis, boolean done) {
        open().take(Alerts.about(FIRST));

        office.later(Duration.ofMillis(millis), FIRST, SECOND);

        assertThat(office.begin().isPresent()).isEqualTo(done);
        if (!done) {
            assertThat(office.lastTold().reason()).isEqualTo(Reason.EXPIRED);
            assertThat(office.take(Alerts.about(FIRST)).verdict()).isEqualTo(Verdict.QUEUED);
        }
    }

    @Test
    void anIdThatAnotherMachineGotMeanwhileIsLeftAlone() {
        open().take(Alerts.about(FIRST));

        office.later(A_MOMENT, FIRST.withMac("00-15-5D-FF-FF-FF"), SECOND);

        assertNothingToDo();
        assertThat(office.lastTold().reason()).isEqualTo(Reason.CHANGED);
        assertThat(status().verdicts()).containsEntry(Verdict.ACTED, 0L);
    }

    @ParameterizedTest
    @CsvSource({"20", "''"})
    void aMachineThatChangedItsSessionMeanwhileIsLeftAlone(String session) {
        open().take(Alerts.with(Alerts.about(FIRST), "session", session.isEmpty() ? null : session));

        office.later(A_MOMENT, FIRST.in(21), SECOND, ELSEWHERE);

        assertNothingToDo();
        assertThat(office.lastTold().reason()).isEqualTo(Reason.CHANGED);
    }

    @Test
    void whatWasDroppedMayBeTakenAgain() {
        open().take(Alerts.about(FIRST));
        office.later(A_MOMENT, FIRST.going(), SECOND);
        assertNothingToDo();

        office.later(A_MOMENT, FIRST, SECOND);

        assertThat(office.take(Alerts.about(FIRST)).verdict()).isEqualTo(Verdict.QUEUED);
    }

    @Test
    void aFullQueueTakesNoMoreAndForgetsWhatItDidNotTake() {
        order.maxQueued = 1;
        open();

        List<Decision> decisions = office.take(List.of(Alerts.about(FIRST), Alerts.about(ELSEWHERE)));

        assertThat(decisions).extracting(Decision::reason).containsExactly(Reason.NONE, Reason.QUEUE_FULL);
        office.act();
        assertThat(office.take(Alerts.about(ELSEWHERE)).verdict()).isEqualTo(Verdict.QUEUED);
    }

    @Test
    void decisionsWithoutARequestAreToldAndTheOthersAreNot() {
        open().take(Alerts.about(FIRST));
        office.act();

        assertThat(office.told).extracting(Decision::verdict).containsExactly(Verdict.QUEUED);
    }

    @Test
    void everyChangeIsToldToWhoeverShowsIt() {
        List<RemediationStatus> shown = new ArrayList<>();
        open().remediation().onChange(shown::add);

        office.take(Alerts.about(FIRST));
        office.act();
        office.remediation().setMode(RemediationMode.OFF);
        office.remediation().resetBreaker();

        assertThat(shown).hasSize(4);
        assertThat(shown.get(0).queued()).isEqualTo(1);
        assertThat(shown.get(1).verdicts()).containsEntry(Verdict.ACTED, 1L);
        assertThat(shown.get(2).mode()).isEqualTo(RemediationMode.OFF);
    }

    @Test
    void nobodyCanMakeUpTimeSeries() {
        open();
        int before = status().counts().size();

        for (int i = 0; i < 500; i++) {
            office.take(Alerts.with(Alerts.about(FIRST), "alertname", "made up " + i));
        }

        assertThat(status().counts())
                .hasSize(before)
                .containsEntry(
                        new DecisionLog.Counted(DecisionLog.OTHER, Verdict.SKIPPED, Reason.NOT_CONFIGURED), 500L);
        assertThat(status().last()).hasSize(100);
    }
}
