package org.wdsjmx.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerSnapshotTest {

    @Test
    void aClientThatMovedWhileTheTreeWasWalkedIsShownWhereItWasSeenLast() {
        ServerSnapshot snapshot = snapshot(List.of(
                new Content(1, "a", List.of(session(10, client(5, 0.1), client(6, 0.2)))),
                new Content(2, "b", List.of(session(11, client(5, 0.3))))));
        List<Content> contents = snapshot.namespaces().get(0).contents();
        assertThat(contents.get(0).sessions().get(0).clients())
                .extracting(Client::id)
                .containsExactly(6L);
        assertThat(contents.get(1).sessions().get(0).clients())
                .extracting(Client::id)
                .containsExactly(5L);
    }

    @Test
    void aSessionThatIsListedTwiceIsShownOnce() {
        ServerSnapshot snapshot = snapshot(List.of(
                new Content(1, "a", List.of(session(10, client(5, 0.1)))),
                new Content(2, "b", List.of(session(10, client(5, 0.3))))));
        List<Content> contents = snapshot.namespaces().get(0).contents();
        assertThat(contents.get(0).sessions()).isEmpty();
        assertThat(contents.get(1).sessions()).hasSize(1);
        assertThat(contents.get(1).sessions().get(0).clients()).hasSize(1);
    }

    @Test
    void twoMachinesOfOneIdAreBothShown() {
        ServerSnapshot snapshot = snapshot(List.of(new Content(
                1,
                "a",
                List.of(session(10, client(5, "00", 0.1), client(5, "01", 0.2)), session(10, client(5, "02", 0.3))))));
        assertThat(snapshot.namespaces().get(0).contents().get(0).sessions())
                .extracting(session -> session.clients().size())
                .containsExactly(2, 1);
    }

    @Test
    void machinesThatCannotBeComparedAreBothShown() {
        ServerSnapshot snapshot = snapshot(List.of(
                new Content(1, "a", List.of(session(10, unknown(""), unknown("")), session(11, unknown(null))))));
        assertThat(snapshot.namespaces().get(0).contents().get(0).sessions())
                .extracting(session -> session.clients().size())
                .containsExactly(2, 1);
    }

    @Test
    void contentsOfOneIdAreBothShown() {
        ServerSnapshot snapshot = snapshot(List.of(
                new Content(1, "a", List.of(session(10, client(5, 0.1)))),
                new Content(1, "b", List.of(session(11, client(6, 0.1))))));
        assertThat(snapshot.namespaces().get(0).contents()).hasSize(2);
    }

    private static Client unknown(String text) {
        return new Client(5, text, text, text, text, 0.5, 1, 0, 0, 0);
    }

    private static ServerSnapshot snapshot(List<Content> contents) {
        Namespace namespace = new Namespace(
                1, "N", "N", "", "WDS", "", NamespaceKind.AUTO_CAST, true, false, null, true, -1, null, contents);
        return new ServerSnapshot(
                Moment.of(Instant.EPOCH), Duration.ZERO, ServerDetails.UNKNOWN, List.of(namespace), List.of());
    }

    private static Session session(long id, Client... clients) {
        return new Session(id, "Ethernet", "00-15-5D-00-00-01", 1, 0, List.of(clients));
    }

    private static Client client(long id, double completion) {
        return client(id, "00", completion);
    }

    private static Client client(long id, String mac, double completion) {
        return new Client(id, "PC-" + id, mac, "10.0.0.1", "", completion, 1, 0, 0, 0);
    }
}
