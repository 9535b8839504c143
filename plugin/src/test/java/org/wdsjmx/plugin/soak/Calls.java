package org.wdsjmx.plugin.soak;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wdsjmx.transport.DisconnectOutcome;

/** Whom callers asked to disconnect, and what they were told. Safe for use by several threads. */
final class Calls {

    private final Map<Named, Instant> named = new HashMap<>();
    private final Map<DisconnectOutcome, Integer> outcomes = new EnumMap<>(DisconnectOutcome.class);
    private final Set<Named> accepted = new HashSet<>();
    private int alerts;

    /** What a caller saw of a machine. */
    record Named(String server, long id, String mac) {

        static Named of(Machine machine) {
            return new Named(machine.server(), machine.id(), machine.mac());
        }
    }

    /** Somebody is about to ask for this machine. */
    synchronized void about(Named machine) {
        named.putIfAbsent(machine, Instant.now());
    }

    /** Somebody is about to alert of this machine. */
    synchronized void alertAbout(Named machine) {
        about(machine);
        alerts++;
    }

    /** What the caller was told. */
    synchronized void told(Named machine, DisconnectOutcome outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
        if (outcome == DisconnectOutcome.ACCEPTED) {
            accepted.add(machine);
        }
    }

    /** What is wrong, given what reached machines. */
    synchronized List<String> faults(List<Hit> hits) {
        List<String> faults = new ArrayList<>();
        Set<Named> reached = new HashSet<>();
        for (Hit hit : hits) {
            Named machine = Named.of(hit.machine());
            if (!reached.add(machine)) {
                faults.add(hit + " reached the same machine again");
            }
            Instant asked = named.get(machine);
            if (asked == null || asked.isAfter(hit.time())) {
                faults.add(hit + " was asked for by nobody");
            }
        }
        accepted.stream()
                .filter(machine -> !reached.contains(machine))
                .forEach(machine -> faults.add(machine + " was told to be accepted, and did not reach it"));
        return faults;
    }

    synchronized String summary() {
        return outcomes + " told to consoles, " + alerts + " alerts";
    }

    synchronized int count(DisconnectOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }
}
