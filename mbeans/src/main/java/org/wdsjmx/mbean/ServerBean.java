package org.wdsjmx.mbean;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import org.wdsjmx.transport.ReadFault;
import org.wdsjmx.watch.ServerOperations;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedClient;
import org.wdsjmx.watch.WatchedSession;

/** {@code type=Server}: one watched server, with tables of all its clients and sessions. */
final class ServerBean {

    /** Longer than any deadline of a read; a refresh ends with the read that it started. */
    private static final long LONGEST_REFRESH_MINUTES = 10;

    private static final Table<WatchedClient> CLIENTS =
            new Table<>("Client", "A client of the server", ClientColumns.INDEX, ClientColumns.all());
    private static final Table<WatchedSession> SESSIONS =
            new Table<>("Session", "A session of the server", SessionColumns.INDEX, SessionColumns.all());

    private ServerBean() {}

    static BeanType<ServerView> type(ServerOperations server) {
        return new BeanType<>(
                "org.wdsjmx.Server",
                "A WDS transport server with all its sessions and clients",
                attributes(),
                List.of(refresh(server), new DisconnectOperations(server).ofServer()));
    }

    private static List<Column<ServerView>> attributes() {
        return List.of(
                new Column<>("Name", "Name of the server", SimpleType.STRING, ServerView::server),
                new Column<>("Up", Meaning.UP, SimpleType.BOOLEAN, ServerView::up),
                new Column<>(
                        "LastError",
                        "Why the last read failed, null while the server is up",
                        SimpleType.STRING,
                        v -> failure(v).map(ServerView.Failure::message).orElse(null)),
                new Column<>(
                        "LastErrorCode",
                        "HRESULT of the last read that failed, in hexadecimal, null while the server is up",
                        SimpleType.STRING,
                        v -> failure(v).map(f -> f.error().hex()).orElse(null)),
                new Column<>(
                        "ReadFaults",
                        "Parts of the server that the last good read could not see, each with its error",
                        strings(),
                        v -> v.snapshot() == null
                                ? new String[0]
                                : v.snapshot().faults().stream()
                                        .map(ReadFault::toString)
                                        .toArray(String[]::new)),
                new Column<>(
                        "SnapshotTime",
                        Meaning.SNAPSHOT_TIME + ", null = none",
                        SimpleType.DATE,
                        v -> ClientColumns.date(
                                v.snapshot() == null ? null : v.snapshot().time())),
                new Column<>(
                        "ReadDurationMillis",
                        Meaning.READ_DURATION + ", in milliseconds",
                        SimpleType.LONG,
                        v -> v.snapshot() == null
                                ? -1L
                                : v.snapshot().readDuration().toMillis()),
                new Column<>(
                        "Version",
                        "Operating system version as the raw number that the API gives, -1 = unknown",
                        SimpleType.LONG,
                        v -> v.details().version()),
                new Column<>(
                        "InstalledFeatures",
                        "Sum of 1 (management tools), 2 (Transport Server) and 4 (Deployment Server), -1 = unknown",
                        SimpleType.LONG,
                        v -> v.details().installedFeatures()),
                new Column<>(
                        "Protocols",
                        "Sum of 1 (unicast) and 2 (multicast), -1 = unknown",
                        SimpleType.LONG,
                        v -> v.details().protocols()),
                new Column<>(
                        "ServicesRunning",
                        Meaning.SERVICES_RUNNING + ", null = unknown",
                        SimpleType.BOOLEAN,
                        v -> v.details().servicesRunning()),
                new Column<>("NamespaceCount", "Namespaces of the server, tombstones included", SimpleType.LONG, v ->
                        (long) v.namespaces().size()),
                new Column<>("SessionCount", "Sessions of the server", SimpleType.LONG, v ->
                        (long) v.sessions().size()),
                new Column<>("ClientCount", "Clients of all sessions of the server", SimpleType.LONG, v ->
                        (long) v.clients().size()),
                new Column<>(
                        "Clients",
                        "All clients of the server, from one snapshot",
                        CLIENTS.type(),
                        v -> CLIENTS.of(v.clients())),
                new Column<>(
                        "Sessions",
                        "All sessions of the server, from one snapshot",
                        SESSIONS.type(),
                        v -> SESSIONS.of(v.sessions())));
    }

    private static Optional<ServerView.Failure> failure(ServerView view) {
        return Optional.ofNullable(view.failure());
    }

    private static Operation<ServerView> refresh(ServerOperations server) {
        return new Operation<>(
                "refresh",
                "Reads the server now, or waits for the read under way. Fails with the reason when the server cannot be read",
                List.of(),
                SimpleType.VOID,
                (view, arguments) -> {
                    ServerView read = awaited(server);
                    if (read.failure() != null) {
                        throw new IllegalStateException(read.failure().message());
                    }
                    return null;
                });
    }

    private static ServerView awaited(ServerOperations server) {
        try {
            return server.refresh().get(LONGEST_REFRESH_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The wait for the read was interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The read did not end", e);
        }
    }

    private static OpenType<?> strings() {
        try {
            return new ArrayType<>(1, SimpleType.STRING);
        } catch (OpenDataException e) {
            throw new IllegalStateException(e);
        }
    }
}
