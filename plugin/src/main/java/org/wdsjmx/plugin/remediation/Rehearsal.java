package org.wdsjmx.plugin.remediation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.wdsjmx.plugin.config.DurationText;
import org.wdsjmx.plugin.config.Quoted;
import org.wdsjmx.plugin.config.RemediationAction;
import org.wdsjmx.plugin.config.RemediationCondition;
import org.wdsjmx.plugin.config.RemediationMode;
import org.wdsjmx.plugin.config.RemediationRule;
import org.wdsjmx.plugin.config.RemediationSettings;
import org.wdsjmx.plugin.remediation.Decider.Mood;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedClient;
import org.wdsjmx.watch.WatchedSession;

/** What the rules of a configuration would do about one read of the servers, as text to read. Nothing is done. */
public final class Rehearsal {

    private final RemediationSettings settings;
    private final Map<String, ServerView> views;
    private final Moment now;

    /** @param views one read of each server, by its name */
    public Rehearsal(RemediationSettings settings, Map<String, ServerView> views, Moment now) {
        this.settings = settings;
        this.views = new TreeMap<>(views);
        this.now = now;
    }

    /** What each rule says, and whom it would be about now if its alert came for everybody. */
    public List<String> rules() {
        List<String> lines = new ArrayList<>();
        for (RemediationRule rule : settings.rules()) {
            lines.add("rule     " + rule.alert() + ": " + meaning(rule));
            if (rule.action() != RemediationAction.NOTIFY) {
                lines.addAll(about(rule));
            }
        }
        return lines;
    }

    /** Rules that act on the same clients as a server itself. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (RemediationRule rule : settings.rules()) {
            for (ServerView view : views.values()) {
                if (LiveGuards.fights(rule, view.policies().multicast())) {
                    warnings.add("remediation.rules: " + rule.alert() + " leaves the clients of " + view.server()
                            + " alone, because the server itself disconnects them under "
                            + view.policies().multicast().autoDisconnectThreshold()
                            + " KB/s; raise rateBelow above that, or end its AUTO_DISCONNECT");
                }
            }
        }
        return warnings;
    }

    /** What would be decided about a webhook, one line for each alert. */
    public List<String> decide(AlertGroup group) {
        Decider decider = new Decider(settings, finder(), new History());
        List<String> lines = new ArrayList<>();
        for (Alert alert : group.alerts()) {
            Decision decision = decider.decide(alert, group.repeated(), new Mood(RemediationMode.DRY_RUN, false), now);
            lines.add("alert    " + Quoted.text(alert.name()) + " "
                    + Quoted.line(String.valueOf(decision.target().client().name()), 60) + ": "
                    + decision.verdict().label() + " (" + decision.reason().label() + "): " + decision.message());
        }
        if (group.truncated() > 0) {
            lines.add("alert    " + group.truncated() + " more are not in the file");
        }
        return lines;
    }

    private CaseFinder finder() {
        return new CaseFinder(server -> Optional.ofNullable(views.get(server)), Duration.ofDays(1));
    }

    private static String meaning(RemediationRule rule) {
        if (rule.action() == RemediationAction.NOTIFY) {
            return "is told, nothing is done";
        }
        String what = rule.action().label() + " by " + rule.type().label();
        String when = switch (rule.condition()) {
            case STALLED -> " when the client stalls";
            case HOLDS_BACK -> " when the client sets the pace of a session under " + rule.rateBelow() + "/s";
            case PRESENT -> " whatever the client does";
        };
        return what + when + ", under " + percent(rule.maxCompletion()) + "; the same machine after "
                + DurationText.format(rule.coolDown()) + ", " + percent(rule.maxShare()) + " of a session a day";
    }

    private List<String> about(RemediationRule rule) {
        if (rule.condition() == RemediationCondition.STALLED) {
            return List.of("         now: one read cannot tell who stalls");
        }
        List<String> lines = new ArrayList<>();
        Map<String, Integer> others = new TreeMap<>();
        for (ServerView view : views.values()) {
            if (!view.up()) {
                lines.add("         now: " + view.server() + " does not answer"
                        + (view.failure() == null ? "" : ": " + view.failure().message()));
            }
            view.sessions().stream()
                    .map(session -> session.clients().stream()
                            .map(client -> looked(rule, view, session, client))
                            .toList())
                    .flatMap(Collection::stream)
                    .forEach(looked -> LiveGuards.check(looked)
                            .ifPresentOrElse(
                                    objection -> others.merge(objection.reason().label(), 1, Integer::sum),
                                    () -> lines.add("         now: " + named(looked))));
        }
        if (!others.isEmpty()) {
            lines.add("         now: nothing about the others: " + others);
        }
        return lines;
    }

    private Case looked(RemediationRule rule, ServerView view, WatchedSession session, WatchedClient client) {
        return new Case(
                new Alert("", true, Map.of(Alert.NAME, rule.alert()), now.instant()), rule, view, session, client, now);
    }

    private static String named(Case looked) {
        return Quoted.line(String.valueOf(looked.client().client().name()), 60) + " (client "
                + looked.client().client().id() + ", session "
                + looked.session().session().id() + " of " + looked.view().server() + ", at "
                + looked.session().session().transferRate() + " bytes/s)";
    }

    private static String percent(double ratio) {
        return Math.round(ratio * 100) + " %";
    }
}
