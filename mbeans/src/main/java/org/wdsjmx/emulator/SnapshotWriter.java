package org.wdsjmx.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.FailureScope;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ReadFault;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.TransportException;

/** Writes down one server as a read sees it. Made for one read, under the lock of the server. */
final class SnapshotWriter {

    private final ServerScenario scenario;
    private final ServerModel model;
    private final Instant epoch;
    private final boolean frozen;
    private final ShownIds ids;
    private final Optional<HResult> clientsUnreadable;
    private final Optional<HResult> namesUnreadable;
    private final Optional<HResult> addressesUnreadable;
    private final List<ReadFault> faults = new ArrayList<>();
    private int clientsShown;

    /** @param epoch the moment at which the scenario's time was 0 */
    SnapshotWriter(
            ServerScenario scenario, ServerModel model, Instant epoch, boolean frozen, Faults state, long elapsed) {
        this.scenario = scenario;
        this.model = model;
        this.epoch = epoch;
        this.frozen = frozen;
        this.ids = ShownIds.of(state, elapsed);
        this.clientsUnreadable = state.now(FaultKind.RETRIEVE_CLIENTS, elapsed);
        this.namesUnreadable = state.now(FaultKind.CLIENT_NAME, elapsed);
        this.addressesUnreadable = state.now(FaultKind.CLIENT_MAC, elapsed);
    }

    /** @throws TransportException when a fault has a code that says that the server is gone */
    ServerSnapshot write(Moment began, MomentSource observer) throws TransportException {
        List<Namespace> namespaces =
                model.offers().all().stream().map(this::namespace).toList();
        namesUnreadable.ifPresent(code -> unreadable("Name", code));
        addressesUnreadable.ifPresent(code -> unreadable("MacAddress", code));
        for (ReadFault fault : faults) {
            if (FailureScope.of(fault.error().code()) == FailureScope.SERVER) {
                throw new TransportException(fault.where(), fault.error());
            }
        }
        Duration took = observer.moment().since(began);
        return new ServerSnapshot(
                began,
                took,
                scenario.details(model.services().running()),
                model.policies().show(),
                namespaces,
                scenario.before2008R2() ? null : model.transfers().show(model.now(), model.services()),
                faults);
    }

    /** The same fault of many clients is told once. */
    private void unreadable(String property, HResult code) {
        if (clientsShown > 0) {
            faults.add(new ReadFault(property + " of " + clientsShown + " clients", code));
        }
    }

    private Namespace namespace(NamespaceModel namespace) {
        NamespaceScenario offer = namespace.scenario();
        boolean starts = offer.kind() == NamespaceKind.SCHEDULED_CAST_AUTO_START;
        return new Namespace(
                namespace.id(),
                offer.name(),
                offer.friendlyName(),
                offer.description(),
                offer.contentProvider(),
                offer.configuration(),
                offer.kind(),
                !namespace.tombstoned(),
                namespace.tombstoned(),
                namespace.tombstoned() ? epoch.plusMillis(namespace.tombstonedAt()) : null,
                namespace.started(),
                starts ? offer.minimumClients() : -1,
                starts && namespace.startsAt() >= 0 ? namespace.startTime(epoch) : null,
                namespace.contents().stream()
                        .map(content -> content(offer.name(), content))
                        .toList());
    }

    private Content content(String namespace, ContentModel content) {
        long id = ids.of(content.id());
        return new Content(
                id,
                content.name(),
                content.sessions().stream()
                        .map(session -> session(new ReadFault.Branch(namespace, id, ids.of(session.id())), session))
                        .toList());
    }

    private Session session(ReadFault.Branch place, SessionModel session) {
        double rate = frozen ? 0 : session.rate();
        return new Session(
                ids.of(session.id()),
                scenario.networkInterfaceName(),
                scenario.networkInterfaceAddress(),
                Math.round(rate),
                session.master() == null ? 0 : ids.of(session.master().id()),
                clients(place, session, rate));
    }

    private List<Client> clients(ReadFault.Branch place, SessionModel session, double rate) {
        if (clientsUnreadable.isPresent()) {
            faults.add(new ReadFault("session " + session.id() + ": RetrieveClients", clientsUnreadable.get(), place));
            return List.of();
        }
        clientsShown += session.clients().size();
        return session.clients().stream()
                .map(client -> client.show(
                        ids.of(client.id()),
                        model.now(),
                        rate,
                        namesUnreadable.isEmpty(),
                        addressesUnreadable.isEmpty()))
                .map(client -> scenario.before2008R2() ? asTold2008(client) : client)
                .toList();
    }

    /** The interface of that time has neither the user nor the load of a client. */
    private static Client asTold2008(Client client) {
        return new Client(
                client.id(),
                client.name(),
                client.macAddress(),
                client.ipAddress(),
                null,
                client.completion(),
                client.joinDurationSeconds(),
                Double.NaN,
                Double.NaN,
                Double.NaN);
    }
}
