package org.wdsjmx.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** The API gives whole percents, rounded down: a client shown at 99 % may have all but everything. */
    private static final double COMPLETION_STEP = 0.01;

    /** Weight of the newest rise in the observed speed; the older ones fade. */
    private static final double NEWEST_RISE_WEIGHT = 0.3;

    /** How many times the session's time for one percent a client may take for one before it counts as stalled. */
    private static final int PERCENTS_MISSED = 3;

    /** A server whose clock is set back by this much still shows the same stay. */
    private static final long CLOCK_STEP_SECONDS = 2;

    private final Duration stalledAfter;
    private final Map<Long, AcceptedDisconnect> disconnects = new HashMap<>();
    private Map<Long, WatchedClient> clients = Map.of();
    private Map<Long, WatchedSession> sessions = Map.of();
    private boolean firstSnapshot = true;
    private Moment woken;

    ChangeDetector(Duration stalledAfter) {
        this.stalledAfter = stalledAfter;
    }

    /** What a snapshot shows, and how it differs from those before. */
    record Observation(List<WatchedSession> sessions, List<WatchedClient> clients, List<Change> changes) {}

    private record AcceptedDisconnect(ClientIdentity client, DisconnectType type) {}

    /** The server took a request to disconnect this client; explains its departure later. */
    void disconnectAccepted(ClientIdentity client, DisconnectType type) {
        disconnects.put(client.id(), new AcceptedDisconnect(client, type));
    }

    /**
     * This program, and maybe the server with it, slept until now. Nobody knows who made progress meanwhile, so nobody begins to stall
     * and no speed is observed because of that time; who stalled before still does.
     */
    void woken(Moment now) {
        woken = now;
    }

    /** Takes in the next snapshot. */
    Observation observe(ServerSnapshot snapshot) {
        List<Change> changes = new ArrayList<>();
        List<WatchedSession> seenSessions = new ArrayList<>();
        Map<Long, WatchedClient> seenClients = new LinkedHashMap<>();
        for (Namespace namespace : snapshot.namespaces()) {
            for (Content content : namespace.contents()) {
                for (Session session : content.sessions()) {
                    seenSessions.add(observe(namespace, content, session, snapshot.time(), seenClients, changes));
                }
            }
        }
        reportDepartures(snapshot, seenClients, changes);
        rememberSessions(snapshot, seenSessions, changes);
        List<WatchedClient> listed =
                seenSessions.stream().flatMap(s -> s.clients().stream()).toList();
        clients = seenClients;
        firstSnapshot = false;
        return new Observation(List.copyOf(seenSessions), listed, List.copyOf(changes));
    }

    private WatchedSession observe(
            Namespace namespace,
            Content content,
            Session session,
            Moment now,
            Map<Long, WatchedClient> seen,
            List<Change> changes) {
        List<WatchedClient> watched = new ArrayList<>(session.clients().size());
        Duration patience = patience(session);
        for (Client client : session.clients()) {
            WatchedClient before = clients.get(client.id());
            boolean known = before != null && isSameStay(before, session, client, now);
            ClientHistory history = known ? continued(before, namespace, client, patience, now) : begun(client, now);
            WatchedClient current = new WatchedClient(now, namespace, content, session, client, history);
            watched.add(current);
            seen.put(client.id(), current);
            if (!known && !firstSnapshot) {
                changes.add(new Change.ClientJoined(current));
            } else if (known && history.stalled() != before.history().stalled()) {
                changes.add(history.stalled() ? new Change.ClientStalled(current) : new Change.ClientResumed(current));
            }
        }
        return new WatchedSession(now, namespace, content, session, watched);
    }

    private static boolean isSameStay(WatchedClient before, Session session, Client now, Moment time) {
        Client then = before.client();
        boolean sameMachine = then.macAddress() == null
                || now.macAddress() == null
                || MacAddress.sameAddress(then.macAddress(), now.macAddress());
        // In one session the time since the join only grows; a fall means that the machine came back, or that the
        // server's
        // clock was set back. Who came back has been there for no longer than since it was last seen.
        boolean cameBack = before.session().id() == session.id()
                && now.joinDurationSeconds() >= 0
                && now.joinDurationSeconds() + CLOCK_STEP_SECONDS < then.joinDurationSeconds()
                && now.joinDurationSeconds() <= time.since(before.seen()).toSeconds() + CLOCK_STEP_SECONDS;
        return sameMachine && !cameBack;
    }

    private static ClientHistory begun(Client client, Moment now) {
        return new ClientHistory(joinTime(client, now), now, false, Double.NaN, false);
    }

    private static Moment joinTime(Client client, Moment now) {
        return client.joinDurationSeconds() < 0 ? null : now.minus(Duration.ofSeconds(client.joinDurationSeconds()));
    }

    /**
     * How long a client of a session may go without progress. Everybody receives the same stream, and the API gives whole
     * percents only: in a slow session of a large object one percent takes minutes for everybody.
     *
     * @return {@code null} when it cannot be told yet: data flows, but nobody's speed is known
     */
    private Duration patience(Session session) {
        double[] speeds = session.clients().stream()
                .map(client -> clients.get(client.id()))
                .filter(Objects::nonNull)
                .mapToDouble(client -> client.history().completionPerSecond())
                .filter(speed -> speed > 0)
                .sorted()
                .toArray();
        if (speeds.length == 0) {
            return session.transferRate() > 0 ? null : stalledAfter;
        }
        double median = speeds[speeds.length / 2];
        Duration expected = Duration.ofMillis((long) (1000 * PERCENTS_MISSED * COMPLETION_STEP / median));
        return expected.compareTo(stalledAfter) > 0 ? expected : stalledAfter;
    }

    private ClientHistory continued(
            WatchedClient before, Namespace namespace, Client client, Duration patience, Moment now) {
        ClientHistory then = before.history();
        Moment joinTime = then.joinTime() != null ? then.joinTime() : joinTime(client, now);
        double rise = client.completion() - before.client().completion();
        if (rise > 0) {
            return new ClientHistory(joinTime, now, true, then.risen() ? speed(then, rise, now) : Double.NaN, false);
        }
        if (Boolean.FALSE.equals(namespace.transmissionStarted())) {
            // Nobody can make progress before the start, so the clock for progress starts there.
            return new ClientHistory(joinTime, now, false, Double.NaN, false);
        }
        boolean stalled = client.completion() < 1
                && patience != null
                && now.isAtLeast(patience, then.stalled() ? then.progressTime() : watchedSince(then));
        return new ClientHistory(joinTime, then.progressTime(), then.risen(), then.completionPerSecond(), stalled);
    }

    /** Since when a client has been watched without a pause and without its progress. */
    private Moment watchedSince(ClientHistory then) {
        return woken == null ? then.progressTime() : then.progressTime().orLater(woken);
    }

    private double speed(ClientHistory then, double rise, Moment now) {
        double seconds = now.since(then.progressTime()).toMillis() / 1000.0;
        if (seconds <= 0 || watchedSince(then) != then.progressTime()) {
            return then.completionPerSecond();
        }
        double newest = rise / seconds;
        return Double.isNaN(then.completionPerSecond())
                ? newest
                : NEWEST_RISE_WEIGHT * newest + (1 - NEWEST_RISE_WEIGHT) * then.completionPerSecond();
    }

    private void reportDepartures(ServerSnapshot snapshot, Map<Long, WatchedClient> seen, List<Change> changes) {
        clients.forEach((id, before) -> {
            WatchedClient now = seen.get(id);
            if (now == null
                    && isHidden(
                            snapshot,
                            before.namespace(),
                            before.content(),
                            before.session().id())) {
                seen.put(id, before);
            } else if (now == null || !isSameStay(before, now.session(), now.client(), snapshot.time())) {
                changes.add(new Change.ClientLeft(before, outcome(before, snapshot.time())));
            }
        });
        disconnects.keySet().retainAll(seen.keySet());
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
        AcceptedDisconnect ours = disconnects.get(client.id());
        if (ours != null && ours.client().isSameMachine(client.macAddress())) {
            disconnects.remove(client.id());
            return ours.type() == DisconnectType.FALLBACK
                    ? DepartureOutcome.DISCONNECTED_FALLBACK
                    : DepartureOutcome.DISCONNECTED_ABORT;
        }
        double reached = before.history().projected(client.completion(), now.since(before.seen()));
        return reached + COMPLETION_STEP >= 1 ? DepartureOutcome.COMPLETED : DepartureOutcome.VANISHED;
    }

    private void rememberSessions(ServerSnapshot snapshot, List<WatchedSession> seen, List<Change> changes) {
        Map<Long, WatchedSession> now = new LinkedHashMap<>();
        for (WatchedSession session : seen) {
            now.put(session.session().id(), session);
            if (!firstSnapshot && !sessions.containsKey(session.session().id())) {
                changes.add(new Change.SessionStarted(session));
            }
        }
        sessions.forEach((id, before) -> {
            if (now.containsKey(id)) {
                return;
            }
            if (isHidden(snapshot, before.namespace(), before.content(), id)) {
                now.put(id, before);
            } else {
                changes.add(new Change.SessionEnded(before));
            }
        });
        sessions = now;
    }
}
