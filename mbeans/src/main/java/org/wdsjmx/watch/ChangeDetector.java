package org.wdsjmx.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.MacAddress;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.ReadFault;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;

/**
 * Derives histories and changes from successive snapshots of one server. Not safe for use by several threads; belongs to one
 * watcher.
 */
final class ChangeDetector {

    /** A client shown at 99 % may have all but everything. */
    private static final double COMPLETION_STEP = Progress.COMPLETION_STEP;

    /** A server whose clock is set back by this much still shows the same stay. */
    private static final long CLOCK_STEP_SECONDS = 2;

    private final Progress progress;
    private final ClockSteps clockSteps = new ClockSteps();
    private final Map<Machine, DisconnectType> disconnects = new HashMap<>();
    private Map<String, WatchedClient> clients = new LinkedHashMap<>();
    private Map<String, WatchedSession> sessions = Map.of();
    private boolean firstSnapshot = true;

    /** Whether this snapshot or the one before gives one id to several clients or sessions. */
    private boolean ambiguous;

    private boolean ambiguousBefore;

    ChangeDetector(Duration stalledAfter) {
        progress = new Progress(stalledAfter);
    }

    /** What a snapshot shows, and how it differs from those before. */
    record Observation(List<WatchedSession> sessions, List<WatchedClient> clients, List<Change> changes) {}

    /** Ids alone are not enough: some servers give one to several machines. */
    private record Machine(long id, String macAddress) {
        static Machine of(ClientIdentity client) {
            return new Machine(
                    client.id(), client.macAddress() == null ? null : MacAddress.canonical(client.macAddress()));
        }
    }

    /** What one observation has met so far. */
    private static final class Met {
        private final Map<String, WatchedClient> clients = new LinkedHashMap<>();
        private final Set<String> stayed = new HashSet<>();
        private final List<Change> changes = new ArrayList<>();
    }

    /** The server took a request to disconnect this client; explains its departure later. */
    void disconnectAccepted(ClientIdentity client, DisconnectType type) {
        disconnects.put(Machine.of(client), type);
    }

    /**
     * This program, and maybe the server with it, slept until now. Nobody knows who made progress meanwhile, so nobody begins to stall
     * and no speed is observed because of that time; who stalled before still does.
     */
    void woken(Moment now) {
        progress.woken(now);
    }

    /** Takes in the next snapshot. */
    Observation observe(ServerSnapshot snapshot) {
        redate(clockSteps.until(snapshot.time()));
        Met met = new Met();
        List<PlacedSession> placed = PlacedSession.of(snapshot);
        boolean ambiguousNow = placed.stream().anyMatch(PlacedSession::isAmbiguous);
        ambiguous = ambiguousNow || ambiguousBefore;
        ambiguousBefore = ambiguousNow;
        List<WatchedSession> seenSessions = new ArrayList<>();
        for (PlacedSession session : placed) {
            seenSessions.add(observe(session, snapshot.time(), met));
        }
        reportDepartures(snapshot, met);
        rememberSessions(snapshot, seenSessions, met.changes);
        List<WatchedClient> listed =
                seenSessions.stream().flatMap(s -> s.clients().stream()).toList();
        clients = met.clients;
        firstSnapshot = false;
        return new Observation(List.copyOf(seenSessions), listed, List.copyOf(met.changes));
    }

    private void redate(Duration step) {
        if (!step.isZero()) {
            clients.replaceAll((label, client) -> client.redated(step));
        }
    }

    private WatchedSession observe(PlacedSession placed, Moment now, Met met) {
        WatchedSession sessionBefore = sessionBefore(placed);
        Content content = sessionBefore == null
                ? placed.content()
                : Remembered.content(sessionBefore.content(), placed.content());
        Session session = sessionBefore == null
                ? placed.session()
                : Remembered.session(sessionBefore.session(), placed.session());
        List<WatchedClient> watched = new ArrayList<>(session.clients().size());
        Duration patience =
                progress.patience(session, placed.clientLabels().stream().map(clients::get));
        for (int i = 0; i < session.clients().size(); i++) {
            String label = placed.clientLabels().get(i);
            Client told = session.clients().get(i);
            WatchedClient before = clientBefore(label, told);
            boolean known = before != null && isSameStay(before, session, told, now);
            Client client = known ? Remembered.client(before.client(), told) : told;
            ClientHistory history = known
                    ? progress.continued(before, placed.namespace(), client, patience, now)
                    : Progress.begun(client, now);
            WatchedClient current = new WatchedClient(
                    now, placed.namespace(), content, session, placed.label(), label, client, history);
            watched.add(current);
            met.clients.put(label, current);
            if (known) {
                met.stayed.add(before.label());
            }
            if (!known && !firstSnapshot) {
                met.changes.add(new Change.ClientJoined(current));
            } else if (known && history.stalled() != before.history().stalled()) {
                met.changes.add(
                        history.stalled() ? new Change.ClientStalled(current) : new Change.ClientResumed(current));
            }
        }
        return new WatchedSession(now, placed.namespace(), content, session, placed.label(), watched);
    }

