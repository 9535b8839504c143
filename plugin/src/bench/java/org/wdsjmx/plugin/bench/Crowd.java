package org.wdsjmx.plugin.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;

/** Snapshots of many clients, the same ones at every run. */
final class Crowd {

    private static final Instant TIME = Instant.parse("2026-03-01T08:00:00.250Z");
    private static final int CLIENTS_OF_A_SESSION = 50;
    private static final int SESSIONS_OF_A_NAMESPACE = 20;

    private Crowd() {}

    /**
     * A server with this many clients.
     *
     * @param replaced how many of them are others than in other generations
     * @param generation which others, and how far everybody is
     */
    static ServerSnapshot of(int clients, int replaced, int generation) {
        List<Namespace> namespaces = new ArrayList<>();
        List<Session> sessions = new ArrayList<>();
        for (int first = 0; first < clients; first += CLIENTS_OF_A_SESSION) {
            sessions.add(session(first, Math.min(clients, first + CLIENTS_OF_A_SESSION), replaced, generation));
            if (sessions.size() == SESSIONS_OF_A_NAMESPACE) {
                namespaces.add(namespace(namespaces.size() + 1, sessions));
                sessions.clear();
            }
        }
        if (!sessions.isEmpty()) {
            namespaces.add(namespace(namespaces.size() + 1, sessions));
        }
        return new ServerSnapshot(
                Moment.of(TIME.plusSeconds(generation)),
                Duration.ofMillis(40),
                new ServerDetails(1, 6, 3, true),
                namespaces,
                List.of());
    }

    private static Namespace namespace(int number, List<Session> sessions) {
        Content content = new Content(number, "install-" + number + ".wim", sessions);
        String name = "WDS:Lab/install-" + number + ".wim/1";
        return new Namespace(
                number,
                name,
                name,
                "",
                "WDS",
                "",
                NamespaceKind.AUTO_CAST,
                true,
                false,
                null,
                true,
                -1,
                null,
                List.of(content));
    }

    private static Session session(int first, int end, int replaced, int generation) {
        List<Client> clients = new ArrayList<>();
        for (int i = first; i < end; i++) {
            clients.add(client(i, i < replaced ? generation : 0, generation));
        }
        return new Session(
                1 + first / CLIENTS_OF_A_SESSION,
                "Ethernet",
                "00-15-5D-00-00-01",
                59_000_000 + 1_000L * first + generation,
                clients.get(0).id(),
                clients);
    }

    private static Client client(int place, int machine, int generation) {
        long id = 3_000_000_000L + machine * 1_000_000L + place;
        String mac = String.format(
                Locale.ROOT,
                "00-15-%02X-%02X-%02X-%02X",
                machine & 255,
                place >> 16 & 255,
                place >> 8 & 255,
                place & 255);
        return new Client(
                id,
                "LAB-PC-" + machine + "-" + place,
                mac,
                "10." + (place >> 16 & 255) + "." + (place >> 8 & 255) + "." + (place & 255),
                "CONTOSO\\deploy",
                Client.ratio((place * 37L + generation) % 101),
                100 + place % 900,
                Client.ratio((place * 11L + generation) % 101),
                Client.ratio((place * 7L + generation) % 101),
                Client.ratio((place * 3L + generation) % 101));
    }
}
