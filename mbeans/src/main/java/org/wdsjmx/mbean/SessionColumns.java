package org.wdsjmx.mbean;

import java.util.List;
import javax.management.openmbean.SimpleType;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.watch.WatchedSession;

/** What is shown of a session, in its own MBean and as a row of the server's table. */
final class SessionColumns {

    private SessionColumns() {}

    static List<Column<WatchedSession>> all() {
        return List.of(
                new Column<>(
                        "Id",
                        "Id of the session, unique on its server",
                        SimpleType.LONG,
                        s -> s.session().id()),
                new Column<>(
                        "Namespace",
                        "Name of the namespace that is being sent",
                        SimpleType.STRING,
                        s -> s.namespace().name()),
                new Column<>(
                        "Content",
                        "Name of the content that is being sent",
                        SimpleType.STRING,
                        s -> s.content().name()),
                new Column<>(
                        "NetworkInterfaceName",
                        "Network interface of the server that carries the session, null = unknown",
                        SimpleType.STRING,
                        s -> s.session().networkInterfaceName()),
                new Column<>(
                        "NetworkInterfaceAddress",
                        "MAC address (not IP address) of that interface, null = unknown",
                        SimpleType.STRING,
                        s -> s.session().networkInterfaceAddress()),
                new Column<>(
                        "TransferRate",
                        Meaning.TRANSFER_RATE + ", -1 = unknown",
                        SimpleType.LONG,
                        s -> s.session().transferRate()),
                new Column<>(
                        "MasterClientId",
                        "Id of the client that sets the pace, 0 = none now, -1 = unknown",
                        SimpleType.LONG,
                        s -> s.session().masterClientId()),
                new Column<>(
                        "MasterClient",
                        "Name of the client that sets the pace, null = none now or unknown",
                        SimpleType.STRING,
                        s -> s.master().map(master -> master.client().name()).orElse(null)),
                new Column<>("ClientCount", Meaning.SESSION_CLIENTS, SimpleType.LONG, s ->
                        (long) s.clients().size()),
                new Column<>(
                        "MinimumCompletion",
                        Meaning.MINIMUM_COMPLETION,
                        SimpleType.DOUBLE,
                        WatchedSession::minimumCompletion),
                new Column<>(
                        "MeanCompletion", Meaning.MEAN_COMPLETION, SimpleType.DOUBLE, WatchedSession::meanCompletion),
                new Column<>(
                        "EstimatedSecondsRemaining",
                        "Seconds until the last client has everything at the speeds observed, NaN = unknown",
                        SimpleType.DOUBLE,
                        WatchedSession::estimatedSecondsRemaining),
                new Column<>(
                        "SnapshotTime", Meaning.SNAPSHOT_TIME, SimpleType.DATE, s -> ClientColumns.date(s.seen())));
    }

    static Operation<WatchedSession> terminate(ServerActions server) {
        return new Operation<>(
                "terminate",
                "Ends this session and disconnects its clients. WDS does not tell what the clients do next; a new request may"
                        + " start a new session",
                List.of(),
                SimpleType.VOID,
                (session, arguments) -> server.perform(new ServerAction.TerminateSession(
                        session.session().id(), session.namespace().name())));
    }
}
