package org.wdsjmx.plugin.remediation;

import java.util.List;
import java.util.Map;
import org.wdsjmx.plugin.config.RemediationMode;

/**
 * The state of a remediation at a moment.
 *
 * @param mode the mode in force: DRY_RUN while the breaker holds ENFORCE back
 * @param requested alerts that came, resolved ones too
 * @param verdicts how often each was decided
 * @param queued alerts that wait to be acted upon
 * @param departed clients that were disconnected and left
 * @param remained clients that were disconnected and did not leave in time
 * @param ledgerFailures times that the ledger could not be written
 * @param counts decisions by alert, verdict and reason
 * @param last the last decisions, the newest first
 */
public record RemediationStatus(
        RemediationMode mode,
        boolean breakerOpen,
        long requested,
        Map<Verdict, Long> verdicts,
        int queued,
        long departed,
        long remained,
        long ledgerFailures,
        Map<DecisionLog.Counted, Long> counts,
        List<DecisionLog.Numbered> last) {}
