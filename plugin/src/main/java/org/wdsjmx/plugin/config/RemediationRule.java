package org.wdsjmx.plugin.config;

import java.time.Duration;
import org.wdsjmx.transport.DisconnectType;

/**
 * What is done about alerts of one name. A component that is {@code null} takes its default.
 *
 * @param alert name of the alert: its label {@code alertname}
 * @param action what is done; default {@link RemediationAction#DISCONNECT}
 * @param type what the client is asked to do next; default Fallback
 * @param condition what must hold at the server; required unless the action is notify
 * @param rateBelow with {@link RemediationCondition#HOLDS_BACK}: bytes per second under which a session counts as slow;
 *     default 2MB
 * @param maxCompletion a client that has as much of its object is left alone, above 0 to 1; default 0.95
 * @param maxShare how much of a session may be disconnected in a day, above 0 to 1, but one client at least; default 0.25
 * @param coolDown how long the same machine is left alone afterwards, 1m to 30 days; default 1h
 */
public record RemediationRule(
        String alert,
        RemediationAction action,
        DisconnectType type,
        RemediationCondition condition,
        ByteSize rateBelow,
        Double maxCompletion,
        Double maxShare,
        Duration coolDown) {

    private static final int LONGEST_NAME = 200;
    private static final double USUAL_COMPLETION = 0.95;
    private static final double USUAL_SHARE = 0.25;
    private static final Duration LEAST_COOL_DOWN = Duration.ofMinutes(1);
    private static final Duration MOST_COOL_DOWN = Duration.ofDays(30);

    public RemediationRule {
        action = action == null ? RemediationAction.DISCONNECT : action;
        type = type == null ? DisconnectType.FALLBACK : type;
        rateBelow = rateBelow == null ? ByteSize.parse("2MB") : rateBelow;
        maxCompletion = maxCompletion == null ? Double.valueOf(USUAL_COMPLETION) : maxCompletion;
        maxShare = maxShare == null ? Double.valueOf(USUAL_SHARE) : maxShare;
        coolDown = coolDown == null ? Duration.ofHours(1) : coolDown;
        Rules rules = new Rules();
        rules.require(
                alert != null && !alert.isBlank() && alert.length() <= LONGEST_NAME,
                "alert",
                (alert == null ? "is not given" : Quoted.text(alert) + " is not a name of 1 to " + LONGEST_NAME)
                        + "; give the name of an alert, for example WdsClientStalled");
        rules.require(
                condition != null || action == RemediationAction.NOTIFY,
                "condition",
                "is not given; say what must hold at the server before anything is done: stalled, holds_back or present",
                "action");
        rules.require(
                action != RemediationAction.DISCONNECT_MASTER || condition != RemediationCondition.STALLED,
                "condition",
                "is stalled, but a master that stalls is found by its own alert; use holds_back, or action disconnect",
                "action");
        rules.require(
                isShare(maxCompletion),
                "maxCompletion",
                maxCompletion + " is out of range; it must be above 0 and at most 1");
        rules.require(isShare(maxShare), "maxShare", maxShare + " is out of range; it must be above 0 and at most 1");
        rules.require(rateBelow.bytes() > 0, "rateBelow", "0 bytes per second is never reached; give a rate as 2MB");
        rules.require(
                coolDown.compareTo(LEAST_COOL_DOWN) >= 0 && coolDown.compareTo(MOST_COOL_DOWN) <= 0,
                "coolDown",
                DurationText.format(coolDown) + " is out of range; it must be 1m to 720h");
        rules.enforce();
    }

    /** A rule with all defaults. */
    public static RemediationRule of(String alert, RemediationAction action, RemediationCondition condition) {
        return new RemediationRule(alert, action, null, condition, null, null, null, null);
    }

    private static boolean isShare(double value) {
        return value > 0 && value <= 1;
    }
}
