package org.wdsjmx.transport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TftpClient;

/** What every backend owes to who looks at the TFTP transfers of a server. */
public abstract class TransferContract extends ContractTest {

    private static final TftpClient BOOT_IMAGE =
            new TftpClient("boot\\x64\\boot.wim", "10.0.0.17", 10, 104_857_600, 524_288_000, 1_456, 4);

    /** Longer than 32 bit, the largest block and an address that is not IPv4. */
    private static final TftpClient LARGE =
            new TftpClient("boot\\ü.vhdx", "fe80::17", 1, 5_000_000_000L, 9_000_000_000L, 65_531, 64);

    @Test
    void showsThatNothingIsTransferred() throws Exception {
        ServerSnapshot snapshot = read();

        assertThat(snapshot.tftpClients()).isEmpty();
        assertThat(snapshot.faults()).isEmpty();
    }

    @Test
    void showsTransfersFieldByField() throws Exception {
        world.transfers(List.of(BOOT_IMAGE, LARGE, BOOT_IMAGE));

        ServerSnapshot snapshot = read();

        assertThat(snapshot.tftpClients()).containsExactlyInAnyOrder(BOOT_IMAGE, LARGE, BOOT_IMAGE);
        assertThat(snapshot.faults()).isEmpty();
    }

    @Test
    void showsTransfersThatBeginAndEndBetweenReads() throws Exception {
        world.transfers(List.of(BOOT_IMAGE));
        assertThat(read().tftpClients()).containsExactly(BOOT_IMAGE);

        world.transfers(List.of(LARGE));
        assertThat(read().tftpClients()).containsExactly(LARGE);

        world.transfers(List.of());
        assertThat(read().tftpClients()).isEmpty();
    }

    @Test
    void cannotTellOnAnOlderServer() throws Exception {
        world.olderServer();

        ServerSnapshot snapshot = read();

        assertThat(snapshot.tftpClients()).isNull();
        assertThat(snapshot.faults()).isEmpty();
    }
}
