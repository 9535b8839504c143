package org.wdsjmx.emulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;

/** Takes requests to disconnect, and remembers the last ones. Guarded by the lock of the server. */
final class Disconnects {

    private static final int REQUESTS_KEPT = 1_000;

    private final ServerModel model;
    private final Faults faults;
    private final MomentSource clock;
    private final Deque<DisconnectRequest> requests = new ArrayDeque<>();

    Disconnects(ServerModel model, Faults faults, MomentSource clock) {
        this.model = model;
        this.faults = faults;
        this.clock = clock;
    }

    DisconnectResult disconnect(ClientIdentity wanted, DisconnectType type, long elapsed) {
        Moment began = clock.moment();
        List<ClientModel> listed = model.clients(wanted.id(), ShownIds.of(faults, elapsed));
        DisconnectAnswer answer = DisconnectAnswer.to(wanted, listed, faults, elapsed);
        ClientModel client = listed.isEmpty() ? null : listed.get(listed.size() - 1);
        if (answer.called()) {
            remember(new DisconnectRequest(
                    began.instant(), client.id(), client.machine().macAddress(), type));
        }
        if (answer.outcome() == DisconnectOutcome.ACCEPTED) {
            model.kick(client);
            model.settle();
        }
        Duration took = clock.moment().since(began);
        return new DisconnectResult(wanted, type, answer.outcome(), answer.error(), answer.message(), took);
    }

    private void remember(DisconnectRequest request) {
        if (requests.size() == REQUESTS_KEPT) {
            requests.removeFirst();
        }
        requests.add(request);
    }

    /** Those that have reached the server, oldest first; those that it refused included. */
    List<DisconnectRequest> requests() {
        return List.copyOf(requests);
    }
}
