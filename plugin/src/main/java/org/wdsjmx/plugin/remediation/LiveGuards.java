package org.wdsjmx.plugin.remediation;

import java.time.Duration;
import java.util.Optional;
import org.wdsjmx.plugin.config.RemediationCondition;
import org.wdsjmx.plugin.config.RemediationRule;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.SlowClientHandling;

/** What must hold of a client and its session at the moment, whatever was done before. */
final class LiveGuards {

    private static final long BYTES_PER_KB = 1024;

    /** Clocks of machines differ: one that joined so shortly after the alert may be the one that is meant. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);

    private LiveGuards() {}

    /** What stands against it first; nothing when all is as it must be. */
    static Optional<Objection> check(Case looked) {
        return joinedBefore(looked)
                .or(() -> condition(looked))
                .or(() -> leftToWds(looked))
                .or(() -> completion(looked))
                .or(() -> lastClient(looked));
    }

    private static Optional<Objection> joinedBefore(Case looked) {
        Moment joined = looked.client().history().joinTime();
        Moment began = looked.now().recalled(looked.alert().startsAt());
        return joined != null && joined.isAfter(began.plus(CLOCK_DIFFERENCE))
                ? objection(
                        Reason.CHANGED,
                        "The machine joined at " + looked.now().shown(joined) + ", after the alert began at "
                                + looked.alert().startsAt()
                                + ": it is another stay, or the clocks of Prometheus and of this machine differ")
                : Optional.empty();
    }

    private static Optional<Objection> condition(Case looked) {
        RemediationRule rule = looked.rule();
        if (rule.condition() == RemediationCondition.STALLED
                && !looked.client().history().stalled()) {
            return objection(Reason.CONDITION_GONE, "The client does not stall (any more)");
        }
        if (rule.condition() == RemediationCondition.HOLDS_BACK) {
            return holdsBack(looked);
        }
        return Optional.empty();
    }

    private static Optional<Objection> holdsBack(Case looked) {
        if (!looked.client().isMaster()) {
            return objection(Reason.CONDITION_GONE, "The client does not set the pace of its session (any more)");
        }
        long rate = looked.session().session().transferRate();
        if (rate < 0) {
            return objection(Reason.CONDITION_GONE, "The rate of the session is not known");
        }
        return rate >= looked.rule().rateBelow().bytes()
                ? objection(
                        Reason.CONDITION_GONE,
                        "The session runs at " + rate + " bytes/s, not under "
                                + looked.rule().rateBelow() + "/s")
                : Optional.empty();
    }

    /** With a threshold as high as ours, WDS removes the same clients, and both of us would remove one too many. */
    private static Optional<Objection> leftToWds(Case looked) {
        MulticastPolicy policy = looked.view().policies().multicast();
        boolean acts = fights(looked.rule(), policy);
        return acts
                ? objection(
                        Reason.LEFT_TO_WDS,
                        "The server itself disconnects clients under " + policy.autoDisconnectThreshold() + " KB/s")
                : Optional.empty();
    }

    /** Whether a rule and the server's own policy act on the same clients. */
    static boolean fights(RemediationRule rule, MulticastPolicy policy) {
        return rule.condition() == RemediationCondition.HOLDS_BACK
                && policy != null
                && policy.slowClientHandling() == SlowClientHandling.AUTO_DISCONNECT
                && policy.autoDisconnectThreshold() * BYTES_PER_KB
                        >= rule.rateBelow().bytes();
    }

    private static Optional<Objection> completion(Case looked) {
        double completion = looked.client().client().completion();
        if (Double.isNaN(completion)) {
            return objection(Reason.UNKNOWN_COMPLETION, "It is not known how much the client has");
        }
        return completion >= looked.rule().maxCompletion()
                ? objection(
                        Reason.NEARLY_COMPLETE,
                        "The client has " + percent(completion) + ", and is left alone from "
                                + percent(looked.rule().maxCompletion()) + " on")
                : Optional.empty();
    }

    private static Optional<Objection> lastClient(Case looked) {
        return looked.session().clients().size() <= 1
                ? objection(Reason.LAST_CLIENT, "The client is the only one of its session: it holds nobody back")
                : Optional.empty();
    }

    private static String percent(double ratio) {
        return Math.round(ratio * 100) + " %";
    }

    private static Optional<Objection> objection(Reason reason, String message) {
        return Optional.of(new Objection(reason, message));
    }
}
