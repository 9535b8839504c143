package org.wdsjmx.plugin.remediation;

import java.util.Optional;
import org.wdsjmx.plugin.config.RemediationAction;
import org.wdsjmx.plugin.config.RemediationMode;
import org.wdsjmx.plugin.config.RemediationRule;
import org.wdsjmx.plugin.config.RemediationSettings;
import org.wdsjmx.transport.Moment;

/** Decides about one alert at a time, by the rules and by what was done before. Does nothing by itself. Not thread-safe. */
final class Decider {

    private final RemediationSettings settings;
    private final CaseFinder finder;
    private final HistoryGuards limits;
    private final History done;

    /** What would have been done; forgotten with the program, as nothing was. */
    private final History rehearsed = new History();

    private final History told = new History();

    Decider(RemediationSettings settings, CaseFinder finder, History done) {
        this.settings = settings;
        this.finder = finder;
        this.limits = new HistoryGuards(settings.maxPerHour());
        this.done = done;
    }

    /**
     * @param mode the mode in force
     * @param breakerOpen whether that is DRY_RUN only because the breaker is open
     */
    record Mood(RemediationMode mode, boolean breakerOpen) {}

    /**
     * Decides about an alert. What is queued counts as done from then on.
     *
     * @param repeated whether its webhook only repeats what was told before
     */
    Decision decide(Alert alert, boolean repeated, Mood mood, Moment now) {
        Optional<RemediationRule> rule = settings.ruleFor(alert.name());
        if (rule.isEmpty()) {
            return decision(alert, null, now, Reason.NOT_CONFIGURED, "No rule bears the name of the alert");
        }
        RemediationAction action = rule.get().action();
        if (!alert.firing()) {
            return decision(alert, action, now, Reason.RESOLVED, "The alert is over");
        }
        if (mood.mode() == RemediationMode.OFF) {
            return decision(alert, action, now, Reason.MODE_OFF, "The mode is OFF");
        }
        History history = history(action, mood);
        String key = alert.key(action.label());
        if (history.contains(key)) {
            return decision(alert, action, now, Reason.DUPLICATE, "This was decided before");
        }
        if (repeated) {
            return decision(alert, action, now, Reason.REPEAT, "Alertmanager only repeats what it told before");
        }
        if (action == RemediationAction.NOTIFY) {
            Target target = CaseFinder.claimed(alert);
            history.add(new Act(key, target, now, true));
            return new Decision(
                    now.instant(), alert, action, target, Verdict.NOTIFIED, Reason.NONE, "Told, as the rule wants it");
        }
        return weighed(alert, rule.get(), history, mood, now);
    }

    private History history(RemediationAction action, Mood mood) {
        if (action == RemediationAction.NOTIFY) {
            return told;
        }
        return mood.mode() == RemediationMode.ENFORCE ? done : rehearsed;
    }

    private Decision weighed(Alert alert, RemediationRule rule, History history, Mood mood, Moment now) {
        Case looked;
        try {
            looked = finder.find(alert, rule, now);
        } catch (CaseFinder.NoCaseException e) {
            Objection objection = e.objection();
            return decision(alert, rule.action(), now, objection.reason(), objection.message());
        }
        Optional<Objection> objection = LiveGuards.check(looked).or(() -> limits.check(looked, history));
        if (objection.isPresent()) {
            return new Decision(
                    now.instant(),
                    alert,
                    rule.action(),
                    looked.target(),
                    Verdict.SKIPPED,
                    objection.get().reason(),
                    objection.get().message());
        }
        history.add(new Act(looked.key(), looked.target(), now, true));
        if (mood.mode() == RemediationMode.ENFORCE) {
            return new Decision(
                    now.instant(),
                    alert,
                    rule.action(),
                    looked.target(),
                    Verdict.QUEUED,
                    Reason.NONE,
                    "Will be asked to leave by " + rule.type().label());
        }
        return new Decision(
                now.instant(),
                alert,
                rule.action(),
                looked.target(),
                Verdict.DRY_RUN,
                mood.breakerOpen() ? Reason.BREAKER_OPEN : Reason.NONE,
                "Would be asked to leave by " + rule.type().label()
                        + (mood.breakerOpen() ? "; the breaker is open" : ""));
    }

    /** Looks at something once more, just before it is done. */
    Case reconsidered(Waiting waiting, Moment now) throws CaseFinder.NoCaseException {
        Case looked = finder.find(waiting.alert(), waiting.rule(), now);
        Optional<Objection> objection = moved(looked, waiting).or(() -> LiveGuards.check(looked));
        if (objection.isPresent()) {
            throw new CaseFinder.NoCaseException(objection.get());
        }
        return looked;
    }

    /** The limits were weighed for the session of then, also when the alert names none. */
    private static Optional<Objection> moved(Case looked, Waiting waiting) {
        long session = looked.session().session().id();
        long then = waiting.target().session();
        return session == then
                ? Optional.empty()
                : Optional.of(new Objection(
                        Reason.CHANGED,
                        "The client is in session " + session + " by now, and was in " + then
                                + " when the alert came"));
    }

    private static Decision decision(Alert alert, RemediationAction action, Moment now, Reason reason, String message) {
        return new Decision(now.instant(), alert, action, CaseFinder.claimed(alert), Verdict.SKIPPED, reason, message);
    }
}