    /** A session is found by its label, or in its place when an id has just become ambiguous, or is so no more. */
    private WatchedSession sessionBefore(PlacedSession placed) {
        WatchedSession sameLabel = sessions.get(placed.label());
        return sameLabel != null || !ambiguous
                ? sameLabel
                : sessions.values().stream().filter(placed::isAt).findFirst().orElse(null);
    }

    /** A client is found by its label, or by id and MAC address when an id has just become ambiguous, or is so no more. */
    private WatchedClient clientBefore(String label, Client client) {
        WatchedClient sameLabel = clients.get(label);
        return sameLabel != null || !ambiguous
                ? sameLabel
                : clients.values().stream()
                        .filter(before -> before.client().id() == client.id()
                                && client.identity()
                                        .isSameMachine(before.client().macAddress()))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean isSameStay(WatchedClient before, Session session, Client now, Moment time) {
        Client then = before.client();
        // An address that is not known for a while changes nothing, unless the name tells that somebody else took the
        // id.
        boolean sameMachine = ClientIdentity.isKnown(then.macAddress()) && ClientIdentity.isKnown(now.macAddress())
                ? MacAddress.sameAddress(then.macAddress(), now.macAddress())
                : !ClientIdentity.isKnown(then.name())
                        || !ClientIdentity.isKnown(now.name())
                        || then.name().equals(now.name());
        // In one session the time since the join only grows; a fall means that the machine came back, or that the
        // server's
        // clock was set back. Who came back has been there for no longer than since it was last seen.
        boolean cameBack = before.session().id() == session.id()
                && now.joinDurationSeconds() >= 0
                && now.joinDurationSeconds() + CLOCK_STEP_SECONDS < then.joinDurationSeconds()
                && now.joinDurationSeconds() <= time.since(before.seen()).toSeconds() + CLOCK_STEP_SECONDS;
        return sameMachine && !cameBack;
    }

    private void reportDepartures(ServerSnapshot snapshot, Met met) {
        clients.forEach((label, before) -> {
            if (met.stayed.contains(label)) {
                return;
            }
            if (!met.clients.containsKey(label)
                    && isHidden(
                            snapshot,
                            before.namespace(),
                            before.content(),
                            before.session().id())) {
                met.clients.put(label, before);
            } else {
                met.changes.add(new Change.ClientLeft(before, outcome(before, snapshot.time())));
            }
        });
        if (!disconnects.isEmpty()) {
            Set<Long> listed = met.clients.values().stream()
                    .map(client -> client.client().id())
                    .collect(Collectors.toSet());
            disconnects.keySet().removeIf(machine -> !listed.contains(machine.id()));
        }
    }

    private static boolean isHidden(ServerSnapshot snapshot, Namespace namespace, Content content, long sessionId) {
        for (ReadFault fault : snapshot.faults()) {
            if (fault.branch() != null && fault.branch().hides(namespace.name(), content.id(), sessionId)) {
                return true;
            }
        }
        return false;
    }

    private DepartureOutcome outcome(WatchedClient before, Moment now) {
        Client client = before.client();
        DisconnectType ours =
                !ClientIdentity.isKnown(client.macAddress()) ? null : disconnects.remove(Machine.of(client.identity()));
        if (ours != null) {
            return ours == DisconnectType.FALLBACK
                    ? DepartureOutcome.DISCONNECTED_FALLBACK
                    : DepartureOutcome.DISCONNECTED_ABORT;
        }
        double reached = before.history().projected(client.completion(), now.since(before.seen()));
        return reached + COMPLETION_STEP >= 1 ? DepartureOutcome.COMPLETED : DepartureOutcome.VANISHED;
    }

    private void rememberSessions(ServerSnapshot snapshot, List<WatchedSession> seen, List<Change> changes) {
        Map<String, WatchedSession> now = new LinkedHashMap<>();
        for (WatchedSession session : seen) {
            now.put(session.label(), session);
            if (!firstSnapshot && !isAmong(sessions, session)) {
                changes.add(new Change.SessionStarted(session));
            }
        }
        Map<String, WatchedSession> hidden = new LinkedHashMap<>();
        sessions.forEach((label, before) -> {
            if (isAmong(now, before)) {
                return;
            }
            if (isHidden(
                    snapshot,
                    before.namespace(),
                    before.content(),
                    before.session().id())) {
                hidden.put(label, before);
            } else {
                changes.add(new Change.SessionEnded(before));
            }
        });
        hidden.forEach(now::putIfAbsent);
        sessions = now;
    }

    private boolean isAmong(Map<String, WatchedSession> others, WatchedSession session) {
        return others.containsKey(session.label())
                || ambiguous && others.values().stream().anyMatch(session::isAtPlaceOf);
    }
}
