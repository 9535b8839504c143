package org.wdsjmx.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.NamespaceDraft;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerAction.ChangeDiagnosticsPolicy;
import org.wdsjmx.transport.ServerAction.ChangeMulticastPolicy;
import org.wdsjmx.transport.ServerAction.ChangeServicePolicy;
import org.wdsjmx.transport.ServerAction.ControlServices;
import org.wdsjmx.transport.ServerAction.CreateNamespace;
import org.wdsjmx.transport.ServerAction.Deregister;
import org.wdsjmx.transport.ServerAction.NamespaceTarget;
import org.wdsjmx.transport.ServerAction.StartTransmission;
import org.wdsjmx.transport.ServerAction.TerminateContent;
import org.wdsjmx.transport.ServerAction.TerminateSession;
import org.wdsjmx.transport.ServicePolicy;
import org.wdsjmx.transport.TransportException;

/**
 * Carries out what is asked of one server, with the rules and codes of the API. Guarded by the lock of the server.
 *
 * <p>As on a real server there are two parts: the target is looked for, and then one call decides. {@link FaultKind#ACTION}
 * lets the second fail, so who asks for something that is not there is told so even then.
 */
final class Actions {

    /** The decisive call of an action. */
    private interface Call {
        void run() throws TransportException;
    }

    private final ServerScenario scenario;
    private final ServerModel model;
    private final Faults faults;

    Actions(ServerScenario scenario, ServerModel model, Faults faults) {
        this.scenario = scenario;
        this.model = model;
        this.faults = faults;
    }

    /**
     * Does what is asked, or nothing.
     *
     * @param epoch the moment at which the scenario's time was 0
     * @param elapsed milliseconds since then
     * @param refusal what the decisive call fails with; empty = it is made
     * @throws IllegalArgumentException when the API forbids it, whatever the server thinks
     * @throws TransportException when the target is not there or the server refuses
     */
    void perform(ServerAction action, Instant epoch, long elapsed, Optional<HResult> refusal)
            throws TransportException {
        Call call = prepare(action, epoch, elapsed);
        if (refusal.isPresent()) {
            throw new TransportException(action.describe(), refusal.get());
        }
        call.run();
    }

    private Call prepare(ServerAction action, Instant epoch, long elapsed) throws TransportException {
        if (action instanceof TerminateSession terminate) {
            ShownIds ids = ShownIds.of(faults, elapsed);
            List<SessionModel> sessions = sessions(terminate.namespace(), s -> ids.of(s.id()) == terminate.sessionId());
            requireOne(action, sessions.stream());
            return terminating(action, sessions);
        }
        if (action instanceof TerminateContent terminate) {
            ShownIds ids = ShownIds.of(faults, elapsed);
            List<SessionModel> sessions =
                    sessions(terminate.namespace(), s -> ids.of(s.content().id()) == terminate.contentId());
            requireOne(action, sessions.stream().map(SessionModel::content));
            return terminating(action, sessions);
        }
        if (action instanceof StartTransmission start) {
            NamespaceModel namespace = find(action, start.namespace());
            return () -> start(action, namespace);
        }
        if (action instanceof Deregister deregister) {
            NamespaceModel namespace = find(action, deregister.namespace());
            return () -> deregister(action, namespace, deregister.terminateSessions());
        }
        if (action instanceof CreateNamespace create) {
            NamespaceDraft draft = create.draft().requireLegal(epoch.plusMillis(elapsed));
            return () -> create(action, draft, epoch);
        }
        return prepareSetting(action);
    }

    private Call prepareSetting(ServerAction action) throws TransportException {
        String what = action.describe();
        if (action instanceof ControlServices services) {
            return () -> model.services().control(services.control(), what);
        }
        if (action instanceof ChangeMulticastPolicy policy) {
            MulticastPolicy change = policy.change().requireLegalChange();
            return () -> model.policies().change(change, what);
        }
        if (action instanceof ChangeServicePolicy policy) {
            ServicePolicy change = policy.change().requireLegalChange();
            return () -> model.policies().change(change, what);
        }
        if (action instanceof ChangeDiagnosticsPolicy policy) {
            DiagnosticsPolicy change = policy.change().requireLegalChange();
            return () -> model.policies().change(change);
        }
        throw Codes.failure(what, Codes.E_NOINTERFACE);
    }

