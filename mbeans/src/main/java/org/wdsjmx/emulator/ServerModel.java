package org.wdsjmx.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.TransportException;

/**
 * The course of events on one server. It knows no wall clock and no threads: time is what it is advanced to, and the lock
 * of {@link EmulatedServer} guards it.
 *
 * <p>It moves in steps of {@value #STEP_MILLIS} ms that begin at the start of the scenario, so its state at a moment does
 * not depend on how often it was advanced on the way there.
 */
final class ServerModel {

    static final int STEP_MILLIS = 100;

    private final ServerScenario scenario;
    private final long seed;
    private final Agenda agenda = new Agenda();
    private final Pacing pacing;
    private final IdSequence contentIds;
    private final IdSequence sessionIds;
    private final IdSequence clientIds;
    private final Offers offers;
    private final Arrivals arrivals;
    private final Policies policies;
    private final Services services;
    private final Transfers transfers;
    private final SlowClients slowClients;
    private final List<SessionModel> sessions = new ArrayList<>();
    private final Map<Long, ClientModel> clients = new LinkedHashMap<>();
    private long now;

    ServerModel(ServerScenario scenario, long seed) {
        this.scenario = scenario;
        this.seed = seed ^ Noise.subject(scenario.name());
        this.pacing = new Pacing(scenario.capacity());
        this.offers = new Offers(ids("namespace", false), agenda);
        this.contentIds = ids("content", false);
        this.sessionIds = ids("session", false);
        this.clientIds = ids("client", scenario.reuseIds());
        this.arrivals = new Arrivals(this, agenda, this.seed);
        this.policies = new Policies(scenario);
        this.services = new Services(this, scenario.servicesRunning());
        this.transfers = new Transfers(scenario.transfers());
        this.slowClients =
                new SlowClients(this, scenario.slowClientObservation().toMillis());
        scenario.namespaces().forEach(offer -> offers.register(offer, 0));
        arrivals.announce(scenario);
        agenda.runDue(0);
        settle();
    }

    private IdSequence ids(String what, boolean reuse) {
        return new IdSequence(Noise.bits(seed, Noise.subject(what), 0), reuse);
    }

    /** Moves on to the last whole step before this moment; does nothing when that lies in the past. */
    void advanceTo(long millis) {
        while (millis - now >= STEP_MILLIS) {
            if (sessions.isEmpty()) {
                leap(millis);
            } else {
                step();
            }
        }
    }

    private void step() {
        for (SessionModel session : sessions) {
            session.transfer(STEP_MILLIS / 1000.0, this::finish);
        }
        now += STEP_MILLIS;
        agenda.runDue(now);
        settle();
        if (slowClients.act(policies.multicast(), sessions)) {
            settle();
        }
    }

    /** Nothing happens on an idle server until the next entry of the agenda. */
    private void leap(long millis) {
        long steps = (Math.min(millis, Math.max(agenda.next(), now + 1)) - now) / STEP_MILLIS;
        now += Math.max(1, steps) * STEP_MILLIS;
        agenda.runDue(now);
        settle();
    }

    /** Brings episodes, masters and rates up to date with what has just changed. */
    void settle() {
        for (SessionModel session : sessions) {
            session.observe(now);
        }
        pacing.apply(sessions, now);
    }

    private void finish(ClientModel client) {
        client.leave();
        agenda.add(now + STEP_MILLIS + scenario.linger().toMillis(), () -> {
            if (remove(client)) {
                arrivals.comeAgain(client, client.machine().attendance().repeatAfter());
            }
        });
    }

    ClientModel join(Place place, EmulatedMachine machine, double share, long joinedForMillis)
            throws TransportException {
        if (!services.running()) {
            throw Codes.failure("Joining namespace \"" + place.namespace() + '"', Codes.TRANSPORT_SERVER_UNAVAILABLE);
        }
        NamespaceModel namespace = offers.get(place.namespace());
        if (!namespace.takesClients()) {
            throw new TransportException(
                    "Joining namespace \"" + place.namespace() + '"', HResult.of(Codes.NAMESPACE_ALREADY_STARTED));
        }
        ContentModel content = namespace.content(place.content(), contentIds);
        SessionModel session = sessionWithRoom(content, SessionModel.FASTEST);
        ClientModel client =
                put(clientIds.take(), machine, session, session.clients().size(), share, joinedForMillis);
        namespace.startIfDue();
        return client;
    }

