package org.wdsjmx.plugin.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wdsjmx.plugin.metrics.exposition.Format;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerPolicies;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.TftpClient;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.transport.TransportServer;
import org.wdsjmx.watch.Watch;
import org.wdsjmx.watch.WatchSettings;

/** Two series with the same labels make a scrape fail as a whole, whatever ids a server gives. */
class RepeatedIdsTest {

    @Test
    void noTwoSeriesHaveTheSameLabels() throws Exception {
        OrderedRegistry registry = new OrderedRegistry();
        TransportCollector collector = new TransportCollector("1", "emulator", 5_000, List.of("jmx"));
        registry.register(collector);
        Duration never = Duration.ofHours(1);
        try (Watch watch = new Watch(
                Map.of("S", ""),
                new Alike(),
                new WatchSettings(never, never, never, never),
                MomentSource.system(),
                List.of(collector))) {
            for (int read = 0; read < 2; read++) {
                watch.servers().get(0).refresh().orTimeout(10, TimeUnit.SECONDS).join();
                List<String> lines = series(registry);
                assertThat(lines).doesNotHaveDuplicates();
                assertThat(lines)
                        .filteredOn(line -> line.startsWith("wds_session_clients{"))
                        .hasSize(200);
                assertThat(lines)
                        .filteredOn(line -> line.startsWith("wds_client_completion_ratio{"))
                        .hasSize(200);
                assertThat(lines)
                        .filteredOn(line -> line.startsWith("wds_tftp_transfer_bytes{"))
                        .hasSize(3);
            }
        }
    }

    /** The names and labels of all series, without their values. */
    private static List<String> series(OrderedRegistry registry) throws IOException {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        registry.page(Format.TEXT).writeTo(page);
        return page.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .toList();
    }

    /** A server of two hundred namespaces, each with a content, a session and a client that have the ids of the others. */
    private static final class Alike implements TransportBackend {

        @Override
        public String name() {
            return "alike";
        }

        @Override
        public TransportServer connect(String server) {
            return new TransportServer() {
                @Override
                public ServerSnapshot read() {
                    return snapshot();
                }

                @Override
                public List<DisconnectResult> disconnect(List<ClientIdentity> clients, DisconnectType type) {
                    return List.of();
                }

                @Override
                public void perform(ServerAction action) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void close() {
                    // nothing is open
                }
            };
        }

        private static ServerSnapshot snapshot() {
            Client client = new Client(1, "PC", "00-15-5D-00-00-01", "10.0.0.1", "u", 0.5, 1, 0.1, 0.2, 0.3);
            TftpClient transfer = new TftpClient("boot.wim", "10.0.0.1", 1, 2, 3, 4, 5);
            TftpClient literal = new TftpClient("boot.wim#2", "10.0.0.1", 1, 2, 3, 4, 5);
            return new ServerSnapshot(
                    MomentSource.system().moment(),
                    Duration.ZERO,
                    ServerDetails.UNKNOWN,
                    ServerPolicies.UNKNOWN,
                    IntStream.range(0, 200)
                            .mapToObj(i -> namespace("N" + i % 100, client))
                            .toList(),
                    List.of(transfer, transfer, literal),
                    List.of());
        }

        private static Namespace namespace(String name, Client client) {
            Session session = new Session(1, "Ethernet", "", 1, 1, List.of(client));
            return new Namespace(
                    1,
                    name,
                    name,
                    "",
                    "WDS",
                    "",
                    NamespaceKind.AUTO_CAST,
                    true,
                    false,
                    null,
                    true,
                    -1,
                    null,
                    List.of(new Content(1, "install.wim", List.of(session))));
        }
    }
}
