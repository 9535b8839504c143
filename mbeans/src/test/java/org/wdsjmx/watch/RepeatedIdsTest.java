package org.wdsjmx.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wdsjmx.watch.Trees.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;

/** A server that breaks its promise that ids are unique. */
class RepeatedIdsTest {

    private static final String A = "00-15-5D-00-00-0A";
    private static final String B = "00-15-5D-00-00-0B";

    private final ChangeDetector detector = new ChangeDetector(Duration.ofSeconds(60));

    @Test
    void everySessionAndEveryClientIsSeen() {
        var seen = detector.observe(snapshot(0, of(1, client(7, A, 0.1, 5)), of(2, client(7, B, 0.2, 5))));
        assertThat(seen.sessions()).extracting(WatchedSession::label).containsExactly("5@1/10", "5@2/10");
        assertThat(seen.clients()).extracting(WatchedClient::label).containsExactly("7@" + A, "7@" + B);
        assertThat(seen.clients()).extracting(WatchedClient::sessionLabel).containsExactly("5@1/10", "5@2/10");
    }

    @Test
    void twoHundredNamespacesThatDifferInNothingAreAllSeen() {
        List<Namespace> alike = IntStream.range(0, 200)
                .mapToObj(i -> named(1, "same", of(1, client(1, A, 0.1, 5)).contents()))
                .toList();
        var seen = detector.observe(snapshot(0, alike.toArray(Namespace[]::new)));
        assertThat(seen.sessions())
                .hasSize(200)
                .extracting(WatchedSession::label)
                .doesNotHaveDuplicates();
        assertThat(seen.clients()).hasSize(200).extracting(WatchedClient::label).doesNotHaveDuplicates();
    }

    @Test
    void labelsDoNotDependOnTheOrderInWhichTheServerLists() {
        List<Namespace> listed = new ArrayList<>(List.of(of(1, client(7, A, 0.1, 5)), of(2, client(7, B, 0.2, 5))));
        detector.observe(snapshot(0, listed.toArray(Namespace[]::new)));
        Collections.reverse(listed);
        assertThat(detector.observe(snapshot(5, listed.toArray(Namespace[]::new)))
                        .changes())
                .isEmpty();
    }

    @Test
    void anotherClientOfTheSameIdMakesNobodyLeaveOrJoinButItself() {
        detector.observe(snapshot(0, of(1, client(7, A, 0.1, 5)), of(2)));
        var joined = detector.observe(snapshot(5, of(1, client(7, A, 0.1, 10)), of(2, client(7, B, 0.2, 1))));
        assertThat(joined.changes())
                .filteredOn(Change.ClientJoined.class::isInstance)
                .hasSize(1);
        assertThat(joined.changes())
                .noneMatch(change -> change instanceof Change.ClientLeft || change instanceof Change.SessionEnded);

        var left = detector.observe(snapshot(10, of(1, client(7, A, 0.1, 15)), of(2)));
        assertThat(left.changes())
                .filteredOn(Change.ClientLeft.class::isInstance)
                .singleElement()
                .extracting(
                        change -> ((Change.ClientLeft) change).client().client().macAddress())
                .isEqualTo(B);
        assertThat(left.changes()).noneMatch(Change.ClientJoined.class::isInstance);
        assertThat(left.clients()).extracting(WatchedClient::label).containsExactly("7");
    }

    @Test
    void onlyTheDepartureOfTheMachineThatWasDisconnectedIsExplainedByIt() {
        detector.observe(snapshot(0, of(1, client(7, A, 0.1, 5), client(7, B, 0.1, 5))));
        detector.disconnectAccepted(new ClientIdentity(7, "PC-7", B), DisconnectType.FALLBACK);
        var seen = detector.observe(snapshot(5, of(1)));
        assertThat(seen.changes())
                .filteredOn(Change.ClientLeft.class::isInstance)
                .extracting(
                        change -> ((Change.ClientLeft) change).client().client().macAddress() + " "
                                + ((Change.ClientLeft) change).outcome())
                .containsExactlyInAnyOrder(
                        A + " " + DepartureOutcome.VANISHED, B + " " + DepartureOutcome.DISCONNECTED_FALLBACK);
    }

    @Test
    void nobodyIsCalledTheMasterWhenTwoBearItsId() {
        var seen = detector.observe(snapshot(0, of(1, client(7, A, 0.1, 5), client(7, B, 0.1, 5))));
        assertThat(seen.clients()).noneMatch(WatchedClient::isMaster);
        assertThat(seen.sessions().get(0).master()).isEmpty();
    }

    private static Namespace of(long id, Client... clients) {
        Session session = new Session(5, "Ethernet", "", 1, 7, List.of(clients));
        return named(id, "N" + id, List.of(new Content(10, "install.wim", List.of(session))));
    }

    private static Namespace named(long id, String name, List<Content> contents) {
        return new Namespace(
                id, name, name, "", "WDS", "", NamespaceKind.AUTO_CAST, true, false, null, true, -1, null, contents);
    }

    private static ServerSnapshot snapshot(long seconds, Namespace... namespaces) {
        return new ServerSnapshot(
                Moment.of(Trees.START.plusSeconds(seconds)),
                Duration.ZERO,
                ServerDetails.UNKNOWN,
                List.of(namespaces),
                List.of());
    }
}
