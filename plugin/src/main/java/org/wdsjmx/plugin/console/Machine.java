package org.wdsjmx.plugin.console;

import java.util.Date;
import javax.management.ObjectName;

/**
 * A client as the agent listed it. What is null is unknown.
 *
 * @param server ObjectName of its server
 * @param session key of its session among those of the server
 * @param key what tells it from the other clients of the server: its id, or more where the server gives that to several
 * @param marks whether it sets the pace or is stalled
 * @param completion share of the object that it has, 0 to 1
 * @param remaining seconds until it has everything
 */
record Machine(
        ObjectName server,
        String session,
        String key,
        long id,
        String name,
        String mac,
        String ip,
        String user,
        Marks marks,
        Double completion,
        Double remaining,
        Double cpu,
        Double memory,
        Double network,
        Date joined) {

    /** What makes two rows of different readings the same machine; WDS gives ids to other machines later. */
    record Identity(ObjectName server, String session, String key, String name, String mac) {}

    static Machine of(ObjectName server, long id, OpenRow row) {
        return new Machine(
                server,
                row.text("SessionKey", "Session"),
                row.text("Key", "Id"),
                id,
                row.text("Name"),
                row.text("MacAddress"),
                row.text("IpAddress"),
                row.text("UserIdentity"),
                Marks.of(row.flag("Master"), row.flag("Stalled")),
                row.real("Completion"),
                row.real("EstimatedSecondsRemaining"),
                row.real("CpuUtilization"),
                row.real("MemoryUtilization"),
                row.real("NetworkUtilization"),
                row.time("JoinTime"));
    }

    Identity identity() {
        return new Identity(server, session, key, name, mac);
    }

    /** Name and id in one line that is safe to show. */
    String called() {
        return (name == null || name.isBlank() ? "(no name)" : Shown.text(name)) + "  client " + id;
    }

    /** Name, id and address in one line that is safe to show. */
    String label() {
        return called() + (mac == null ? "" : "  " + Shown.text(mac));
    }
}
