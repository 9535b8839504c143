package org.wdsjmx.plugin.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.Session;
import org.wdsjmx.watch.ClientHistory;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.Trees;
import org.wdsjmx.watch.WatchedClient;

class ClientSelectionTest {

    private final ServerView view = view(0.9, Double.NaN, 0.1, 0.5);

    @Test
    void underTheLimitEverybodyIsKeptInOrder() {
        ClientSelection all = ClientSelection.of(view, 4);
        assertThat(ids(all)).containsExactly(0L, 1L, 2L, 3L);
        assertThat(all.dropped()).isZero();
    }

    @Test
    void overTheLimitTheLeastCompleteAreKept() {
        ClientSelection some = ClientSelection.of(view, 3);
        assertThat(ids(some)).containsExactly(1L, 2L, 3L);
        assertThat(some.dropped()).isEqualTo(1);
    }

    @Test
    void aLimitOfNoneDropsEverybody() {
        assertThat(ClientSelection.of(view, 0).dropped()).isEqualTo(4);
    }

    private static List<Long> ids(ClientSelection selection) {
        return selection.clients().stream().map(c -> c.client().id()).toList();
    }

    private static ServerView view(double... completions) {
        List<WatchedClient> clients = new java.util.ArrayList<>();
        Namespace namespace = Trees.namespace("N", true, List.of());
        for (int i = 0; i < completions.length; i++) {
            Client client = Trees.client(i, "00", completions[i], 1);
            Session session = new Session(20, "", "", 1, 0, List.of(client));
            clients.add(new WatchedClient(
                    Moment.of(Instant.EPOCH),
                    namespace,
                    new Content(10, "", List.of(session)),
                    session,
                    client,
                    new ClientHistory(null, null, false, Double.NaN, false)));
        }
        return new ServerView("S", true, null, null, null, List.of(), clients, List.of(), List.of());
    }
}
