package org.wdsjmx.mbean;

import java.util.List;
import java.util.Optional;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import org.wdsjmx.transport.ContentProvider;
import org.wdsjmx.transport.ReadFault;
import org.wdsjmx.watch.Departure;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedClient;
import org.wdsjmx.watch.WatchedSession;

/** What is shown of a server in its MBean. */
final class ServerColumns {

    private static final KeyedTable<WatchedClient> CLIENTS =
            new KeyedTable<>("Client", "A client of the server", WatchedClient::label, ClientColumns.ofTable());
    private static final ColumnArrays<WatchedClient> CLIENT_COLUMNS =
            new ColumnArrays<>("ClientColumns", "The clients of the server", ClientColumns.ofArrays());
    private static final KeyedTable<WatchedSession> SESSIONS =
            new KeyedTable<>("Session", "A session of the server", WatchedSession::label, SessionColumns.all());

    private static final KeyedTable<ContentProvider> PROVIDERS = new KeyedTable<>(
            "ContentProvider",
            "A registered provider of content",
            ContentProvider::name,
            List.of(
                    new Column<>("Name", "Its name, null = unknown", SimpleType.STRING, ContentProvider::name),
                    new Column<>("Description", "Free text", SimpleType.STRING, ContentProvider::description),
                    new Column<>("FilePath", "Path of its library", SimpleType.STRING, ContentProvider::filePath),
                    new Column<>(
                            "InitializationRoutine",
                            "Function of the library that starts it",
                            SimpleType.STRING,
                            ContentProvider::initializationRoutine)));
    private static final Table<Departure> DEPARTURES = new Table<>(
            "Departure",
            "A client that has left, as it was last seen",
            "Number",
            List.of(
                    new Column<>("Number", "Counts the departures from the server", SimpleType.LONG, Departure::number),
                    new Column<>(
                            "Time",
                            "When it was first seen to be gone",
                            SimpleType.DATE,
                            d -> ClientColumns.date(d.time())),
                    new Column<>(
                            "Outcome",
                            "completed, disconnected_fallback, disconnected_abort (asked by wds-jmx) or vanished",
                            SimpleType.STRING,
                            d -> d.outcome().label()),
                    new Column<>(
                            "ClientId",
                            "Id that it had",
                            SimpleType.LONG,
                            d -> d.client().id()),
                    new Column<>(
                            "Name",
                            "Name of the machine",
                            SimpleType.STRING,
                            d -> d.client().name()),
                    new Column<>(
                            "MacAddress",
                            "MAC address",
                            SimpleType.STRING,
                            d -> d.client().macAddress()),
                    new Column<>("Namespace", "Name of the namespace", SimpleType.STRING, Departure::namespace),
                    new Column<>("Session", "Id of the session", SimpleType.LONG, Departure::session),
                    new Column<>(
                            "Completion",
                            Meaning.COMPLETION,
                            SimpleType.DOUBLE,
                            d -> d.client().completion()),
                    new Column<>(
                            "JoinTime", Meaning.JOIN_TIME, SimpleType.DATE, d -> ClientColumns.date(d.joinTime()))));

    private ServerColumns() {}

    static List<Column<ServerView>> all() {
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
                        "TftpCapabilities",
                        "Sum of 1 (maximum block size) and 2 (variable window), -1 = unknown or a server before 2012",
                        SimpleType.LONG,
                        v -> v.details().tftpCapabilities()),
                new Column<>(
                        "ContentProviders",
                        "Registered content providers, null = unknown or a server before 2012",
                        PROVIDERS.type(),
                        v -> v.details().contentProviders() == null
                                ? null
                                : PROVIDERS.of(v.details().contentProviders())),
                new Column<>(
                        "MulticastPolicyStatus",
                        "Whether the server has a MulticastPolicy MBean: available, or why not",
                        SimpleType.STRING,
                        ServerColumns::multicastPolicyStatus),
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
                new Column<>("TftpClientCount", "TFTP transfers under way", SimpleType.LONG, v ->
                        (long) v.transfers().size()),
                new Column<>(
                        "RecentDepartures",
                        "The last 200 clients that left, with why, as well as that can be known",
                        DEPARTURES.type(),
                        v -> DEPARTURES.of(v.departures())),
                new Column<>(
                        "Clients",
                        "All clients of the server, from one snapshot",
                        CLIENTS.type(),
                        v -> CLIENTS.of(v.clients())),
                new Column<>(
                        "ClientColumns",
                        "The same as Clients with an array for each column, for programs: many times smaller and quicker",
                        CLIENT_COLUMNS.type(),
                        v -> CLIENT_COLUMNS.of(v.clients())),
                new Column<>(
                        "Sessions",
                        "All sessions of the server, from one snapshot",
                        SESSIONS.type(),
                        v -> SESSIONS.of(v.sessions())));
    }

    private static String multicastPolicyStatus(ServerView view) {
        if (view.snapshot() == null) {
            return "unknown: the server has not been read";
        }
        if (view.policies().multicast() != null) {
            return "available";
        }
        return view.snapshot().faults().stream()
                .filter(fault -> fault.where().contains("MulticastSessionPolicy"))
                .findFirst()
                .map(fault -> "not available: " + fault)
                .orElse("not available: the server is older than Windows Server 2008 R2");
    }

    private static Optional<ServerView.Failure> failure(ServerView view) {
        return Optional.ofNullable(view.failure());
    }

    private static OpenType<?> strings() {
        try {
            return new ArrayType<>(1, SimpleType.STRING);
        } catch (OpenDataException e) {
            throw new IllegalStateException(e);
        }
    }
}
