package org.wdsjmx.plugin.remediation;

import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wdsjmx.transport.MacAddress;
import org.wdsjmx.transport.Moment;

/** What was done, for as long as it matters. Not thread-safe. */
final class History {

    /** Far longer than Alertmanager goes on to tell of one alert, and than any cool-down. */
    private static final Duration KEPT = Duration.ofDays(60);

    private static final int MOST = 100_000;

    private final Map<String, Act> acts = new LinkedHashMap<>();

    /** Adds what is about to be done. */
    void add(Act act) {
        acts.remove(act.key());
        acts.put(act.key(), act);
        Iterator<Act> oldest = acts.values().iterator();
        while (oldest.hasNext()) {
            if (oldest.next().time().isAfter(act.time().minus(KEPT)) && acts.size() <= MOST) {
                break;
            }
            oldest.remove();
        }
    }

    /** Nothing was done after all. */
    void forget(String key) {
        acts.remove(key);
    }

    /** It was tried in vain: it may be tried again, but the machine has its cool-down. */
    void failed(String key) {
        acts.computeIfPresent(key, (same, act) -> act.failed());
    }

    /** Whether it is about to be done or was done. */
    boolean contains(String key) {
        Act act = acts.get(key);
        return act != null && act.done();
    }

    /** When something was last done to a machine, told by its address. */
    Optional<Moment> lastTo(String mac) {
        return latest(acts.values().stream()
                .filter(act -> MacAddress.sameAddress(act.target().client().macAddress(), mac)));
    }

    /** When something was last done to a session. */
    Optional<Moment> lastIn(String server, long session) {
        return latest(in(server, session));
    }

    /** How much was done to a session since then. */
    long countIn(String server, long session, Moment since) {
        return in(server, session).filter(act -> act.time().isAfter(since)).count();
    }

    /** The machines to which something was done in a session since then, as a set of its own. */
    Set<String> machinesIn(String server, long session, Moment since) {
        return in(server, session)
                .filter(act -> act.time().isAfter(since))
                .map(act -> MacAddress.canonical(act.target().client().macAddress()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** How much was done anywhere since then. */
    long countSince(Moment since) {
        return acts.values().stream().filter(act -> act.time().isAfter(since)).count();
    }

    private Stream<Act> in(String server, long session) {
        return acts.values().stream()
                .filter(act -> act.target().session() == session
                        && act.target().server().equals(server));
    }

    private static Optional<Moment> latest(Stream<Act> acts) {
        return acts.map(Act::time).reduce(Moment::orLater);
    }
}
