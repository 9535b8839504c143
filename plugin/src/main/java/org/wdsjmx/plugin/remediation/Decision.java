package org.wdsjmx.plugin.remediation;

import java.time.Instant;
import org.wdsjmx.plugin.config.RemediationAction;

/**
 * What was decided about one alert.
 *
 * @param time when
 * @param alert the alert
 * @param action what its rule wants; {@code null} = it has none
 * @param target what it is about, as far as that is known
 * @param verdict what was decided
 * @param reason why, as one word
 * @param message why, in plain words
 */
public record Decision(
        Instant time,
        Alert alert,
        RemediationAction action,
        Target target,
        Verdict verdict,
        Reason reason,
        String message) {

    /** The same alert, about which nothing is done after all. */
    Decision skipped(Reason why, String inWords) {
        return new Decision(time, alert, action, target, Verdict.SKIPPED, why, inWords);
    }
}
