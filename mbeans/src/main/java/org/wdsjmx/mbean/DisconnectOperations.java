package org.wdsjmx.mbean;

import java.util.List;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenMBeanParameterInfo;
import javax.management.openmbean.OpenMBeanParameterInfoSupport;
import javax.management.openmbean.SimpleType;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.watch.ServerOperations;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedClient;
import org.wdsjmx.watch.WatchedSession;

/** The operations that remove clients, for the kinds of MBean that have one. */
final class DisconnectOperations {

    /** The API counts clients by 32 bits without a sign. */
    private static final long LARGEST_ID = 0xFFFF_FFFFL;

    private static final String WARNING =
            " Fallback asks a client to go on by another way, for example unicast; after Abort"
                    + " its installation fails and the machine can be left unusable. The machine is checked by id and MAC address"
                    + " first.";

    private static final List<Column<DisconnectResult>> COLUMNS = List.of(
            new Column<>(
                    "clientId",
                    "Id of the client that was meant",
                    SimpleType.LONG,
                    r -> r.client().id()),
            new Column<>(
                    "name",
                    "Name of the client that was meant",
                    SimpleType.STRING,
                    r -> r.client().name()),
            new Column<>(
                    "macAddress",
                    "MAC address of the client that was meant",
                    SimpleType.STRING,
                    r -> r.client().macAddress()),
            new Column<>(
                    "type",
                    "Fallback or Abort",
                    SimpleType.STRING,
                    r -> r.type().label()),
            new Column<>(
                    "outcome",
                    "ACCEPTED (the server took the request), ALREADY_GONE, CHANGED (another machine has the id now),"
                            + " REFUSED or FAILED",
                    SimpleType.STRING,
                    r -> r.outcome().name()),
            new Column<>(
                    "code",
                    "HRESULT in hexadecimal",
                    SimpleType.STRING,
                    r -> r.error().hex()),
            new Column<>("message", "The outcome in plain words", SimpleType.STRING, DisconnectResult::message),
            new Column<>(
                    "durationMillis",
                    "Milliseconds that the request took",
                    SimpleType.LONG,
                    r -> r.duration().toMillis()));

    private static final String MEANING = "What came of a request to disconnect a client";

    /** The answer about one client. */
    private static final Table<DisconnectResult> RESULT = new Table<>("DisconnectResult", MEANING, "clientId", COLUMNS);

    /** The answers about several clients, of which two may bear one id. */
    private static final KeyedTable<DisconnectResult> RESULTS = new KeyedTable<>(
            "DisconnectResultOfSeveral", MEANING, r -> r.client().id(), COLUMNS);

    private final ServerOperations server;

    DisconnectOperations(ServerOperations server) {
        this.server = server;
    }

    Operation<WatchedClient> ofClient() {
        return new Operation<>(
                "disconnect",
                "Asks this client to leave its session." + WARNING,
                List.of(type()),
                RESULT.rowType(),
                (client, arguments) -> RESULT.row(
                        disconnect(client.client().identity(), DisconnectType.parse((String) arguments[0]))));
    }

    Operation<WatchedSession> ofSession() {
        return new Operation<>(
                "disconnect",
                "Asks every client of this session to leave it." + WARNING,
                List.of(type()),
                RESULTS.type(),
                (session, arguments) -> RESULTS.of(server.disconnect(
                        session.clients().stream()
                                .map(client -> client.client().identity())
                                .toList(),
                        DisconnectType.parse((String) arguments[0]))));
    }

    Operation<WatchedSession> ofMaster() {
        return new Operation<>(
                "disconnectMaster",
                "Asks the client that sets the pace of this session to leave it; the server then chooses another master."
                        + WARNING,
                List.of(type()),
                RESULT.rowType(),
                (session, arguments) -> {
                    DisconnectType type = DisconnectType.parse((String) arguments[0]);
                    WatchedClient master = session.master()
                            .orElseThrow(() -> new IllegalStateException("Session "
                                    + session.session().id() + " had no master client at "
                                    + session.seen().instant()
                                    + ". Nothing was called."));
                    return RESULT.row(disconnect(master.client().identity(), type));
                });
    }

    Operation<ServerView> ofServer() {
        return new Operation<>(
                "disconnectClient",
                "Asks a client of this server to leave its session." + WARNING,
                List.of(
                        new OpenMBeanParameterInfoSupport(
                                "clientId", "Id of the client in the last snapshot", SimpleType.LONG),
                        type()),
                RESULT.rowType(),
                (view, arguments) -> {
                    long id = (Long) arguments[0];
                    requireId(id);
                    DisconnectType type = DisconnectType.parse((String) arguments[1]);
                    return RESULT.row(disconnect(listed(view, id), type));
                });
    }

    private static void requireId(long id) {
        if (id < 1 || id > LARGEST_ID) {
            throw new IllegalArgumentException("clientId " + id + " is none of 1 to " + LARGEST_ID
                    + ". Take the id from Clients; a client with the id 0 has its own MBean. (jmxterm sends 0 for what it"
                    + " cannot read as a whole number.) Nothing was called.");
        }
    }

    private static ClientIdentity listed(ServerView view, long id) {
        List<WatchedClient> listed =
                view.clients().stream().filter(c -> c.client().id() == id).toList();
        if (listed.size() > 1) {
            throw new IllegalStateException(
                    "Id " + id + " does not tell who is meant: " + view.server() + " gives it to "
                            + listed.stream().map(WatchedClient::label).toList()
                            + ". Nothing was called.");
        }
        // One that is not listed is asked for, too: the server tells what has become of it.
        return listed.isEmpty()
                ? new ClientIdentity(id, null, null)
                : listed.get(0).client().identity();
    }

    private DisconnectResult disconnect(ClientIdentity client, DisconnectType type) {
        return server.disconnect(List.of(client), type).get(0);
    }

    private static OpenMBeanParameterInfo type() {
        try {
            String[] legal = {DisconnectType.FALLBACK.label(), DisconnectType.ABORT.label()};
            return new OpenMBeanParameterInfoSupport(
                    "type",
                    "Fallback or Abort, in any case; also WdsTptDisconnectFallback, WdsTptDisconnectAbort, 1 or 2",
                    SimpleType.STRING,
                    null,
                    legal);
        } catch (OpenDataException e) {
            throw new IllegalStateException(e);
        }
    }
}
