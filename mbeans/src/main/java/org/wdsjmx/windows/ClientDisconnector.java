package org.wdsjmx.windows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.FailureScope;
import org.wdsjmx.transport.HResult;

/**
 * Removes clients. WDS gives ids to other machines later, so the tree is walked anew, and a client is removed only when both
 * its id and its MAC address are those that were meant.
 */
final class ClientDisconnector implements AutoCloseable {

    private final ServerAccess server;
    private final DisconnectType type;
    private final Set<Long> wanted;
    /** Every client that the server lists under a wanted id, in the order of the walk. WDS promises that there is one. */
    private final Map<Long, List<ComObject>> found = new HashMap<>();

    /** The first part of the tree that could not be searched; {@code null} after a complete search. */
    private ComException gap;

    private ClientDisconnector(ServerAccess server, List<ClientIdentity> clients, DisconnectType type) {
        this.server = server;
        this.type = type;
        this.wanted = clients.stream().map(ClientIdentity::id).collect(Collectors.toSet());
    }

    /**
     * Asks a server to remove clients.
     *
     * @return one result for each client, in the same order
     * @throws ComException when the namespaces cannot be listed; nothing was removed then
     */
    static List<DisconnectResult> disconnect(ServerAccess server, List<ClientIdentity> clients, DisconnectType type)
            throws ComException {
        try (ClientDisconnector disconnector = new ClientDisconnector(server, clients, type)) {
            disconnector.search();
            List<DisconnectResult> results = new ArrayList<>();
            for (ClientIdentity client : clients) {
                results.add(disconnector.disconnect(client));
            }
            return results;
        }
    }

    private void search() throws ComException {
        learnRelease();
        try (ComObject namespaces = server.retrieveNamespaces()) {
            ComCollection.forEach(
                    server,
                    namespaces,
                    ApiInterface.NAMESPACE,
                    namespace -> search(namespace, ApiMember.NAMESPACE_CONTENTS, ApiInterface.CONTENT, this::content),
                    this::missed);
        }
    }

    private void learnRelease() {
        try {
            server.learnRelease();
        } catch (ComException e) {
            // Not known, so the way is taken that every release has.
        } catch (ConnectionLostException e) {
            server.requireAlive(e);
        }
    }

    private void content(ComObject content) throws VanishedException {
        search(content, ApiMember.CONTENT_SESSIONS, ApiInterface.SESSION, this::session);
    }

    private void session(ComObject session) throws VanishedException {
        search(session, ApiMember.SESSION_CLIENTS, ApiInterface.CLIENT, this::client);
    }

    private void search(ComObject parent, ApiMember retrieve, ApiInterface childType, ComCollection.Visitor visitor)
            throws VanishedException {
        try (ComObject children = parent.object(retrieve, ApiInterface.COLLECTION)) {
            ComCollection.forEach(server, children, childType, visitor, this::missed);
        } catch (VanishedException e) {
            throw e;
        } catch (ComException e) {
            missed(e);
        }
    }

    private void client(ComObject client) throws VanishedException {
        try {
            long id = client.number(ApiMember.CLIENT_ID);
            if (wanted.contains(id)) {
                found.computeIfAbsent(id, key -> new ArrayList<>()).add(client.retain());
            }
        } catch (VanishedException e) {
            throw e;
        } catch (ComException e) {
            missed(e);
        }
    }

    private void missed(ComException fault) {
        if (gap == null) {
            gap = fault;
        }
    }

    private DisconnectResult disconnect(ClientIdentity client) {
        long began = System.nanoTime();
        List<ComObject> listed = found.getOrDefault(client.id(), List.of());
        Answer answer = listed.isEmpty() ? notListed() : unlessGivenUp(client, listed);
        Duration duration = Duration.ofNanos(System.nanoTime() - began);
        return new DisconnectResult(client, type, answer.outcome, answer.error, answer.message, duration);
    }

    /** What came of the clients before this one is told all the same. */
    private Answer unlessGivenUp(ClientIdentity client, List<ComObject> listed) {
        try {
            return disconnect(client, listed);
        } catch (GivenUpException e) {
            return new Answer(
                    DisconnectOutcome.FAILED, e.call().error(), "Nobody waited for it any more. Nothing was called.");
        }
    }

    private record Answer(DisconnectOutcome outcome, HResult error, String message) {}