    private ClientModel put(
            long id, EmulatedMachine machine, SessionModel session, int index, double share, long joinedFor) {
        double received = Math.ceil(session.content().size() * share);
        ClientModel client = new ClientModel(id, machine, session, now - joinedFor, received, seed);
        session.clients().add(index, client);
        clients.put(id, client);
        if (client.complete()) {
            finish(client);
        }
        return client;
    }

    private SessionModel sessionWithRoom(ContentModel content, int stream) {
        for (SessionModel session : content.sessions()) {
            if (session.stream() == stream && session.clients().size() < scenario.clientsPerSession()) {
                return session;
            }
        }
        SessionModel session = new SessionModel(sessionIds.take(), content, stream);
        content.sessions().add(session);
        sessions.add(session);
        return session;
    }

    /** Puts another machine in the place and under the id of a client. */
    void replace(ClientModel client, EmulatedMachine successor, double share, long joinedForMillis) {
        SessionModel session = client.session();
        int index = session.clients().indexOf(client);
        session.clients().remove(index);
        put(client.id(), successor, session, index, share, joinedForMillis);
    }

    /** Moves a client to a slower session of its content, which is opened when there is none. It keeps its id. */
    void demote(ClientModel client) {
        SessionModel left = client.session();
        SessionModel joined = sessionWithRoom(left.content(), left.stream() + 1);
        client.moveTo(joined, now);
        joined.clients().add(client);
        left.clients().remove(client);
        if (left.clients().isEmpty()) {
            end(left);
        }
    }

    /** The client reacts after its delay; asking twice changes nothing. */
    void kick(ClientModel client) {
        if (client.leaving()) {
            return;
        }
        client.leave();
        if (scenario.reactionDelay().isZero()) {
            follow(client);
        } else {
            agenda.add(now + scenario.reactionDelay().toMillis(), () -> follow(client));
        }
    }

    private void follow(ClientModel client) {
        if (remove(client)) {
            arrivals.comeAgain(client, client.machine().attendance().rejoinAfter());
        }
    }

    /** @return false when it had gone before */
    boolean remove(ClientModel client) {
        if (!clients.remove(client.id(), client)) {
            return false;
        }
        clientIds.free(client.id());
        SessionModel session = client.session();
        session.clients().remove(client);
        if (session.clients().isEmpty()) {
            end(session);
        }
        return true;
    }

    private void end(SessionModel session) {
        sessions.remove(session);
        sessionIds.free(session.id());
        ContentModel content = session.content();
        content.sessions().remove(session);
        NamespaceModel namespace = content.namespace();
        if (content.sessions().isEmpty()) {
            namespace.contents().remove(content);
            contentIds.free(content.id());
        }
        if (namespace.contents().isEmpty()) {
            offers.idle(namespace, now);
        }
    }

    /**
     * Ends a session. Its clients are gone at once, without the delay after which one that is disconnected reacts, and come
     * again as that one does.
     */
    void terminate(SessionModel session) {
        for (ClientModel client : List.copyOf(session.clients())) {
            Attendance attendance = client.machine().attendance();
            Duration pause = client.complete() ? attendance.repeatAfter() : attendance.rejoinAfter();
            if (remove(client)) {
                arrivals.comeAgain(client, pause);
            }
        }
    }

    void terminateAll() {
        List.copyOf(sessions).forEach(this::terminate);
    }

    /** Withdraws an offer: without sessions it is gone, with sessions it is a tombstone until they have ended. */
    void deregister(NamespaceModel namespace, boolean terminateSessions) {
        namespace.tombstone(now);
        List<SessionModel> running = sessions.stream()
                .filter(session -> session.content().namespace() == namespace)
                .toList();
        if (running.isEmpty()) {
            offers.withdraw(namespace);
        } else if (terminateSessions) {
            running.forEach(this::terminate);
        }
    }

    ClientModel client(long id) {
        return clients.get(id);
    }

    /** The clients that are shown under this id, in the order of their joining. */
    List<ClientModel> clients(long shownId, ShownIds ids) {
        if (!ids.repeated()) {
            ClientModel client = clients.get(shownId);
            return client == null ? List.of() : List.of(client);
        }
        return clients.values().stream()
                .filter(client -> ids.of(client.id()) == shownId)
                .toList();
    }

    Offers offers() {
        return offers;
    }

    Policies policies() {
        return policies;
    }

    Services services() {
        return services;
    }

    Transfers transfers() {
        return transfers;
    }

    /** Milliseconds since the start of the scenario. */
    long now() {
        return now;
    }
}
