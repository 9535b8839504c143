package org.wdsjmx.plugin.metrics;

import java.util.List;
import java.util.function.ToLongFunction;
import org.wdsjmx.mbean.Meaning;
import org.wdsjmx.transport.TftpClient;
import org.wdsjmx.watch.ServerView;

/** What is measured of TFTP transfers, for example of boot images. Servers before 2012 do not tell any. */
final class TftpFamilies {

    private TftpFamilies() {}

    static void addTo(Families families, List<ServerView> views) {
        Families.Family count = families.gauge("wds_tftp_transfers", "TFTP transfers under way", "server");
        views.stream()
                .filter(view -> view.snapshot() != null && view.snapshot().tftpClients() != null)
                .forEach(view -> count.add(view.transfers().size(), view.server()));
        add(families, views, "wds_tftp_transfer_bytes", Meaning.TFTP_OFFSET, TftpClient::currentFileOffset);
        add(families, views, "wds_tftp_transfer_size_bytes", Meaning.TFTP_SIZE, TftpClient::fileSize);
    }

    private static void add(
            Families families, List<ServerView> views, String name, String help, ToLongFunction<TftpClient> value) {
        Families.Family family = families.gauge(name, help, "server", "ip", "file");
        for (ServerView view : views) {
            view.transfers().forEach(t -> {
                long bytes = value.applyAsLong(t.transfer());
                family.addKnown(bytes < 0 ? Double.NaN : bytes, view.server(), t.ip(), t.file());
            });
        }
    }
}
