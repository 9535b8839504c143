package org.wdsjmx.plugin.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is done about alerts. A component that is {@code null} takes its default.
 *
 * @param mode default {@link RemediationMode#DRY_RUN}
 * @param ledger file that remembers what was done, relative to the configuration file; default
 *     {@code remediation.jsonl} beside the audit
 * @param maxPerHour most clients that are disconnected within an hour, on all servers, 1 to 10000; default 10
 * @param maxQueued most alerts that wait to be acted upon, 1 to 10000; default 1000
 * @param settle pause after a disconnect before the same session is looked at again, 1s to 5m; default 1m
 * @param confirmWithin how long a client that was disconnected may still be listed, 5s to 1h; default 2m
 * @param breakerAfter how many failures in a row end the acting until somebody resets it, 1 to 100; default 3
 * @param rules one for each alert; default: WdsClientStalled and WdsSessionHeldBack, both by Fallback
 */
public record RemediationSettings(
        RemediationMode mode,
        Optional<Path> ledger,
        Integer maxPerHour,
        Integer maxQueued,
        Duration settle,
        Duration confirmWithin,
        Integer breakerAfter,
        List<RemediationRule> rules) {

    private static final int USUAL_PER_HOUR = 10;
    private static final int USUAL_QUEUE = 1_000;
    private static final int USUAL_BREAKER = 3;
    private static final int MOST_PER_HOUR = 10_000;
    private static final int MOST_QUEUED = 10_000;
    private static final int MOST_FAILURES = 100;
    private static final Duration USUAL_SETTLE = Duration.ofMinutes(1);
    private static final Duration USUAL_CONFIRMATION = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** What waits is given up after ten minutes. */
    private static final Duration LONGEST_SETTLE = Duration.ofMinutes(5);

    private static final List<RemediationRule> USUAL_RULES = List.of(
            RemediationRule.of("WdsClientStalled", RemediationAction.DISCONNECT, RemediationCondition.STALLED),
            RemediationRule.of("WdsSessionHeldBack", RemediationAction.DISCONNECT, RemediationCondition.HOLDS_BACK));

    /** All defaults. Must come after the constants that its constructor uses. */
    public static final RemediationSettings DEFAULT =
            new RemediationSettings(null, null, null, null, null, null, null, null);

    public RemediationSettings {
        mode = mode == null ? RemediationMode.DRY_RUN : mode;
        ledger = ledger == null ? Optional.empty() : ledger;
        maxPerHour = maxPerHour == null ? Integer.valueOf(USUAL_PER_HOUR) : maxPerHour;
        maxQueued = maxQueued == null ? Integer.valueOf(USUAL_QUEUE) : maxQueued;
        settle = settle == null ? USUAL_SETTLE : settle;
        confirmWithin = confirmWithin == null ? USUAL_CONFIRMATION : confirmWithin;
        breakerAfter = breakerAfter == null ? Integer.valueOf(USUAL_BREAKER) : breakerAfter;
        rules = rules == null ? USUAL_RULES : List.copyOf(rules);
        Rules broken = new Rules();
        broken.require(
                ledger.isEmpty() || ledger.get().getFileName() != null,
                "ledger",
                "has no name; give that of a file, for example remediation.jsonl");
        requireRange(broken, "maxPerHour", maxPerHour, MOST_PER_HOUR);
        requireRange(broken, "maxQueued", maxQueued, MOST_QUEUED);
        requireRange(broken, "breakerAfter", breakerAfter, MOST_FAILURES);
        requireRange(broken, "settle", settle, Duration.ofSeconds(1), LONGEST_SETTLE);
        requireRange(broken, "confirmWithin", confirmWithin, Duration.ofSeconds(5), LONGEST);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            broken.require(
                    names.add(rules.get(i).alert()),
                    "rules[" + i + "]",
                    "is a second rule for " + Quoted.text(rules.get(i).alert())
                            + "; nobody could tell which holds: keep one of them");
        }
        broken.enforce();
    }

    /** The rule for alerts of a name. */
    public Optional<RemediationRule> ruleFor(String alert) {
        return rules.stream().filter(rule -> rule.alert().equals(alert)).findFirst();
    }

    private static void requireRange(Rules rules, String key, int value, int most) {
        rules.require(value >= 1 && value <= most, key, value + " is out of range; it must be 1 to " + most);
    }

    private static void requireRange(Rules rules, String key, Duration value, Duration least, Duration most) {
        rules.require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                key,
                DurationText.format(value) + " is out of range; it must be " + DurationText.format(least) + " to "
                        + DurationText.format(most));
    }
}
