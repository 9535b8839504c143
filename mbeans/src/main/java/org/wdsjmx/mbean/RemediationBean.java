package org.wdsjmx.mbean;

import java.util.List;
import javax.management.openmbean.SimpleType;
import org.wdsjmx.mbean.RemediationDetails.Decision;

/** {@code type=Remediation}: what is done about alerts. */
final class RemediationBean {

    private static final Table<Decision> DECISIONS = new Table<>(
            "RemediationDecision",
            "What was decided about an alert",
            "number",
            List.of(
                    new Column<>("number", "Counts decisions since the start", SimpleType.LONG, Decision::number),
                    new Column<>("time", "When it was decided", SimpleType.DATE, d -> ClientColumns.date(d.time())),
                    new Column<>("alert", "Name of the alert", SimpleType.STRING, Decision::alert),
                    new Column<>(
                            "fingerprint",
                            "What Alertmanager tells the alert by",
                            SimpleType.STRING,
                            Decision::fingerprint),
                    new Column<>(
                            "action",
                            "disconnect, disconnectMaster or notify, null without a rule",
                            SimpleType.STRING,
                            Decision::action),
                    new Column<>("server", "Name of the server, or null", SimpleType.STRING, Decision::server),
                    new Column<>("session", "Id of the session, or -1", SimpleType.LONG, Decision::session),
                    new Column<>("clientId", "Id of the client, or -1", SimpleType.LONG, Decision::clientId),
                    new Column<>("name", "Name of the client, or null", SimpleType.STRING, Decision::name),
                    new Column<>(
                            "macAddress",
                            "MAC address of the client, or null",
                            SimpleType.STRING,
                            Decision::macAddress),
                    new Column<>(
                            "decision",
                            "queued, acted, dry_run, notified, skipped or failed",
                            SimpleType.STRING,
                            Decision::decision),
                    new Column<>("reason", "Why, as one word", SimpleType.STRING, Decision::reason),
                    new Column<>("message", "Why, in plain words", SimpleType.STRING, Decision::message)));

    private RemediationBean() {}

    static BeanType<RemediationDetails> type(RemediationControl control) {
        return new BeanType<>(
                "org.wdsjmx.Remediation",
                "What is done about alerts. A mode that is set here outlives a restart until the configured one is changed",
                List.of(
                        new Column<RemediationDetails>(
                                        "Mode",
                                        "What becomes of alerts: OFF, DRY_RUN (decided, not done) or ENFORCE; DRY_RUN while the"
                                                + " breaker holds ENFORCE back",
                                        SimpleType.STRING,
                                        RemediationDetails::mode)
                                .asWritable(),
                        new Column<>(
                                "BreakerOpen",
                                "Whether failures in a row hold ENFORCE back until resetBreaker is called",
                                SimpleType.BOOLEAN,
                                RemediationDetails::breakerOpen),
                        new Column<>(
                                "Requested",
                                "Alerts that came, over again and resolved ones too",
                                SimpleType.LONG,
                                RemediationDetails::requested),
                        new Column<>(
                                "Acted", "Clients that were disconnected", SimpleType.LONG, RemediationDetails::acted),
                        new Column<>(
                                "DryRun",
                                "Clients that would have been disconnected",
                                SimpleType.LONG,
                                RemediationDetails::rehearsed),
                        new Column<>(
                                "Notified",
                                "Alerts that were told, as their rules want it",
                                SimpleType.LONG,
                                RemediationDetails::notified),
                        new Column<>(
                                "Skipped",
                                "Alerts about which nothing was done",
                                SimpleType.LONG,
                                RemediationDetails::skipped),
                        new Column<>(
                                "Failed",
                                "Clients that were to be disconnected, in vain",
                                SimpleType.LONG,
                                RemediationDetails::failed),
                        new Column<>(
                                "Queued",
                                "Alerts that wait to be acted upon",
                                SimpleType.LONG,
                                RemediationDetails::queued),
                        new Column<>(
                                "LastDecisions",
                                "The last 100 decisions, one row each",
                                DECISIONS.type(),
                                details -> DECISIONS.of(details.decisions()))),
                List.of(new Operation<>(
                        "resetBreaker",
                        "Lets alerts be acted upon again after failures in a row",
                        List.of(),
                        SimpleType.VOID,
                        (details, arguments) -> {
                            control.resetBreaker();
                            return null;
                        })),
                values -> control.setMode((String) values.get("Mode")),
                List.of());
    }
}
