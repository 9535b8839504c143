package org.wdsjmx.plugin.console;

import javax.management.ObjectName;

/**
 * What can be chosen at the left.
 *
 * @param server ObjectName of a server
 * @param session key of one of its sessions, null for the whole server
 */
record Place(ObjectName server, String session) {

    boolean holds(Machine machine) {
        return server.equals(machine.server()) && (session == null || session.equals(machine.session()));
    }
}
