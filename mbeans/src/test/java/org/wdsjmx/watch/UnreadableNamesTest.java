package org.wdsjmx.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.wdsjmx.watch.Trees.snapshot;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerPolicies;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TftpClient;

/** A server that refuses a name or an address in one read. */
class UnreadableNamesTest {

    private static final String MAC = "00-15-5D-01-02-03";

    private final ChangeDetector detector = new ChangeDetector(Duration.ofSeconds(60));

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void aClientKeepsTheNameAndTheAddressesOfTheReadBefore(String unreadable) {
        detector.observe(snapshot(0, client("PC", MAC, "10.0.0.1", 0.1, 5)));
        var seen = detector.observe(snapshot(5, client(unreadable, unreadable, unreadable, 0.2, 10)));
        assertThat(seen.changes()).isEmpty();
        assertThat(seen.clients())
                .extracting(
                        c -> c.client().name(),
                        c -> c.client().macAddress(),
                        c -> c.client().ipAddress())
                .containsExactly(tuple("PC", MAC, "10.0.0.1"));
        assertThat(seen.clients().get(0).client().completion()).isEqualTo(0.2);
    }

    @Test
    void aNameThatIsReadableAndAnotherIsTaken() {
        detector.observe(snapshot(0, client("PC", MAC, "10.0.0.1", 0.1, 5)));
        detector.observe(snapshot(5, client(null, MAC, "10.0.0.1", 0.1, 10)));
        assertThat(detector.observe(snapshot(10, client("NEW", MAC, "10.0.0.1", 0.1, 15)))
                        .clients())
                .extracting(c -> c.client().name())
                .containsExactly("NEW");
    }

    @Test
    void anotherMachineWithTheIdInheritsNothing() {
        detector.observe(snapshot(0, client("PC", MAC, "10.0.0.1", 0.1, 5)));
        var seen = detector.observe(snapshot(5, client(null, "00-15-5D-01-02-99", null, 0.1, 10)));
        assertThat(seen.clients().get(0).client().name()).isNull();
        assertThat(seen.clients().get(0).client().ipAddress()).isNull();
    }

    @Test
    void anotherNameTellsAnotherMachineWhileTheAddressIsUnreadable() {
        detector.observe(snapshot(0, client("PC", MAC, "10.0.0.1", 0.1, 5)));
        var seen = detector.observe(snapshot(5, client("OTHER", null, "10.0.0.9", 0.1, 10)));
        assertThat(seen.changes())
                .hasAtLeastOneElementOfType(Change.ClientLeft.class)
                .hasAtLeastOneElementOfType(Change.ClientJoined.class);
        assertThat(seen.clients().get(0).client().macAddress()).isNull();
    }

    @Test
    void numbersThatCannotBeReadAreUnknownAndNotThoseOfTheReadBefore() {
        detector.observe(snapshot(0, client("PC", MAC, "10.0.0.1", 0.1, 5)));
        var seen = detector.observe(snapshot(5, client(null, MAC, "10.0.0.1", Double.NaN, -1)));
        assertThat(seen.clients().get(0).client().completion()).isNaN();
        assertThat(seen.clients().get(0).client().joinDurationSeconds()).isEqualTo(-1);
    }

    @Test
    void aTransferKeepsTheAddressOfTheReadBefore() {
        List<WatchedTransfer> before = WatchedTransfer.of(transfers(transfer("a", "1", 10), transfer("b", "2", 10)));
        assertThat(WatchedTransfer.of(transfers(transfer("a", null, 20), transfer("b", "2", 20)), before))
                .extracting(WatchedTransfer::ip, WatchedTransfer::file)
                .containsExactly(tuple("1", "a"), tuple("2", "b"));
    }

    @Test
    void aTransferThatMayBeAnyOfTwoIsNotGuessed() {
        List<WatchedTransfer> before = WatchedTransfer.of(transfers(transfer("a", "1", 10), transfer("a", "2", 10)));
        assertThat(WatchedTransfer.of(transfers(transfer("a", null, 20)), before))
                .extracting(WatchedTransfer::ip, WatchedTransfer::file)
                .containsExactly(tuple("", "a"));
    }

    private static Client client(String name, String mac, String ip, double completion, long joined) {
        return new Client(1, name, mac, ip, "CONTOSO\\deploy", completion, joined, 0.1, 0.2, 0.3);
    }

    private static TftpClient transfer(String file, String ip, long offset) {
        return new TftpClient(file, ip, 10, offset, 1_000, 4, 5);
    }

    private static ServerSnapshot transfers(TftpClient... transfers) {
        return new ServerSnapshot(
                Moment.of(Trees.START),
                Duration.ZERO,
                ServerDetails.UNKNOWN,
                ServerPolicies.UNKNOWN,
                List.of(),
                List.of(transfers),
                List.of());
    }
}
