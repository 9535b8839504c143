package org.wdsjmx.plugin.remediation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.wdsjmx.plugin.config.RemediationMode;
import org.wdsjmx.plugin.remediation.LedgerEntry.Event;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.Moment;

/** What a ledger tells of the time before a restart. */
final class Recollection {

    private final Map<String, LedgerEntry> taken = new LinkedHashMap<>();
    private final Map<String, Act> acts = new LinkedHashMap<>();
    private final Set<String> unconfirmed = new TreeSet<>();
    private LedgerEntry mode;
    private boolean breakerOpen;
    private final Moment now;
    private Instant latest = Instant.MIN;

    /** @param now what bears a later time counts as of now */
    Recollection(List<LedgerEntry> entries, Moment now) {
        this.now = now;
        corrected(entries).forEach(this::remember);
    }

    /** The entries with the times that were corrected afterwards. */
    private static List<LedgerEntry> corrected(List<LedgerEntry> entries) {
        List<LedgerEntry> corrected = new ArrayList<>(entries);
        Instant limit = Instant.MAX;
        for (int i = corrected.size() - 1; i >= 0; i--) {
            LedgerEntry entry = corrected.get(i);
            if (entry.at().isAfter(limit)) {
                corrected.set(i, entry.dated(limit));
            } else if (entry.event() == Event.CLOCK_SET_BACK) {
                limit = entry.at();
            }
        }
        return corrected;
    }

    private void remember(LedgerEntry entry) {
        latest = entry.at().isAfter(latest) ? entry.at() : latest;
        switch (entry.event()) {
            case TAKEN -> taken.put(entry.key(), entry);
            case BEGUN -> begun(entry);
            case ENDED -> ended(entry);
            case CONFIRMED -> unconfirmed.remove(entry.key());
            case MODE -> mode = entry;
            case BREAKER_OPENED -> breakerOpen = true;
            case BREAKER_RESET -> breakerOpen = false;
            case CLOCK_SET_BACK -> {
                // It only corrects what stands before it.
            }
        }
    }

    /** From here on it counts as done, whatever became of it: better once too little than twice. */
    private void begun(LedgerEntry entry) {
        LedgerEntry first = taken.remove(entry.key());
        if (first != null) {
            acts.put(entry.key(), new Act(entry.key(), target(first), now.recalled(entry.at()), true));
            unconfirmed.add(entry.key());
        }
    }

    private void ended(LedgerEntry entry) {
        taken.remove(entry.key());
        if (!Boolean.TRUE.equals(entry.done())) {
            acts.computeIfPresent(entry.key(), (key, act) -> act.failed());
            unconfirmed.remove(entry.key());
        }
    }

    /** What was taken and not begun, in order, as far as its rule still wants the same. */
    List<Waiting> waiting(RemediationPlan plan) {
        List<Waiting> waiting = new ArrayList<>();
        for (LedgerEntry entry : taken.values()) {
            Alert alert = alert(entry);
            plan.settings()
                    .ruleFor(alert.name())
                    .map(rule -> new Waiting(
                            alert,
                            rule,
                            target(entry),
                            plan.resumed(entry.who(), entry.from()),
                            now.recalled(entry.at())))
                    .filter(work -> work.key().equals(entry.key()))
                    .ifPresent(waiting::add);
        }
        return waiting;
    }

    /** What was begun, in order. */
    List<Act> acts() {
        return List.copyOf(acts.values());
    }

    /** Those of them of which nobody knows whether the client left. */
    List<Act> unconfirmed() {
        return acts.values().stream()
                .filter(act -> unconfirmed.contains(act.key()))
                .toList();
    }

    /** The latest time that the ledger tells of, if that is yet to come: the wall clock was ahead then. */
    Optional<Instant> fromTheFuture() {
        return Optional.of(latest).filter(last -> last.isAfter(now.instant()));
    }

    boolean isBreakerOpen() {
        return breakerOpen;
    }

    /**
     * The mode that somebody set, as long as the configuration stays as it was then: who changes the configuration means it.
     */
    Optional<RemediationMode> modeSet(RemediationMode configured) {
        return mode == null || mode.configured() != configured ? Optional.empty() : Optional.of(mode.mode());
    }

    private static Alert alert(LedgerEntry taken) {
        return new Alert(taken.fingerprint(), true, taken.labels(), Instant.parse(taken.startsAt()));
    }

    private static Target target(LedgerEntry taken) {
        Target claimed = CaseFinder.claimed(alert(taken));
        ClientIdentity client = claimed.client();
        return new Target(claimed.server(), taken.session(), client);
    }
}