    /** Looks only below the name that the caller saw, so that what has taken over an id elsewhere is not hit. */
    private List<SessionModel> sessions(String namespace, Predicate<SessionModel> meant) {
        return model.offers().all().stream()
                .filter(n -> n.scenario().name().equals(namespace))
                .flatMap(n -> n.contents().stream())
                .flatMap(content -> content.sessions().stream())
                .filter(meant)
                .toList();
    }

    /** Several bear the id that is asked for, against the promise that ids are unique. */
    private static void requireOne(ServerAction action, Stream<?> meant) throws TransportException {
        if (meant.distinct().count() > 1) {
            throw Codes.failure(
                    action.describe() + ", of which the server lists several such, so that another one might be hit;"
                            + " nothing was called; this",
                    Codes.E_INVALIDARG);
        }
    }

    private Call terminating(ServerAction action, List<SessionModel> sessions) throws TransportException {
        if (sessions.isEmpty()) {
            throw Codes.failure(action.describe(), Codes.CONTENT_NOT_FOUND);
        }
        return () -> sessions.forEach(model::terminate);
    }

    /** A name without an id means the namespace that clients find under it, never a tombstone. */
    private NamespaceModel find(ServerAction action, NamespaceTarget target) throws TransportException {
        return model.offers().all().stream()
                .filter(n -> n.scenario().name().equals(target.name()))
                .filter(n -> target.id() == -1 ? !n.tombstoned() : n.id() == target.id())
                .findFirst()
                .orElseThrow(() -> Codes.failure(action.describe(), Codes.NAMESPACE_NOT_FOUND));
    }

    private void start(ServerAction action, NamespaceModel namespace) throws TransportException {
        if (namespace.autoCast()) {
            // An AutoCast namespace has no such method: a caller does not get the interface that has it.
            throw Codes.failure(action.describe(), Codes.E_NOINTERFACE);
        }
        requireRegistered(action, namespace);
        if (namespace.started()) {
            throw Codes.failure(action.describe(), Codes.NAMESPACE_ALREADY_STARTED);
        }
        if (namespace.clientCount() == 0) {
            throw Codes.failure(action.describe(), Codes.NO_CLIENTS_TO_START);
        }
        namespace.start();
    }

    private void deregister(ServerAction action, NamespaceModel namespace, boolean terminateSessions)
            throws TransportException {
        requireRegistered(action, namespace);
        model.deregister(namespace, terminateSessions);
    }

    private static void requireRegistered(ServerAction action, NamespaceModel namespace) throws TransportException {
        if (namespace.tombstoned()) {
            throw Codes.failure(action.describe(), Codes.NAMESPACE_NOT_REGISTERED);
        }
    }

    private void create(ServerAction action, NamespaceDraft draft, Instant epoch) throws TransportException {
        if (model.offers().find(draft.name()).isPresent()) {
            throw Codes.failure(action.describe(), Codes.NAMESPACE_ALREADY_REGISTERED);
        }
        if (scenario.contentProviders().stream()
                .noneMatch(provider -> provider.name().equalsIgnoreCase(draft.contentProvider()))) {
            throw Codes.failure(action.describe(), Codes.CONTENT_PROVIDER_NOT_REGISTERED);
        }
        Instant now = epoch.plusMillis(model.now());
        model.offers()
                .register(
                        new NamespaceScenario(
                                draft.name(),
                                Check.orElse(draft.friendlyName(), ""),
                                Check.orElse(draft.description(), ""),
                                draft.contentProvider(),
                                Check.orElse(draft.configuration(), ""),
                                draft.kind(),
                                Math.max(0, draft.minimumClients()),
                                draft.startTime() == null ? null : Duration.between(now, draft.startTime()),
                                false,
                                filesOf(draft.name()).toList()),
                        model.now());
    }

    /** A namespace of the scenario that is registered anew offers the same files as before. */
    private Stream<ContentScenario> filesOf(String namespace) {
        return scenario.namespaces().stream()
                .filter(n -> n.name().equals(namespace))
                .flatMap(n -> n.contents().stream());
    }
}
