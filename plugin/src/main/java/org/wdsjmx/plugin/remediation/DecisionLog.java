package org.wdsjmx.plugin.remediation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was decided: how often, and the last of it. Not thread-safe. */
public final class DecisionLog {

    private static final int LAST = 100;

    private final Map<Verdict, Long> byVerdict = new EnumMap<>(Verdict.class);
    private final Map<Counted, Long> counts = new TreeMap<>();
    private long number;
    private final Deque<Numbered> last = new ArrayDeque<>();

    /**
     * What is counted together. Only names from the configuration come here, so that nobody can make up time series.
     *
     * @param alert name of a configured alert, or {@code other}
     */
    public record Counted(String alert, Verdict verdict, Reason reason) implements Comparable<Counted> {

        @Override
        public int compareTo(Counted other) {
            int byAlert = alert.compareTo(other.alert);
            int byVerdict = byAlert != 0 ? byAlert : verdict.compareTo(other.verdict);
            return byVerdict != 0 ? byVerdict : reason.compareTo(other.reason);
        }
    }

    /** A decision and its number, from 1 on since the program began. */
    public record Numbered(long number, Decision decision) {}

    /** The name of everything that no rule bears. */
    public static final String OTHER = "other";

    DecisionLog(List<String> alerts) {
        for (Verdict verdict : Verdict.values()) {
            byVerdict.put(verdict, 0L);
        }
        // Known from the beginning, so that a rate sees the first event.
        for (String alert : alerts) {
            for (Verdict verdict : List.of(Verdict.ACTED, Verdict.DRY_RUN, Verdict.NOTIFIED)) {
                counts.put(new Counted(alert, verdict, Reason.NONE), 0L);
            }
            counts.put(new Counted(alert, Verdict.FAILED, Reason.SERVER_ERROR), 0L);
            counts.put(new Counted(alert, Verdict.FAILED, Reason.REFUSED), 0L);
            counts.put(new Counted(alert, Verdict.SKIPPED, Reason.CONDITION_GONE), 0L);
        }
        counts.put(new Counted(OTHER, Verdict.SKIPPED, Reason.NOT_CONFIGURED), 0L);
    }

    void add(Decision decision) {
        byVerdict.merge(decision.verdict(), 1L, Long::sum);
        if (decision.verdict() != Verdict.QUEUED) {
            // What is queued is counted when it has been done.
            String alert = decision.action() == null ? OTHER : decision.alert().name();
            counts.merge(new Counted(alert, decision.verdict(), decision.reason()), 1L, Long::sum);
        }
        last.addFirst(new Numbered(++number, decision));
        if (last.size() > LAST) {
            last.removeLast();
        }
    }

    /** The newest first. */
    List<Numbered> last() {
        return List.copyOf(last);
    }

    /** How often each was decided. */
    Map<Verdict, Long> byVerdict() {
        return Map.copyOf(byVerdict);
    }

    Map<Counted, Long> counts() {
        return Map.copyOf(counts);
    }
}
