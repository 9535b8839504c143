package org.wdsjmx.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wdsjmx.transport.ClientIdentity;
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
        return of(snapshot, List.of());
    }

    /**
     * The transfers of a snapshot. One whose address or file the server refuses in this read goes on under those of the read before
     * when only one can be meant.
     *
     * @param before the transfers of the read before
     */
    static List<WatchedTransfer> of(ServerSnapshot snapshot, List<WatchedTransfer> before) {
        if (snapshot.tftpClients() == null) {
            return List.of();
        }
        List<TftpClient> transfers = snapshot.tftpClients();
        boolean complete = transfers.stream().allMatch(WatchedTransfer::isComplete);
        return labelled(complete ? transfers : remembered(transfers, before));
    }

    private static List<WatchedTransfer> labelled(List<TftpClient> transfers) {
        Map<String, List<Integer>> byAddress = new LinkedHashMap<>();
        for (int i = 0; i < transfers.size(); i++) {
            byAddress
                    .computeIfAbsent(text(transfers.get(i).ipAddress()), ip -> new ArrayList<>())
                    .add(i);
        }
        WatchedTransfer[] labelled = new WatchedTransfer[transfers.size()];
        byAddress.forEach((ip, ofOne) -> {
            List<String> files =
                    UniqueLabels.of(ofOne, i -> text(transfers.get(i).fileName()));
            for (int k = 0; k < files.size(); k++) {
                int i = ofOne.get(k);
                labelled[i] = new WatchedTransfer(ip, files.get(k), transfers.get(i));
            }
        });
        return List.of(labelled);
    }

    private static List<TftpClient> remembered(List<TftpClient> now, List<WatchedTransfer> before) {
        List<TftpClient> left = new ArrayList<>();
        before.forEach(transfer -> left.add(transfer.transfer()));
        now.stream()
                .filter(t -> t.ipAddress() != null && t.fileName() != null)
                .forEach(t ->
                        left.stream().filter(then -> mayBe(then, t)).findFirst().ifPresent(left::remove));
        return now.stream()
                .map(t -> isComplete(t) ? t : completed(t, left, now))
                .toList();
    }

    private static TftpClient completed(TftpClient transfer, List<TftpClient> before, List<TftpClient> now) {
        List<TftpClient> candidates =
                before.stream().filter(then -> mayBe(then, transfer)).toList();
        if (candidates.size() != 1) {
            return transfer;
        }
        TftpClient then = candidates.get(0);
        boolean onlyOne = now.stream()
                        .filter(t -> !isComplete(t))
                        .filter(t -> mayBe(then, t))
                        .count()
                == 1;
        return !onlyOne
                ? transfer
                : new TftpClient(
                        then.fileName(),
                        then.ipAddress(),
                        transfer.timeoutSeconds(),
                        transfer.currentFileOffset(),
                        transfer.fileSize(),
                        transfer.blockSize(),
                        transfer.windowSize());
    }

    private static boolean isComplete(TftpClient transfer) {
        return ClientIdentity.isKnown(transfer.ipAddress()) && ClientIdentity.isKnown(transfer.fileName());
    }

    /** Whether nothing that is known of both speaks against it: a transfer keeps address, file and size, and goes forward. */
    private static boolean mayBe(TftpClient then, TftpClient now) {
        return (!ClientIdentity.isKnown(now.ipAddress()) || now.ipAddress().equals(then.ipAddress()))
                && (!ClientIdentity.isKnown(now.fileName()) || now.fileName().equals(then.fileName()))
                && (now.fileSize() == -1 || then.fileSize() == -1 || now.fileSize() == then.fileSize())
                && (now.currentFileOffset() == -1 || now.currentFileOffset() >= then.currentFileOffset());
    }

    private static String text(String told) {
        return told == null ? "" : told;
    }
}
