package org.wdsjmx.emulator;

import java.util.List;
import java.util.Optional;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.HResult;

/**
 * What comes of a request to disconnect one client, decided as the Windows backend and the server behind it decide.
 *
 * @param called whether the request got as far as the server
 */
record DisconnectAnswer(DisconnectOutcome outcome, HResult error, String message, boolean called) {

    /**
     * The answer.
     *
     * @param listed the clients that have the id now, as a rule one at most; if something can be called, it is the last of them
     */
    static DisconnectAnswer to(ClientIdentity wanted, List<ClientModel> listed, Faults faults, long elapsed) {
        Optional<HResult> unlisted = faults.now(FaultKind.RETRIEVE_CLIENTS, elapsed);
        if (unlisted.isPresent()) {
            return new DisconnectAnswer(
                    DisconnectOutcome.FAILED,
                    unlisted.get(),
                    "The clients could not be listed: " + unlisted.get() + ". Nothing was called.",
                    false);
        }
        if (listed.isEmpty()) {
            return notCalled(DisconnectOutcome.ALREADY_GONE, "The server has no client with this id any more.");
        }
        if (wanted.macAddress() == null
                || faults.now(FaultKind.CLIENT_MAC, elapsed).isPresent()) {
            return notCalled(
                    DisconnectOutcome.CHANGED,
                    "A MAC address is unknown, so it cannot be told whether this is still the same machine.");
        }
        List<EmulatedMachine> others = listed.stream()
                .map(ClientModel::machine)
                .filter(machine -> !wanted.isSameMachine(machine.macAddress()))
                .toList();
        if (!others.isEmpty()) {
            return notCalled(
                    DisconnectOutcome.CHANGED,
                    others.size() == listed.size()
                            ? "Client " + wanted.id() + " is another machine now, \""
                                    + others.get(0).name() + "\"."
                            : "The server lists " + listed.size() + " clients with id " + wanted.id()
                                    + ", and not all are the machine that is meant.");
        }
        return faults.now(FaultKind.DISCONNECT, elapsed)
                .map(DisconnectAnswer::failed)
                .orElseGet(() -> new DisconnectAnswer(
                        DisconnectOutcome.ACCEPTED,
                        HResult.OK,
                        "The server took the request; the client may be listed until it has left.",
                        true));
    }

    private static DisconnectAnswer failed(HResult code) {
        return DisconnectOutcome.afterFailure(code) == DisconnectOutcome.ALREADY_GONE
                ? new DisconnectAnswer(
                        DisconnectOutcome.ALREADY_GONE, code, "The client left before the request.", true)
                : new DisconnectAnswer(DisconnectOutcome.FAILED, code, "The server failed: " + code + ".", true);
    }

    private static DisconnectAnswer notCalled(DisconnectOutcome outcome, String why) {
        return new DisconnectAnswer(outcome, HResult.OK, why + " Nothing was called.", false);
    }
}
