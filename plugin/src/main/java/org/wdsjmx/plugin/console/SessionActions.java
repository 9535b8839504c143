package org.wdsjmx.plugin.console;

import java.util.ArrayList;
import java.util.List;

/** What can be asked of a session. */
final class SessionActions {

    private SessionActions() {}

    /** @param machines its clients */
    static List<Request> of(Session session, List<Machine> machines) {
        List<Request> requests = new ArrayList<>();
        // The master that is shown, and no other: it may have changed when the request is confirmed.
        List<Machine> master =
                machines.stream().filter(machine -> machine.marks().isMaster()).toList();
        for (Disposition disposition : Disposition.values()) {
            if (!master.isEmpty()) {
                requests.add(new DisconnectMaster(new DisconnectMachines(master, disposition)));
            }
        }
        for (Disposition disposition : Disposition.values()) {
            requests.add(new DisconnectSession(session, machines, disposition));
        }
        requests.add(new TerminateSession(session, machines));
        return requests;
    }
}
