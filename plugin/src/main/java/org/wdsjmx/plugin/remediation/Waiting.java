package org.wdsjmx.plugin.remediation;

import java.time.Instant;
import org.wdsjmx.plugin.access.Login;
import org.wdsjmx.plugin.config.RemediationRule;
import org.wdsjmx.transport.Moment;

/**
 * An alert that waits to be acted upon.
 *
 * @param target what the server showed when it was taken
 * @param poster in whose name it is acted
 * @param taken when it was taken
 */
record Waiting(Alert alert, RemediationRule rule, Target target, Login poster, Moment taken) {

    String key() {
        return alert.key(rule.action().label());
    }

    /** What was decided about it in the end. */
    Decision decided(Instant time, Target about, Verdict verdict, Reason why, String message) {
        return new Decision(time, alert, rule.action(), about, verdict, why, message);
    }

    /** What the audit tells of it. */
    String reason() {
        return "alert " + alert.name() + ", fingerprint " + alert.fingerprint() + ", since " + alert.startsAt();
    }
}
