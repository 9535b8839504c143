package org.wdsjmx.plugin.soak;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The departures of one server that a life of the program must have noticed: those of machines that it was shown. Not safe for use by several
 * threads.
 */
final class Departures {

    private final Set<Machine> shown = new HashSet<>();
    private final Set<Machine> gone = new HashSet<>();
    private final Map<Machine, Long> owed = new HashMap<>();

    /** Another life begins, which has seen nobody. */
    void beginLife() {
        shown.clear();
        gone.clear();
        owed.clear();
    }

    /** The program has taken in a snapshot with these machines. */
    void shown(Collection<Machine> machines) {
        shown.addAll(machines);
        machines.stream().filter(gone::contains).forEach(this::owe);
    }

    void left(Machine machine) {
        gone.add(machine);
        if (shown.contains(machine)) {
            owe(machine);
        }
    }

    private void owe(Machine machine) {
        owed.putIfAbsent(machine, System.nanoTime());
    }

    /** Each machine whose departure must be noticed, and when it became so. */
    Map<Machine, Long> owed() {
        return Map.copyOf(owed);
    }
}
