package org.wdsjmx.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ReadFault;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;

/** Small trees for tests: one namespace {@code N}, one content with id 10, one session with id 20. */
public final class Trees {

    public static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private Trees() {}

    public static Client client(long id, String mac, double completion, long joinDuration) {
        return new Client(
                id, "PC-" + id, mac, "10.0.0." + id % 250, "CONTOSO\\deploy", completion, joinDuration, 0.1, 0.2, 0.3);
    }

    public static ServerSnapshot snapshot(long secondsAfterStart, Client... clients) {
        return snapshot(secondsAfterStart, true, List.of(), clients);
    }

    public static ServerSnapshot snapshot(
            long secondsAfterStart, boolean started, List<ReadFault> faults, Client... clients) {
        List<Session> sessions = clients.length == 0
                ? List.of()
                : List.of(new Session(
                        20, "Ethernet", "00-15-5D-00-00-01", 50_000_000, clients[0].id(), List.of(clients)));
        List<Content> contents = sessions.isEmpty() ? List.of() : List.of(new Content(10, "install.wim", sessions));
        return new ServerSnapshot(
                Moment.of(START.plusSeconds(secondsAfterStart)),
                Duration.ofMillis(12),
                new ServerDetails(1, 6, 3, true),
                List.of(namespace("N", started, contents)),
                faults);
    }

    public static Namespace namespace(String name, boolean started, List<Content> contents) {
        return new Namespace(
                1,
                name,
                name,
                "",
                "WDS",
                "D:\\Images",
                NamespaceKind.AUTO_CAST,
                true,
                false,
                null,
                started,
                -1,
                null,
                contents);
    }
}
