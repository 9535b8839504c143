package org.wdsjmx.plugin.metrics;

import java.util.List;
import org.wdsjmx.mbean.Meaning;
import org.wdsjmx.plugin.metrics.exposition.Series;
import org.wdsjmx.transport.Client;
import org.wdsjmx.watch.WatchedClient;

/** What is measured of each client. Numbers bear only the id; {@code wds_client_info} says who that is. */
final class ClientFamilies {

    static final Series<WatchedClient> INFO =
            new Series<>("wds_client_info", "Who a client is and which session it has joined", c -> 1);

    static final List<Series<WatchedClient>> NUMBERS = List.of(
            new Series<>(
                    "wds_client_completion_ratio",
                    Meaning.COMPLETION,
                    c -> c.client().completion()),
            new Series<>("wds_client_master", Meaning.MASTER + " (1) or not (0)", c -> c.isMaster() ? 1 : 0),
            new Series<>(
                    "wds_client_joined_timestamp_seconds",
                    Meaning.JOIN_TIME,
                    c -> Timestamps.seconds(c.history().joinTime())),
            new Series<>(
                    "wds_client_progress_timestamp_seconds",
                    Meaning.PROGRESS_TIME,
                    c -> Timestamps.seconds(c.history().progressTime())),
            new Series<>("wds_client_cpu_ratio", Meaning.CPU, c -> c.client().cpuUtilization()),
            new Series<>(
                    "wds_client_memory_ratio", Meaning.MEMORY, c -> c.client().memoryUtilization()),
            new Series<>(
                    "wds_client_network_ratio", Meaning.NETWORK, c -> c.client().networkUtilization()));

    private ClientFamilies() {}

    static void addTo(Families families, List<ClientSelection> selections) {
        Families.Family info =
                families.info(INFO.name(), INFO.help(), "server", "client", "session", "name", "mac", "ip", "user");
        for (ClientSelection selection : selections) {
            for (WatchedClient watched : selection.clients()) {
                Client client = watched.client();
                info.add(
                        1,
                        selection.view().server(),
                        watched.label(),
                        watched.sessionLabel(),
                        client.name(),
                        client.macAddress(),
                        client.ipAddress(),
                        client.userIdentity());
            }
        }
        for (Series<WatchedClient> series : NUMBERS) {
            add(families, selections, series);
        }
        addDropped(families, selections);
    }

    /** The families that tell of the servers as wholes and come after those of the clients. */
    static void addDropped(Families families, List<ClientSelection> selections) {
        Families.Family dropped = families.gauge(
                "wds_client_series_dropped",
                "Clients of the server that have no series of their own, because there are more than metrics.maxClients",
                "server");
        selections.forEach(
                selection -> dropped.add(selection.dropped(), selection.view().server()));
    }

    private static void add(Families families, List<ClientSelection> selections, Series<WatchedClient> series) {
        Families.Family family = families.gauge(series.name(), series.help(), "server", "client");
        for (ClientSelection selection : selections) {
            String server = selection.view().server();
            selection.clients().forEach(c -> family.addKnown(series.value().applyAsDouble(c), server, c.label()));
        }
    }
}
