package org.wdsjmx.plugin.console;

import java.util.Date;
import java.util.List;
import javax.management.ObjectName;

/**
 * A server as the agent showed it.
 *
 * @param bean its ObjectName
 * @param name its name, for showing
 * @param trouble why it cannot be read, null when all is well
 * @param seen when it was read last, null = never
 */
record Server(ObjectName bean, String name, String trouble, Date seen, List<Session> sessions, List<Machine> machines) {

    Place place() {
        return new Place(bean, null);
    }

    /** Sum of its sessions, null when none is known. */
    Long rate() {
        List<Long> known = sessions.stream()
                .map(Session::rate)
                .filter(rate -> rate != null)
                .toList();
        return known.isEmpty()
                ? null
                : known.stream().mapToLong(Long::longValue).sum();
    }
}
