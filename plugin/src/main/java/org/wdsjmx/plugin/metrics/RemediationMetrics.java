package org.wdsjmx.plugin.metrics;

import io.prometheus.client.Collector;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.wdsjmx.plugin.config.RemediationMode;
import org.wdsjmx.plugin.remediation.DecisionLog.Counted;
import org.wdsjmx.plugin.remediation.RemediationStatus;

/** What is done about alerts. All samples of a scrape are of one moment. */
public final class RemediationMetrics extends Collector {

    private final Supplier<RemediationStatus> status;
    private final IntToLongFunction requests;
    private final int[] codes;

    /**
     * @param status the remediation at the moment
     * @param codes the HTTP statuses by which webhooks are answered
     * @param requests how many were answered by a status
     */
    public RemediationMetrics(Supplier<RemediationStatus> status, int[] codes, IntToLongFunction requests) {
        this.status = status;
        this.codes = codes.clone();
        this.requests = requests;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        RemediationStatus now = status.get();
        Families families = new Families();
        Families.Family modes = families.gauge(
                "wds_remediation_mode",
                "1 for what becomes of alerts at the moment: OFF, DRY_RUN (decided, not done) or ENFORCE",
                "mode");
        for (RemediationMode mode : RemediationMode.values()) {
            modes.add(mode == now.mode() ? 1 : 0, mode.name());
        }
        families.gauge(
                        "wds_remediation_breaker_open",
                        "Whether failures in a row hold ENFORCE back until resetBreaker is called")
                .add(now.breakerOpen() ? 1 : 0);
        families.gauge("wds_remediation_queued", "Alerts that wait to be acted upon")
                .add(now.queued());
        Families.Family decisions = families.counter(
                "wds_remediation_decisions_total",
                "Decisions about alerts; alerts that no rule bears are together under other",
                "alert",
                "decision",
                "reason");
        now.counts().entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry<Counted, Long>::getKey))
                .forEach(count -> decisions.add(
                        count.getValue(),
                        count.getKey().alert(),
                        count.getKey().verdict().label(),
                        count.getKey().reason().label()));
        Families.Family answers = families.counter(
                "wds_remediation_requests_total", "Webhooks, by the HTTP status they were answered with", "code");
        IntStream.of(codes).forEach(code -> answers.add(requests.applyAsLong(code), Integer.toString(code)));
        Families.Family confirmations = families.counter(
                "wds_remediation_confirmations_total",
                "Clients that were disconnected, by whether they left in time",
                "result");
        confirmations.add(now.departed(), "departed");
        confirmations.add(now.remained(), "remained");
        families.counter(
                        "wds_remediation_ledger_failures_total",
                        "Times that the ledger could not be written; what it had to tell first was not done")
                .add(now.ledgerFailures());
        return families.all();
    }
}
