package org.wdsjmx.windows;

import static org.wdsjmx.transport.Client.ratio;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerPolicies;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.TftpClient;
import org.wdsjmx.windows.FaultLog.Place;

/**
 * Walks a server once, from its namespaces (tombstones included) down to the clients of each session; then asks for what is
 * no part of that tree.
 */
final class TreeReader {

    private final ServerAccess server;
    private final FaultLog faults = new FaultLog();
    private final PropertyReader properties;

    private TreeReader(ServerAccess server) {
        this.server = server;
        this.properties = new PropertyReader(server, faults);
    }

    /**
     * Reads a server.
     *
     * @throws ComException when its namespaces cannot be listed
     * @throws ConnectionLostException when the server is gone, wherever in the walk that shows
     */
    static ServerSnapshot read(ServerAccess server) throws ComException {
        return new TreeReader(server).snapshot();
    }

    private ServerSnapshot snapshot() throws ComException {
        Moment time = MomentSource.system().moment();
        long began = System.nanoTime();
        server.namespaceNames().begin();
        List<Namespace> namespaces = new ArrayList<>();
        Place place = new Place(null, "namespaces of", server.label());
        learnRelease();
        server.object().progress().at(place);
        try (ComObject collection = server.retrieveNamespaces()) {
            properties.collect(collection, ApiInterface.NAMESPACE, place, this::namespace, namespaces);
        }
        ServerDetails details = new DetailsReader(properties, faults).read(server.object());
        ServerPolicies policies = new PolicyReader(properties, faults).read(server.object());
        List<TftpClient> transfers = new TransferReader(properties, faults).read(server.object());
        Duration duration = Duration.ofNanos(System.nanoTime() - began);
        return new ServerSnapshot(time, duration, details, policies, namespaces, transfers, faults.faults());
    }

    private void learnRelease() {
        Place place = new Place(null, "server", "user and load of clients");
        server.object().progress().at(place);
        try {
            server.learnRelease();
        } catch (ComException e) {
            faults.unknown(place, e);
        } catch (ConnectionLostException e) {
            properties.broken(place, e);
        }
    }

    private Namespace namespace(ComObject object) throws VanishedException {
        Place unnamed = new Place(null, FaultLog.NAMESPACE, FaultLog.UNKNOWN);
        object.progress().at(unnamed);
        String told = null;
        ComException refusal = null;
        try {
            told = object.text(ApiMember.NAMESPACE_NAME);
        } catch (VanishedException e) {
            throw e;
        } catch (ComException e) {
            refusal = e;
        }
        long id = properties.number(
                object, ApiMember.NAMESPACE_ID, told == null ? unnamed : new Place(null, FaultLog.NAMESPACE, told));
        // Everything below refers to a namespace by its name, so one without is left out; the fault says that it
        // exists.
        String name = told == null ? lastName(id, refusal) : told;
        if (name == null) {
            return null;
        }
        server.namespaceNames().met(id, name);
        Place place = new Place(null, FaultLog.NAMESPACE, name);
        NamespaceKind kind = NamespaceKind.of(properties.number(object, ApiMember.NAMESPACE_TYPE, place));
        StartRule start = kind == NamespaceKind.SCHEDULED_CAST_AUTO_START ? startRule(object, place) : StartRule.NONE;
        Boolean tombstoned = properties.truth(object, ApiMember.NAMESPACE_TOMBSTONED, place);
        return new Namespace(
                id,
                name,
                properties.text(object, ApiMember.NAMESPACE_FRIENDLY_NAME, place),
                properties.text(object, ApiMember.NAMESPACE_DESCRIPTION, place),
                properties.text(object, ApiMember.NAMESPACE_CONTENT_PROVIDER, place),
                properties.text(object, ApiMember.NAMESPACE_CONFIGURATION, place),
                kind,
                properties.truth(object, ApiMember.NAMESPACE_REGISTERED, place),
                tombstoned,
                // Documented to fail, rather than to be empty, for a namespace that is no tombstone.
                Boolean.TRUE.equals(tombstoned)
                        ? properties.time(object, ApiMember.NAMESPACE_TOMBSTONE_TIME, place)
                        : null,
                properties.truth(object, ApiMember.NAMESPACE_TRANSMISSION_STARTED, place),
                start.minimumClients(),
                start.time(),
                properties.children(
                        object,
                        ApiMember.NAMESPACE_CONTENTS,
                        ApiInterface.CONTENT,
                        place,
                        content -> content(content, place)));
    }

