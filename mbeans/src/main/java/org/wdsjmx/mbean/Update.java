package org.wdsjmx.mbean;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.management.ObjectName;

/**
 * Leads from the MBeans that are published to those of the next view: what is still there gets its new state, and arrivals and
 * departures are registered and removed at the end.
 */
final class Update {

    private final Map<Object, Registered<?>> departing;
    private final Map<Object, Registered<?>> next;
    private final List<Registered<?>> arrivals = new ArrayList<>();

    /** @param published the MBeans by what they stand for; taken over */
    Update(Map<Object, Registered<?>> published) {
        this.departing = published;
        this.next = new HashMap<>(published.size() * 2);
    }

    /**
     * Shows a state as an MBean.
     *
     * @param key what the MBean stands for; always the same type of state, and never twice in one view
     * @param name makes its name, if it is new
     */
    <T> void show(Object key, BeanType<T> type, T state, Supplier<ObjectName> name) {
        show(key, state, name, first -> new StateMBean<>(type, first));
    }

    /** @param bean makes the MBean, if it is new */
    <T> void show(Object key, T state, Supplier<ObjectName> name, Function<T, StateMBean<T>> bean) {
        if (next.containsKey(key)) {
            throw new IllegalStateException("Two things of one view are published as " + key);
        }
        // A key always stands for the same type of state.
        @SuppressWarnings("unchecked")
        Registered<T> known = (Registered<T>) departing.remove(key);
        if (known == null) {
            known = new Registered<>(name.get(), bean.apply(state));
            arrivals.add(known);
        } else {
            known.bean().show(state);
        }
        next.put(key, known);
    }

    /** Registers and removes, and returns the MBeans that are published now. */
    Map<Object, Registered<?>> register(Registrations registrations) {
        // Departures first: a machine that took over an id and a name bears the same ObjectName.
        departing.values().forEach(gone -> registrations.remove(gone.name()));
        arrivals.forEach(arrived -> registrations.add(arrived.name(), arrived.bean()));
        return next;
    }
}
