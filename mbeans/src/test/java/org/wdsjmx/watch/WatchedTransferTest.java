package org.wdsjmx.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerPolicies;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TftpClient;

class WatchedTransferTest {

    @Test
    void transfersOfOneFileToOneMachineAreToldApart() {
        assertThat(WatchedTransfer.of(snapshot(
                        List.of(transfer("a", "1"), transfer("a", "1"), transfer("a#2", "1"), transfer("a", "2")))))
                .extracting(WatchedTransfer::ip, WatchedTransfer::file)
                .containsExactly(tuple("1", "a"), tuple("1", "a#3"), tuple("1", "a#2"), tuple("2", "a"));
    }

    @Test
    void unknownNamesAreEmpty() {
        assertThat(WatchedTransfer.of(snapshot(List.of(transfer(null, null)))))
                .extracting(WatchedTransfer::ip, WatchedTransfer::file)
                .containsExactly(tuple("", ""));
    }

    @Test
    void aServerThatTellsNoneHasNone() {
        assertThat(WatchedTransfer.of(snapshot(null))).isEmpty();
    }

    private static TftpClient transfer(String file, String ip) {
        return new TftpClient(file, ip, 1, 2, 3, 4, 5);
    }

    private static ServerSnapshot snapshot(List<TftpClient> transfers) {
        return new ServerSnapshot(
                Moment.of(Trees.START),
                Duration.ZERO,
                ServerDetails.UNKNOWN,
                ServerPolicies.UNKNOWN,
                List.of(),
                transfers,
                List.of());
    }
}
