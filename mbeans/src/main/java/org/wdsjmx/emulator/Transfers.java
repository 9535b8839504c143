package org.wdsjmx.emulator;

import java.util.ArrayList;
import java.util.List;
import org.wdsjmx.transport.TftpClient;

/** The TFTP transfers of one server. Guarded by the lock of the server. */
final class Transfers {

    private final List<TransferScenario> scenario;
    private List<TftpClient> standing = List.of();

    Transfers(List<TransferScenario> scenario) {
        this.scenario = scenario;
    }

    /** Shows these too, unmoved, until the services stop. */
    void stand(List<TftpClient> transfers) {
        standing = List.copyOf(transfers);
    }

    /** To be called when the services stop. */
    void breakOff() {
        standing = List.of();
    }

    /** What is under way; nothing while the services do not run. */
    List<TftpClient> show(long now, Services services) {
        if (!services.running()) {
            return List.of();
        }
        List<TftpClient> shown = new ArrayList<>(standing);
        for (TransferScenario transfer : scenario) {
            transfer.at(now, services.startedAt()).ifPresent(shown::add);
        }
        return shown;
    }
}