    private Answer notListed() {
        if (gap == null) {
            return new Answer(
                    DisconnectOutcome.ALREADY_GONE, HResult.OK, "The server does not list this client any more.");
        }
        return new Answer(
                DisconnectOutcome.FAILED,
                gap.error(),
                "The client was not found, but a part of the server could not be searched (" + gap.getMessage()
                        + "). Nothing was called.");
    }

    /**
     * A client can move to a session that comes later in the walk, so the last of several sightings of one machine is the recent one.
     * When different machines were seen under the id, nothing is called: Microsoft does not tell whether a client object is disconnected
     * by more than its id, so it might hit the other one.
     */
    private Answer disconnect(ClientIdentity client, List<ComObject> listed) {
        ComObject meant = null;
        Answer objection = null;
        Answer gone = null;
        for (ComObject candidate : listed) {
            Answer found = check(client, candidate);
            if (found == null) {
                meant = candidate;
            } else if (found.outcome == DisconnectOutcome.ALREADY_GONE) {
                gone = found;
            } else {
                objection = found;
            }
        }
        if (objection != null) {
            return meant == null ? objection : ambiguous(client, listed.size());
        }
        return meant == null ? gone : call(client, meant);
    }

    private static Answer ambiguous(ClientIdentity client, int machines) {
        return new Answer(
                DisconnectOutcome.CHANGED,
                HResult.OK,
                "The server lists " + machines + " clients with id " + client.id()
                        + ", and not all are the machine that is meant. As it may take the id for the client, another machine could be"
                        + " hit. Nothing was called.");
    }

    /** What stands against this being the machine that is meant; {@code null} = nothing. */
    private Answer check(ClientIdentity client, ComObject listed) {
        String mac;
        try {
            mac = listed.text(ApiMember.CLIENT_MAC_ADDRESS);
        } catch (VanishedException e) {
            return new Answer(DisconnectOutcome.ALREADY_GONE, e.error(), "The client left while it was looked up.");
        } catch (ComException e) {
            return cannotCompare("the server does not tell its MAC address now (" + e.getMessage() + ")");
        } catch (ConnectionLostException e) {
            server.suspect();
            return new Answer(
                    DisconnectOutcome.FAILED,
                    e.call().error(),
                    "The client could not be asked for its MAC address (" + e.getMessage() + "). Nothing was called.");
        }
        if (!ClientIdentity.isKnown(client.macAddress())) {
            return cannotCompare("the MAC address of the machine that is meant is not known");
        }
        if (!ClientIdentity.isKnown(mac)) {
            return cannotCompare("the server shows no MAC address for it now");
        }
        return client.isSameMachine(mac)
                ? null
                : new Answer(
                        DisconnectOutcome.CHANGED,
                        HResult.OK,
                        "Client " + client.id() + " is another machine now: " + nameOf(listed) + " with MAC address "
                                + mac + " instead of " + client.macAddress() + ". Nothing was called.");
    }

    private static Answer cannotCompare(String why) {
        return new Answer(
                DisconnectOutcome.CHANGED,
                HResult.OK,
                "It cannot be told whether this is still the same machine: " + why + ". Nothing was called.");
    }

    private static String nameOf(ComObject client) {
        try {
            return '"' + client.text(ApiMember.CLIENT_NAME) + '"';
        } catch (ComException | WorkEndedException e) {
            return "one of unknown name";
        }
    }

    private Answer call(ClientIdentity client, ComObject listed) {
        try {
            server.disconnect(listed, client.id(), type.value());
            return new Answer(
                    DisconnectOutcome.ACCEPTED,
                    HResult.OK,
                    "The server took the request; the client may be listed until it has left.");
        } catch (ComException e) {
            return failed(e);
        } catch (ConnectionLostException e) {
            server.suspect();
            return failed(e.call());
        }
    }

    private static Answer failed(ComException e) {
        if (DisconnectOutcome.afterFailure(e.error()) == DisconnectOutcome.ALREADY_GONE) {
            return new Answer(DisconnectOutcome.ALREADY_GONE, e.error(), "The client left before the request.");
        }
        String unknown = FailureScope.leavesOutcomeOpen(e.code())
                ? " The outcome is unknown: the request may have been carried out. Read again before repeating it."
                : "";
        return new Answer(DisconnectOutcome.FAILED, e.error(), e.getMessage() + "." + unknown);
    }

    @Override
    public void close() {
        found.values().forEach(listed -> listed.forEach(ComObject::close));
    }
}
