package org.wdsjmx.mbean;

import java.util.List;
import javax.management.openmbean.SimpleType;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.Session;

/** {@code type=Namespace}: an offer of content with a rule for its start. */
final class NamespaceBean {

    private static final String TERMINATE_SESSIONS = "terminateSessions";

    private NamespaceBean() {}

    /** AutoCast and whatever else starts by itself. */
    static BeanType<Namespace> autoCast(ServerActions server) {
        return type("org.wdsjmx.Namespace", List.of(deregister(server)));
    }

    /** ScheduledCast, whose transmission can be started. */
    static BeanType<Namespace> scheduledCast(ServerActions server) {
        return type("org.wdsjmx.ScheduledCast", List.of(startTransmission(server), deregister(server)));
    }

    private static BeanType<Namespace> type(String name, List<Operation<Namespace>> operations) {
        return new BeanType<>(
                name,
                "A namespace of a WDS transport server: a multicast transmission, in the words of the WDS console",
                attributes(),
                operations);
    }

    private static Operation<Namespace> startTransmission(ServerActions server) {
        return new Operation<>(
                "startTransmission",
                "Starts the transmission now, for the clients that wait. After the start no client can join",
                List.of(),
                SimpleType.VOID,
                (namespace, arguments) -> server.perform(new ServerAction.StartTransmission(target(namespace))));
    }

    private static Operation<Namespace> deregister(ServerActions server) {
        return new Operation<>(
                "deregister",
                "Withdraws the namespace, which is deleted from the server. Running sessions end at once, or run out while no"
                        + " client can join any more",
                List.of(TruthWord.parameter(
                        TERMINATE_SESSIONS,
                        "true ends running sessions at once, false lets them run out; no other word is taken")),
                SimpleType.VOID,
                (namespace, arguments) -> server.perform(new ServerAction.Deregister(
                        target(namespace), TruthWord.parse(TERMINATE_SESSIONS, arguments[0]))));
    }

    private static ServerAction.NamespaceTarget target(Namespace namespace) {
        return new ServerAction.NamespaceTarget(namespace.id(), namespace.name());
    }

    private static List<Column<Namespace>> attributes() {
        return List.of(
                new Column<>("Id", "Id of the namespace, -1 = unknown", SimpleType.LONG, Namespace::id),
                new Column<>("Name", "Internal name that clients ask for", SimpleType.STRING, Namespace::name),
                new Column<>(
                        "FriendlyName", "Name for display, null = unknown", SimpleType.STRING, Namespace::friendlyName),
                new Column<>("Description", "Free text, null = unknown", SimpleType.STRING, Namespace::description),
                new Column<>(
                        "ContentProvider",
                        "Content provider, WDS for the built-in one, null = unknown",
                        SimpleType.STRING,
                        Namespace::contentProvider),
                new Column<>(
                        "Configuration",
                        "Text that the provider interprets, a folder for provider WDS, null = unknown",
                        SimpleType.STRING,
                        Namespace::configuration),
                new Column<>(
                        "Kind",
                        "AUTO_CAST, SCHEDULED_CAST_MANUAL_START, SCHEDULED_CAST_AUTO_START or UNKNOWN",
                        SimpleType.STRING,
                        n -> n.kind().name()),
                new Column<>(
                        "Registered",
                        "Whether the server offers it, null = unknown",
                        SimpleType.BOOLEAN,
                        Namespace::registered),
                new Column<>(
                        "Tombstoned",
                        "Whether it was withdrawn but is kept while its sessions run, null = unknown",
                        SimpleType.BOOLEAN,
                        Namespace::tombstoned),
                new Column<>(
                        "TombstoneTime",
                        "When it was withdrawn, null unless tombstoned",
                        SimpleType.DATE,
                        n -> ClientColumns.date(n.tombstoneTime())),
                new Column<>(
                        "TransmissionStarted",
                        "Whether the server has begun to send data under it, null = unknown",
                        SimpleType.BOOLEAN,
                        Namespace::transmissionStarted),
                new Column<>(
                        "MinimumClients",
                        "Number of clients that starts an automatically started ScheduledCast, -1 = unknown or another kind",
                        SimpleType.LONG,
                        Namespace::minimumClients),
                new Column<>(
                        "StartTime",
                        "Time that starts an automatically started ScheduledCast, null = unknown or another kind",
                        SimpleType.DATE,
                        n -> ClientColumns.date(n.startTime())),
                new Column<>("SessionCount", "Sessions of the namespace", SimpleType.LONG, n -> sessions(n.contents())),
                new Column<>(
                        "ClientCount",
                        "Clients of all sessions of the namespace",
                        SimpleType.LONG,
                        n -> clients(n.contents())));
    }

    static long sessions(List<Content> contents) {
        return contents.stream().mapToLong(content -> content.sessions().size()).sum();
    }

    static long clients(List<Content> contents) {
        return contents.stream()
                .flatMap(content -> content.sessions().stream())
                .map(Session::clients)
                .mapToLong(List::size)
                .sum();
    }
}
