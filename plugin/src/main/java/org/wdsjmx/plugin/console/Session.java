package org.wdsjmx.plugin.console;

import java.util.Date;
import javax.management.ObjectName;

/**
 * A session as the agent listed it. What is null is unknown.
 *
 * @param server ObjectName of its server
 * @param key what tells it from the other sessions of the server: its id, or more where the server gives that to several
 * @param rate bytes per second
 * @param masterId id of the client that sets the pace
 * @param remaining seconds until the last client has everything
 * @param seen when the server was read
 */
record Session(
        ObjectName server,
        String key,
        long id,
        String namespace,
        String content,
        Long rate,
        Long masterId,
        String master,
        Long clients,
        Double completion,
        Double remaining,
        Date seen) {

    static Session of(ObjectName server, long id, OpenRow row) {
        return new Session(
                server,
                row.text("Key", "Id"),
                id,
                row.text("Namespace"),
                row.text("Content"),
                row.number("TransferRate"),
                row.number("MasterClientId"),
                row.text("MasterClient"),
                row.number("ClientCount"),
                row.real("MeanCompletion"),
                row.real("EstimatedSecondsRemaining"),
                row.time("SnapshotTime"));
    }

    Place place() {
        return new Place(server, key);
    }

    /** What is sent, safe to show. */
    String title() {
        String what = namespace == null || namespace.isBlank() ? content : namespace;
        return what == null || what.isBlank() ? "Session " + id : Shown.text(what);
    }

    /** What is sent, and the id, in one line that is safe to show. */
    String label() {
        return title() + "  session " + id;
    }
}
