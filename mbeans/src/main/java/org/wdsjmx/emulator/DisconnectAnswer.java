package org.wdsjmx.emulator;

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

    /** @param listed the client that has the id now; {@code null} when there is none */
    static DisconnectAnswer to(ClientIdentity wanted, ClientModel listed, Faults faults, long elapsed) {
        Optional<HResult> unlisted = faults.now(FaultKind.RETRIEVE_CLIENTS, elapsed);
        if (unlisted.isPresent()) {
            return new DisconnectAnswer(
                    DisconnectOutcome.FAILED,
                    unlisted.get(),
                    "The clients could not be listed: " + unlisted.get() + ". Nothing was called.",
                    false);
        }
        if (listed == null) {
            return notCalled(DisconnectOutcome.ALREADY_GONE, "The server has no client with this id any more.");
        }
        if (wanted.macAddress() == null
                || faults.now(FaultKind.CLIENT_MAC, elapsed).isPresent()) {
            return notCalled(
                    DisconnectOutcome.CHANGED,
                    "A MAC address is unknown, so it cannot be told whether this is still the same machine.");
        }
        if (!wanted.isSameMachine(listed.machine().macAddress())) {
            return notCalled(
                    DisconnectOutcome.CHANGED,
                    "Client " + wanted.id() + " is another machine now, \""
                            + listed.machine().name() + "\".");
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
