package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wdsjmx.emulator.Stage.MB;
import static org.wdsjmx.emulator.Stage.autoCast;
import static org.wdsjmx.emulator.Stage.seconds;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.ServerAction.ControlServices;
import org.wdsjmx.transport.ServiceControl;
import org.wdsjmx.transport.TftpClient;

class TransferTest {

    private static final String FILE = "boot\\x64\\boot.wim";

    /** 10 seconds of transfer from the 20th second on, and again 30 seconds after each end. */
    private static final TransferScenario REPEATING =
            TransferScenario.of(FILE, 100 * MB, "10.0.0.17", 10 * MB).beginning(seconds(20), seconds(30));

    private static Stage stage(TransferScenario... transfers) {
        return new Stage(autoCast(MB).withTransfers(transfers));
    }

    private static List<TftpClient> transfers(Stage stage) {
        return stage.read().tftpClients();
    }

    @Test
    void aTransferIsShownWhileItIsUnderWay() {
        try (Stage stage = stage(REPEATING)) {
            stage.clock.advance(seconds(20).minusMillis(100));
            assertThat(transfers(stage)).isEmpty();
            stage.clock.advance(seconds(10));
            assertThat(transfers(stage)).hasSize(1);
            stage.clock.advance(seconds(1));
            assertThat(transfers(stage)).isEmpty();
        }
    }

    @Test
    void itMovesOnBlockByBlock() {
        try (Stage stage = stage(REPEATING)) {
            assertThat(transfers(stage.after(20)))
                    .containsExactly(new TftpClient(FILE, "10.0.0.17", 10, 0, 100 * MB, 1_456, 4));
            long offset = transfers(stage.after(5)).get(0).currentFileOffset();
            assertThat(offset % 1_456).isZero();
            assertThat(offset).isBetween(50 * MB - 1_456, 50 * MB);
        }
    }

    @Test
    void itComesAgain() {
        try (Stage stage = stage(REPEATING)) {
            assertThat(transfers(stage.after(59))).isEmpty();
            assertThat(transfers(stage.after(1)).get(0).currentFileOffset()).isZero();
            assertThat(transfers(stage.after(3_600 * 40))).hasSize(1);
        }
    }

    @Test
    void itHappensOnceWithoutARepetition() {
        try (Stage stage = stage(TransferScenario.of(FILE, 100 * MB, "10.0.0.17", 10 * MB))) {
            assertThat(transfers(stage.after(9))).hasSize(1);
            assertThat(transfers(stage.after(1))).isEmpty();
            assertThat(transfers(stage.after(1_000))).isEmpty();
        }
    }

    @Test
    void stoppingTheServicesBreaksItOffUntilItsNextTime() {
        try (Stage stage = stage(REPEATING)) {
            stage.after(22).perform(new ControlServices(ServiceControl.STOP));
            assertThat(transfers(stage)).isEmpty();
            stage.after(1).perform(new ControlServices(ServiceControl.START));
            assertThat(transfers(stage.after(1))).isEmpty();
            assertThat(transfers(stage.after(36))).hasSize(1);
        }
    }

    @Test
    void transfersCanBePutIn() {
        TftpClient other = new TftpClient("other", "fe80::1", 1, 2, 3, 4, 5);
        try (Stage stage = stage(REPEATING)) {
            stage.server.transfers(List.of(other, other));
            assertThat(transfers(stage)).containsExactly(other, other);
            assertThat(transfers(stage.after(21))).hasSize(3);
            stage.perform(new ControlServices(ServiceControl.RESTART));
            assertThat(transfers(stage)).isEmpty();
        }
    }
}