    /** The name that a namespace had in the read before; {@code null} = it was not read. */
    private String lastName(long id, ComException refusal) {
        String known = server.namespaceNames().of(id);
        if (known == null) {
            faults.hidden(new Place(null, FaultLog.NAMESPACE, FaultLog.UNKNOWN), refusal);
        } else {
            faults.property(new Place(null, FaultLog.NAMESPACE, known), refusal);
        }
        return known;
    }

    private record StartRule(long minimumClients, Instant time) {
        static final StartRule NONE = new StartRule(-1, null);
    }

    private StartRule startRule(ComObject namespace, Place place) throws VanishedException {
        try (ComObject autoStart = namespace.query(ApiInterface.SCHEDULED_CAST_AUTO_START)) {
            return new StartRule(
                    properties.number(autoStart, ApiMember.AUTO_START_MINIMUM_CLIENTS, place),
                    properties.time(autoStart, ApiMember.AUTO_START_TIME, place));
        } catch (VanishedException e) {
            throw e;
        } catch (ComException e) {
            faults.property(place, e);
            return StartRule.NONE;
        }
    }

    private Content content(ComObject object, Place parent) throws VanishedException {
        long id = properties.id(object, ApiMember.CONTENT_ID, parent.in(FaultLog.CONTENT, FaultLog.UNKNOWN));
        if (id < 0) {
            return null;
        }
        Place place = parent.in(FaultLog.CONTENT, id);
        return new Content(
                id,
                properties.text(object, ApiMember.CONTENT_NAME, place),
                properties.children(
                        object,
                        ApiMember.CONTENT_SESSIONS,
                        ApiInterface.SESSION,
                        place,
                        session -> session(session, place)));
    }

    private Session session(ComObject object, Place parent) throws VanishedException {
        long id = properties.id(object, ApiMember.SESSION_ID, parent.in(FaultLog.SESSION, FaultLog.UNKNOWN));
        if (id < 0) {
            return null;
        }
        Place place = parent.in(FaultLog.SESSION, id);
        return new Session(
                id,
                properties.text(object, ApiMember.SESSION_INTERFACE_NAME, place),
                properties.text(object, ApiMember.SESSION_INTERFACE_ADDRESS, place),
                properties.number(object, ApiMember.SESSION_TRANSFER_RATE, place),
                properties.number(object, ApiMember.SESSION_MASTER_CLIENT_ID, place),
                properties.children(
                        object,
                        ApiMember.SESSION_CLIENTS,
                        ApiInterface.CLIENT,
                        place,
                        client -> client(client, place)));
    }

    private Client client(ComObject object, Place parent) throws VanishedException {
        long id = properties.id(object, ApiMember.CLIENT_ID, parent.in(FaultLog.CLIENT, FaultLog.UNKNOWN));
        if (id < 0) {
            return null;
        }
        Place place = parent.in(FaultLog.CLIENT, id);
        boolean r2 = server.hasMembersOf2008R2();
        return new Client(
                id,
                properties.text(object, ApiMember.CLIENT_NAME, place),
                properties.text(object, ApiMember.CLIENT_MAC_ADDRESS, place),
                properties.text(object, ApiMember.CLIENT_IP_ADDRESS, place),
                r2 ? properties.text(object, ApiMember.CLIENT_USER_IDENTITY, place) : null,
                ratio(properties.number(object, ApiMember.CLIENT_PERCENT_COMPLETION, place)),
                properties.number(object, ApiMember.CLIENT_JOIN_DURATION, place),
                r2 ? ratio(properties.number(object, ApiMember.CLIENT_CPU_UTILIZATION, place)) : Double.NaN,
                r2 ? ratio(properties.number(object, ApiMember.CLIENT_MEMORY_UTILIZATION, place)) : Double.NaN,
                r2 ? ratio(properties.number(object, ApiMember.CLIENT_NETWORK_UTILIZATION, place)) : Double.NaN);
    }
}
