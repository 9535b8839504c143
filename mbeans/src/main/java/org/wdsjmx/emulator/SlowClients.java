package org.wdsjmx.emulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.SlowClientHandling;

/**
 * What a server does by itself with clients that hold their session back. Guarded by the lock of the server.
 *
 * <p>Only the master of a session can hold it back, and only for as long as the session is not limited by the server's
 * interface. What counts as holding back, and for how long it is watched, is not documented, so it is the emulator's own
 * choice: with AUTO_DISCONNECT to be below the threshold, with MULTISTREAM to be at most half as fast as the fastest client of
 * the session, so that several slow machines leave it one after another; in both cases for the scenario's observation time without a break.
 */
final class SlowClients {

    private static final double KILOBYTE = 1_024;
    private static final double DRAG = 2;

    private record Suspicion(ClientModel client, long since) {}

    private final ServerModel model;
    private final long observationMillis;
    private final Map<SessionModel, Suspicion> suspicions = new HashMap<>();
    private MulticastPolicy policy = MulticastPolicy.UNKNOWN;

    SlowClients(ServerModel model, long observationMillis) {
        this.model = model;
        this.observationMillis = observationMillis;
    }

    /**
     * To be called at every step, when masters and rates are up to date.
     *
     * @return whether a client was moved or told to leave
     */
    boolean act(MulticastPolicy current, List<SessionModel> sessions) {
        if (!current.equals(policy)) {
            policy = current;
            suspicions.clear();
        }
        if (policy.slowClientHandling() == SlowClientHandling.NONE) {
            return false;
        }
        boolean acted = false;
        for (SessionModel session : List.copyOf(sessions)) {
            ClientModel suspect = suspect(session);
            Suspicion before = suspicions.get(session);
            if (suspect == null) {
                suspicions.remove(session);
            } else if (before == null || before.client() != suspect) {
                suspicions.put(session, new Suspicion(suspect, model.now()));
            } else if (model.now() - before.since() >= observationMillis) {
                suspicions.remove(session);
                actOn(suspect);
                acted = true;
            }
        }
        suspicions.keySet().retainAll(sessions);
        return acted;
    }

    private ClientModel suspect(SessionModel session) {
        ClientModel master = session.master();
        if (master == null || master.leaving()) {
            return null;
        }
        double speed = master.speedAt(model.now());
        boolean slow = policy.slowClientHandling() == SlowClientHandling.AUTO_DISCONNECT
                ? speed < policy.autoDisconnectThreshold() * KILOBYTE
                : session.rate() >= speed && drags(session, master);
        return slow ? master : null;
    }

    private static boolean drags(SessionModel session, ClientModel master) {
        // Who is alone, or as fast as everybody else, holds up nobody.
        double fastest = 0;
        for (ClientModel client : session.clients()) {
            if (client.listening() && !client.leaving()) {
                fastest = Math.max(fastest, client.speed());
            }
        }
        return fastest >= DRAG * master.speed();
    }

    private void actOn(ClientModel client) {
        boolean slowest = client.session().stream() + 1 >= policy.multistreamStreamCount();
        if (policy.slowClientHandling() == SlowClientHandling.AUTO_DISCONNECT || slowest) {
            // Whether it is asked to fall back or to give up, it leaves the tree: the server does not see what it does
            // then.
            model.kick(client);
        } else {
            model.demote(client);
        }
    }
}
