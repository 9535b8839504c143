package org.wdsjmx.plugin.metrics;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.wdsjmx.mbean.Meaning;
import org.wdsjmx.transport.Client;
import org.wdsjmx.watch.WatchedClient;

/** What is measured of each client. Numbers bear only the id; {@code wds_client_info} says who that is. */
final class ClientFamilies {

    private ClientFamilies() {}

    static void addTo(Families families, List<ClientSelection> selections) {
        Families.Family info = families.info(
                "wds_client_info",
                "Who a client is and which session it has joined",
                "server",
                "client",
                "session",
                "name",
                "mac",
                "ip",
                "user");
        for (ClientSelection selection : selections) {
            for (WatchedClient watched : selection.clients()) {
                Client client = watched.client();
                info.add(
                        1,
                        selection.view().server(),
                        id(watched),
                        Long.toString(watched.session().id()),
                        client.name(),
                        client.macAddress(),
                        client.ipAddress(),
                        client.userIdentity());
            }
        }
        add(
                families,
                selections,
                "wds_client_completion_ratio",
                Meaning.COMPLETION,
                c -> c.client().completion());
        add(families, selections, "wds_client_master", Meaning.MASTER + " (1) or not (0)", c -> c.isMaster() ? 1 : 0);
        add(
                families,
                selections,
                "wds_client_joined_timestamp_seconds",
                Meaning.JOIN_TIME,
                c -> Timestamps.seconds(c.history().joinTime()));
        add(
                families,
                selections,
                "wds_client_progress_timestamp_seconds",
                Meaning.PROGRESS_TIME,
                c -> Timestamps.seconds(c.history().progressTime()));
        add(
                families,
                selections,
                "wds_client_cpu_ratio",
                Meaning.CPU,
                c -> c.client().cpuUtilization());
        add(
                families,
                selections,
                "wds_client_memory_ratio",
                Meaning.MEMORY,
                c -> c.client().memoryUtilization());
        add(
                families,
                selections,
                "wds_client_network_ratio",
                Meaning.NETWORK,
                c -> c.client().networkUtilization());
        Families.Family dropped = families.gauge(
                "wds_client_series_dropped",
                "Clients of the server that have no series of their own, because there are more than metrics.maxClients",
                "server");
        selections.forEach(
                selection -> dropped.add(selection.dropped(), selection.view().server()));
    }

    private static void add(
            Families families,
            List<ClientSelection> selections,
            String name,
            String help,
            ToDoubleFunction<WatchedClient> value) {
        Families.Family family = families.gauge(name, help, "server", "client");
        for (ClientSelection selection : selections) {
            String server = selection.view().server();
            selection.clients().forEach(c -> family.addKnown(value.applyAsDouble(c), server, id(c)));
        }
    }

    private static String id(WatchedClient client) {
        return Long.toString(client.client().id());
    }
}
