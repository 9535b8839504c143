package org.wdsjmx.watch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TftpClient;

/**
 * A TFTP transfer with a name of its own. The API gives transfers no id; address and file tell them apart, and where a machine
 * fetches one file twice at once, a number after the file does.
 *
 * @param ip address of the client; empty = unknown
 * @param file file with a number after it where it is needed, for example {@code boot.wim#2}; empty = unknown
 * @param transfer what is known of it
 */
public record WatchedTransfer(String ip, String file, TftpClient transfer) {

    /** The transfers of a snapshot, each with its own pair of address and file. */
    static List<WatchedTransfer> of(ServerSnapshot snapshot) {
        if (snapshot.tftpClients() == null) {
            return List.of();
        }
        List<WatchedTransfer> transfers = new ArrayList<>();
        Set<List<String>> taken = new HashSet<>();
        for (TftpClient transfer : snapshot.tftpClients()) {
            String ip = transfer.ipAddress() == null ? "" : transfer.ipAddress();
            String name = transfer.fileName() == null ? "" : transfer.fileName();
            String file = name;
            for (int number = 2; !taken.add(List.of(ip, file)); number++) {
                file = name + '#' + number;
            }
            transfers.add(new WatchedTransfer(ip, file, transfer));
        }
        return List.copyOf(transfers);
    }
}
