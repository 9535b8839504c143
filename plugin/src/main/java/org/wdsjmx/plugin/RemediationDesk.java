package org.wdsjmx.plugin;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.wdsjmx.mbean.RemediationControl;
import org.wdsjmx.mbean.RemediationDetails;
import org.wdsjmx.plugin.access.Caller;
import org.wdsjmx.plugin.access.Login;
import org.wdsjmx.plugin.access.ProgramGate;
import org.wdsjmx.plugin.access.Right;
import org.wdsjmx.plugin.audit.AuditLog;
import org.wdsjmx.plugin.audit.AuditedOperation;
import org.wdsjmx.plugin.config.Quoted;
import org.wdsjmx.plugin.config.RemediationMode;
import org.wdsjmx.plugin.remediation.Decision;
import org.wdsjmx.plugin.remediation.DecisionLog;
import org.wdsjmx.plugin.remediation.Remediation;
import org.wdsjmx.plugin.remediation.RemediationStatus;
import org.wdsjmx.plugin.remediation.Verdict;

/** Connects the remediation with the audit and with its MBean. */
final class RemediationDesk implements RemediationControl {

    private static final Logger LOG = System.getLogger(RemediationDesk.class.getName());

    private final Remediation remediation;
    private final ProgramGate gate;

    RemediationDesk(Remediation remediation, ProgramGate gate) {
        this.remediation = remediation;
        this.gate = gate;
    }

    @Override
    public void setMode(String mode) {
        RemediationMode wanted = Stream.of(RemediationMode.values())
                .filter(legal -> legal.name().equals(mode.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Mode " + Quoted.text(mode)
                        + " is not known. Legal: OFF, DRY_RUN or ENFORCE. Nothing was changed."));
        gate.pass(Right.CONTROL_REMEDIATION, "setRemediationMode", wanted.name(), () -> remediation.setMode(wanted));
    }

    @Override
    public void resetBreaker() {
        gate.pass(Right.CONTROL_REMEDIATION, "resetBreaker", null, remediation::resetBreaker);
    }

    /** Has decisions that led to no request told by the audit; the others are told by the request itself. */
    static void record(AuditLog audit, List<Decision> decisions, Login poster) {
        Caller caller = poster.caller();
        for (Verdict verdict : List.of(Verdict.SKIPPED, Verdict.DRY_RUN, Verdict.NOTIFIED)) {
            List<Decision> alike = decisions.stream()
                    .filter(decision -> decision.verdict() == verdict)
                    .toList();
            // Together: each call waits for the disk.
            audit.deny(
                    alike.stream().map(decision -> operation(decision, caller)).toList(),
                    verdict.label() + ": no request was made");
            if (verdict == Verdict.NOTIFIED) {
                alike.forEach(RemediationDesk::tell);
            }
        }
    }

    private static void tell(Decision decision) {
        LOG.log(
                Level.WARNING,
                "Alert " + Quoted.text(decision.alert().name()) + " about client "
                        + decision.target().client().id() + " of "
                        + Quoted.text(String.valueOf(decision.target().server())));
    }

    private static AuditedOperation operation(Decision decision, Caller caller) {
        var client = decision.target().client();
        return new AuditedOperation(
                caller.name(),
                caller.roleName(),
                caller.address(),
                caller.way().label(),
                decision.target().server(),
                decision.action() == null ? "alert" : decision.action().label(),
                client.id() < 0 ? null : client.id(),
                client.macAddress(),
                client.name(),
                decision.reason().label() + ": " + decision.message(),
                "alert " + decision.alert().name() + ", fingerprint "
                        + decision.alert().fingerprint() + ", since "
                        + decision.alert().startsAt());
    }

    /** What the MBean shows of a status. */
    static RemediationDetails details(RemediationStatus status) {
        return new RemediationDetails(
                status.mode().name(),
                status.breakerOpen(),
                status.requested(),
                status.verdicts().get(Verdict.ACTED),
                status.verdicts().get(Verdict.DRY_RUN),
                status.verdicts().get(Verdict.NOTIFIED),
                status.verdicts().get(Verdict.SKIPPED),
                status.verdicts().get(Verdict.FAILED),
                status.queued(),
                status.last().stream().map(RemediationDesk::row).toList());
    }

    private static RemediationDetails.Decision row(DecisionLog.Numbered numbered) {
        Decision decision = numbered.decision();
        return new RemediationDetails.Decision(
                numbered.number(),
                decision.time(),
                decision.alert().name(),
                decision.alert().fingerprint(),
                decision.action() == null ? null : decision.action().label(),
                decision.target().server(),
                decision.target().session(),
                decision.target().client().id(),
                decision.target().client().name(),
                decision.target().client().macAddress(),
                decision.verdict().label(),
                decision.reason().label(),
                decision.message());
    }
}
