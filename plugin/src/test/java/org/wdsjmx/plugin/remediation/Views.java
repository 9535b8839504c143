package org.wdsjmx.plugin.remediation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerPolicies;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;
import org.wdsjmx.watch.ClientHistory;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.Trees;
import org.wdsjmx.watch.WatchedClient;
import org.wdsjmx.watch.WatchedSession;

/**
 * What a server shows in a test. The first machine of each session sets its pace.
 *
 * @param rate bytes per second of every session
 */
public record Views(String server, long rate, MulticastPolicy policy) {

    static final String SERVER = "WDS01";
    static final long SLOW = 1_000_000;

    /** Every session is slow, and the server leaves slow clients alone. */
    public static Views slow() {
        return new Views(SERVER, SLOW, null);
    }

    Views of(String other) {
        return new Views(other, rate, policy);
    }

    Views running(long bytesPerSecond) {
        return new Views(server, bytesPerSecond, policy);
    }

    Views under(MulticastPolicy other) {
        return new Views(server, rate, other);
    }

    /** A machine in a session; it stalls, has half of its image, and joined long ago. */
    public record Machine(long session, long id, String mac, double completion, boolean stalled, Instant joined) {

        public static Machine of(long session, long id) {
            return new Machine(session, id, mac(id), 0.5, true, Instant.EPOCH);
        }

        static String mac(long number) {
            return String.format(
                    Locale.ROOT, "00-15-5D-%02X-%02X-%02X", number >> 16 & 255, number >> 8 & 255, number & 255);
        }

        Machine in(long other) {
            return new Machine(other, id, mac, completion, stalled, joined);
        }

        Machine withId(long other) {
            return new Machine(session, other, mac, completion, stalled, joined);
        }

        Machine withMac(String other) {
            return new Machine(session, id, other, completion, stalled, joined);
        }

        Machine at(double share) {
            return new Machine(session, id, mac, share, stalled, joined);
        }

        Machine going() {
            return new Machine(session, id, mac, completion, false, joined);
        }

        Machine joinedAt(Instant time) {
            return new Machine(session, id, mac, completion, stalled, time);
        }

        private Client client() {
            return Trees.client(id, mac, completion, 600);
        }
    }

    /** Machines of one session with ids from a number on. */
    static List<Machine> machines(long session, long firstId, int count) {
        return Stream.iterate(firstId, id -> id + 1)
                .limit(count)
                .map(id -> Machine.of(session, id))
                .toList();
    }

    public ServerView at(Moment read, Machine... machines) {
        return at(read, List.of(machines));
    }

    ServerView at(Moment read, List<Machine> machines) {
        Map<Long, List<Machine>> bySession = new LinkedHashMap<>();
        machines.forEach(machine -> bySession
                .computeIfAbsent(machine.session(), session -> new ArrayList<>())
                .add(machine));
        List<Session> sessions = bySession.entrySet().stream()
                .map(session -> session(session.getKey(), session.getValue()))
                .toList();
        Content content = new Content(10, "install.wim", sessions);
        Namespace namespace = Trees.namespace("WDS:Images", true, List.of(content));
        List<WatchedClient> clients = new ArrayList<>();
        List<WatchedSession> watched = new ArrayList<>();
        for (Session session : sessions) {
            List<WatchedClient> members = new ArrayList<>();
            for (Machine machine : bySession.get(session.id())) {
                Moment joined =
                        machine.joined() == null ? null : read.plus(Duration.between(read.instant(), machine.joined()));
                members.add(new WatchedClient(
                        read,
                        namespace,
                        content,
                        session,
                        machine.client(),
                        new ClientHistory(joined, joined, true, 0.001, machine.stalled())));
            }
            watched.add(new WatchedSession(read, namespace, content, session, members));
            clients.addAll(members);
        }
        ServerSnapshot snapshot = new ServerSnapshot(
                read,
                Duration.ofMillis(12),
                new ServerDetails(1, 6, 3, true),
                new ServerPolicies(policy, null, null),
                List.of(namespace),
                null,
                List.of());
        return new ServerView(server, true, snapshot, read, null, watched, clients, List.of(), List.of());
    }

    /** The same view of a server that does not answer any more. */
    static ServerView failing(ServerView view, Instant now) {
        return new ServerView(
                view.server(),
                false,
                view.snapshot(),
                view.lastRead(),
                new ServerView.Failure(HResult.of(0x800706BA), "The server does not answer", now),
                view.sessions(),
                view.clients(),
                view.transfers(),
                view.departures());
    }

    private Session session(long id, List<Machine> machines) {
        return new Session(
                id,
                "Ethernet",
                "00-15-5D-00-00-01",
                rate,
                machines.get(0).id(),
                machines.stream().map(Machine::client).toList());
    }
}
