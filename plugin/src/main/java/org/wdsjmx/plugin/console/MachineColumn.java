package org.wdsjmx.plugin.console;

import java.util.Comparator;
import java.util.Date;
import java.util.function.Function;

/** A column of the table of clients. */
enum MachineColumn {
    NAME("Machine", 17, true, Machine::name, Natural.ORDER, Shown::text),
    MARKS("State", 11, true, Machine::marks, Comparator.<Marks>naturalOrder(), Marks::toString),
    COMPLETION("Complete", 13, true, Machine::completion, Comparator.<Double>naturalOrder(), Shown::percent),
    REMAINING("Left", 11, false, Machine::remaining, Comparator.<Double>naturalOrder(), Shown::duration),
    IP("IP address", 14, true, Machine::ip, Natural.ORDER, Shown::text),
    MAC("MAC address", 18, true, Machine::mac, Natural.ORDER, Shown::text),
    USER("User", 20, true, Machine::user, Natural.ORDER, Shown::text),
    CPU("CPU", 7, false, Machine::cpu, Comparator.<Double>naturalOrder(), Shown::percent),
    MEMORY("Memory", 8, false, Machine::memory, Comparator.<Double>naturalOrder(), Shown::percent),
    NETWORK("Network", 9, false, Machine::network, Comparator.<Double>naturalOrder(), Shown::percent),
    JOINED("Joined", 9, false, Machine::joined, Comparator.<Date>naturalOrder(), Shown::clock),
    SESSION("Session", 11, false, Machine::session, Natural.ORDER, Shown::text),
    ID("Client", 11, false, Machine::id, Comparator.<Long>naturalOrder(), String::valueOf);

    private final String title;
    private final int width;
    private final boolean leading;
    private final Function<Machine, Object> read;
    private final Comparator<?> order;
    private final Function<Object, String> show;

    /**
     * @param width in letters
     * @param leading whether it is set to the side where one begins to read, as texts are
     */
    <V> MachineColumn(
            String title,
            int width,
            boolean leading,
            Function<Machine, V> read,
            Comparator<V> order,
            Function<V, String> show) {
        this.title = title;
        this.width = width;
        this.leading = leading;
        this.read = read::apply;
        this.order = order;
        this.show = shown(show);
    }

    @SuppressWarnings("unchecked")
    private static <V> Function<Object, String> shown(Function<V, String> show) {
        // Only ever applied to what this column has read.
        return value -> value == null ? "" : show.apply((V) value);
    }

    String title() {
        return title;
    }

    int width() {
        return width;
    }

    boolean isLeading() {
        return leading;
    }

    Comparator<?> order() {
        return order;
    }

    Object value(Machine machine) {
        return read.apply(machine);
    }

    String show(Object value) {
        return show.apply(value);
    }
}
