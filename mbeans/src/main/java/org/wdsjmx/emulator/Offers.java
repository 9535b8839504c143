package org.wdsjmx.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.TransportException;

/** The namespaces of a server, tombstones included. Guarded by the lock of the server. */
final class Offers {

    private final IdSequence ids;
    private final Agenda agenda;
    private final List<NamespaceModel> namespaces = new ArrayList<>();

    Offers(IdSequence ids, Agenda agenda) {
        this.ids = ids;
        this.agenda = agenda;
    }

    List<NamespaceModel> all() {
        return namespaces;
    }

    void register(NamespaceScenario offer, long now) {
        NamespaceModel namespace = new NamespaceModel(ids.take(), offer, now);
        namespaces.add(namespace);
        if (namespace.startsAt() >= 0) {
            agenda.add(namespace.startsAt(), () -> {
                namespace.timeHasCome();
                namespace.startIfDue();
            });
        }
    }

    /** The namespace that clients find under this name; a tombstone is not found. */
    Optional<NamespaceModel> find(String name) {
        return namespaces.stream()
                .filter(n -> !n.tombstoned() && n.scenario().name().equals(name))
                .findFirst();
    }

    NamespaceModel get(String name) throws TransportException {
        return find(name)
                .orElseThrow(() -> new TransportException(
                        "Looking for namespace \"" + name + '"', HResult.of(Codes.NAMESPACE_NOT_FOUND)));
    }

    /** To be called when the last session of a namespace has ended. */
    void idle(NamespaceModel namespace, long now) {
        namespace.fallIdle();
        if (namespace.tombstoned()) {
            withdraw(namespace);
        } else if (namespace.started() && namespace.scenario().repeat()) {
            withdraw(namespace);
            register(namespace.scenario(), now);
        }
    }

    /**
     * What the services do with the stored namespaces when they start: one whose start time has passed is deleted. One that
     * repeats is offered anew.
     */
    void checkAfterStart(long now) {
        for (NamespaceModel namespace : List.copyOf(namespaces)) {
            boolean ownTime = namespace.scenario().kind() == NamespaceKind.SCHEDULED_CAST_AUTO_START;
            if (ownTime && namespace.startsAt() >= 0 && namespace.startsAt() < now) {
                withdraw(namespace);
                if (namespace.scenario().repeat()) {
                    register(namespace.scenario(), now);
                }
            }
        }
    }

    void withdraw(NamespaceModel namespace) {
        namespaces.remove(namespace);
        ids.free(namespace.id());
    }
}
