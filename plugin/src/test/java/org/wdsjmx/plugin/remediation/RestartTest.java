package org.wdsjmx.plugin.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wdsjmx.plugin.config.RemediationAction;
import org.wdsjmx.plugin.config.RemediationMode;
import org.wdsjmx.plugin.config.RemediationRule;
import org.wdsjmx.plugin.disk.FailingDisk;
import org.wdsjmx.plugin.disk.FailingDisk.Fault;
import org.wdsjmx.plugin.remediation.Views.Machine;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;

/** The program ends at any stage, or its disk fails: nothing is ever requested twice. */
class RestartTest {

    private static final Machine FIRST = Machine.of(20, 1);
    private static final Machine SECOND = Machine.of(20, 2);
    private static final Machine THIRD = Machine.of(20, 3);
    private static final Machine ELSEWHERE = Machine.of(21, 11);
    private static final Machine THERE_TOO = Machine.of(21, 12);

    @TempDir
    private Path directory;

    private final Office.Order order = new Office.Order();
    private final FailingDisk disk = new FailingDisk();
    private Office office;

    private Office open() {
        order.disk = disk;
        office = new Office(directory, order);
        office.reads(FIRST, SECOND, THIRD, ELSEWHERE, THERE_TOO);
        return office;
    }

    private void restart() {
        office = office.restarted(order);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private RemediationStatus status() {
        return office.remediation().status();
    }

    @Test
    void whatWasTakenIsDoneOnceInTheNameOfItsPoster() {
        open().take(Alerts.about(FIRST));
        restart();
        assertThat(status().queued()).isEqualTo(1);
        office.later(Duration.ofSeconds(5), FIRST, SECOND);

        Remediation.Begun begun = office.begin().orElseThrow();

        assertThat(begun.work().poster().getName()).isEqualTo("resumed alertmanager");
        assertThat(begun.work().poster().caller().address()).isEqualTo("192.0.2.7");
        assertThat(begun.looked().target().client()).isEqualTo(new ClientIdentity(1, "PC-1", FIRST.mac()));
        assertThat(office.begin()).isEmpty();
    }

    @Test
    void whatWasTakenIsADuplicateAfterwards() {
        open().take(Alerts.about(FIRST));
        restart();
        office.reads(FIRST, SECOND);

        assertThat(office.take(Alerts.about(FIRST)).reason()).isEqualTo(Reason.DUPLICATE);
    }

    @Test
    void whatWasTakenTooLongAgoExpires() {
        open().take(Alerts.about(FIRST));
        restart();
        office.later(Duration.ofMinutes(11), FIRST, SECOND);

        assertThat(office.begin()).isEmpty();
        assertThat(office.lastTold().reason()).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void whatWasTakenIsLookedAtAgain() {
        open().take(Alerts.about(FIRST));
        restart();
        office.later(Duration.ofSeconds(5), FIRST.going(), SECOND);

        assertThat(office.begin()).isEmpty();
        assertThat(office.lastTold().reason()).isEqualTo(Reason.CONDITION_GONE);
    }

    @Test
    void whatWasTakenIsNotDoneWhenItsRuleIsGone() {
        open().take(Alerts.about(FIRST));
        order.rules = List.of();
        restart();
        office.later(Duration.ofSeconds(5), FIRST, SECOND);

        assertThat(office.begin()).isEmpty();
        assertThat(status().queued()).isZero();
    }

    @Test
    void whatWasTakenIsNotDoneWhenItsRuleOnlyTellsByNow() {
        open().take(Alerts.about(FIRST));
        order.rules = List.of(RemediationRule.of(Alerts.STALLED, RemediationAction.NOTIFY, null));
        restart();
        office.later(Duration.ofSeconds(5), FIRST, SECOND);

        assertThat(office.begin()).isEmpty();
        assertThat(status().queued()).isZero();
    }

    @Test
    void whatWasDroppedIsNotResumed() {
        open().take(Alerts.about(FIRST));
        office.take(Alerts.resolved(Alerts.about(FIRST)));
        restart();

        assertThat(status().queued()).isZero();
    }

    @Test
    void whatWasBegunCountsAsDone() {
        open().take(Alerts.about(FIRST));
        assertThat(office.begin()).isPresent();
        restart();
        office.later(Duration.ofHours(2), FIRST, SECOND, THIRD);

        assertThat(office.begin()).isEmpty();
        assertThat(office.take(Alerts.about(FIRST)).reason()).isEqualTo(Reason.DUPLICATE);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "FAILED"})
    void whatEndedKeepsItsCoolDown(DisconnectOutcome outcome) {
        open().take(Alerts.about(FIRST));
        office.act(outcome);
        restart();
        office.later(Duration.ofMinutes(59), FIRST, SECOND);
        assertThat(office.take(Alerts.fingerprinted(Alerts.about(FIRST), "other"))
                        .reason())
                .isEqualTo(Reason.COOL_DOWN);

        office.later(Duration.ofMinutes(1), FIRST, SECOND);
        assertThat(office.take(Alerts.fingerprinted(Alerts.about(FIRST), "other"))
                        .reason())
                .isEqualTo(Reason.NONE);
    }

    @Test
    void whatEndedKeepsTheHourlyLimit() {
        order.maxPerHour = 1;
        open().take(Alerts.about(FIRST));
        office.act();
        restart();
        office.reads(SECOND, THIRD);

        assertThat(office.take(Alerts.about(SECOND)).reason()).isEqualTo(Reason.MAX_PER_HOUR);
    }

    @Test
    void whatEndedKeepsTheShareOfItsSession() {
        order.maxShare = 0.5;
        open().take(Alerts.about(FIRST));
        office.act();
        restart();
        office.reads(SECOND, THIRD);

        assertThat(office.take(Alerts.about(SECOND)).reason()).isEqualTo(Reason.MAX_SHARE);
    }

    @Test
    void whatEndedKeepsItsSessionSettling() {
        open().take(List.of(Alerts.about(FIRST), Alerts.about(SECOND)));
        office.act();
        restart();

        office.later(Office.SETTLE.minusMillis(1), SECOND, THIRD);
        assertThat(office.begin()).isEmpty();
        office.later(Duration.ofMillis(1), SECOND, THIRD);
        assertThat(office.begin()).isPresent();
    }

    @Test
    void aDepartureIsStillConfirmed() {
        open().take(Alerts.about(FIRST));
        office.act();
        restart();
        office.later(Duration.ofSeconds(5), SECOND, THIRD);
        office.begin();

        assertThat(status().departed()).isEqualTo(1);
        restart();
        office.later(Duration.ofSeconds(5), SECOND, THIRD);
        office.begin();
        assertThat(status().departed()).as("not confirmed again").isZero();
    }

    @Test
    void theBreakerStaysOpenUntilItIsReset() {
        open().take(List.of(Alerts.about(FIRST), Alerts.about(ELSEWHERE)));
        office.act(DisconnectOutcome.FAILED);
        office.act(DisconnectOutcome.FAILED);
        restart();
        assertThat(status().breakerOpen()).isTrue();

        office.remediation().resetBreaker();
        restart();
        assertThat(status().breakerOpen()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ENFORCE, OFF", "DRY_RUN, DRY_RUN", "OFF, OFF"})
    void theModeThatWasSetStaysUnlessTheConfigurationChanged(RemediationMode configured, RemediationMode mode) {
        open().remediation().setMode(RemediationMode.OFF);
        order.mode = configured;
        restart();

        assertThat(status().mode()).isEqualTo(mode);
    }

    @Test
    void aDamagedLedgerHoldsEverythingBackUntilItIsReset() throws Exception {
        open().take(Alerts.about(FIRST));
        office.close();
        byte[] bytes = Files.readAllBytes(office.ledger());
        bytes[5] ^= 1;
        Files.write(office.ledger(), bytes);
        office = new Office(directory, order);
        office.reads(FIRST, SECOND);

        assertThat(status().breakerOpen()).isTrue();
        assertThat(office.take(Alerts.about(FIRST)).verdict()).isEqualTo(Verdict.DRY_RUN);
        restart();
        assertThat(status().breakerOpen()).isTrue();
        office.remediation().resetBreaker();
        restart();
        assertThat(status().breakerOpen()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"WRITE", "FORCE", "WRITE_AND_TRUNCATE"})
    void whatCannotBeRecordedWhenItComesIsNotDone(Fault fault) {
        open();
        disk.fail(fault);

        Decision decision = office.take(Alerts.about(FIRST));

        assertThat(decision.verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(decision.reason()).isEqualTo(Reason.NOT_RECORDED);
        assertThat(office.begin()).isEmpty();
        assertThat(status().ledgerFailures()).isPositive();
        disk.fail(Fault.NOTHING);
        assertThat(office.take(Alerts.about(FIRST)).verdict()).isEqualTo(Verdict.QUEUED);
        assertThat(office.act()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(names = {"WRITE", "FORCE", "WRITE_AND_TRUNCATE"})
    void whatCannotBeRecordedWhenItsTurnComesIsNotDone(Fault fault) {
        open().take(Alerts.about(FIRST));
        disk.fail(fault);

        assertThat(office.begin()).isEmpty();
        assertThat(office.lastTold().reason()).isEqualTo(Reason.NOT_RECORDED);
        disk.fail(Fault.NOTHING);
        assertThat(office.take(Alerts.about(FIRST)).verdict()).isEqualTo(Verdict.QUEUED);
    }

    @ParameterizedTest
    @EnumSource(names = {"WRITE", "FORCE", "WRITE_AND_TRUNCATE"})
    void whatWasDoneIsNotForgottenWhenItsEndCannotBeRecorded(Fault fault) {
        open().take(Alerts.about(FIRST));
        Remediation.Begun begun = office.begin().orElseThrow();
        disk.fail(fault);
        office.remediation().end(begun, Office.result(begun, DisconnectOutcome.ACCEPTED));
        disk.fail(Fault.NOTHING);
        restart();
        office.later(Duration.ofHours(2), FIRST, SECOND);

        assertThat(office.take(Alerts.about(FIRST)).reason()).isEqualTo(Reason.DUPLICATE);
    }
}
