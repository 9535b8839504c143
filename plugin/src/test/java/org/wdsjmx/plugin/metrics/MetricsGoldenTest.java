package org.wdsjmx.plugin.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerPolicies;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.TftpClient;
import org.wdsjmx.watch.Change;
import org.wdsjmx.watch.ClientHistory;
import org.wdsjmx.watch.DepartureOutcome;
import org.wdsjmx.watch.Reading;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedClient;
import org.wdsjmx.watch.WatchedSession;
import org.wdsjmx.watch.WatchedTransfer;

/** The whole page in both formats, compared with files that are read by people. */
class MetricsGoldenTest {

    private static final Moment TIME = Moment.of(Instant.parse("2026-03-01T08:00:00Z"));
    private static final Client SLOW = new Client(
            4_294_967_295L, "LAB-PC-07", "00-15-5D-01-02-07", "10.0.0.7", "CONTOSO\\deploy", 0.25, 90, 0.1, 0.2, 0.05);
    private static final Client STRANGE = new Client(
            12,
            "a\"b\\c\nd{}=,\uD83D\uDE80",
            null,
            "fe80::1",
            null,
            Double.NaN,
            -1,
            Double.NaN,
            Double.NaN,
            Double.NaN);

    private static final TftpClient TRANSFER =
            new TftpClient("boot\\x64\\boot.wim", "10.0.0.8", 10, 1_048_576, 4_194_304, 1_456, 4);

    @Test
    void theTextFormat() throws IOException {
        assertThat(page(TextFormat.CONTENT_TYPE_004)).isEqualTo(golden("metrics.txt"));
    }

    @Test
    void theOpenMetricsFormat() throws IOException {
        assertThat(page(TextFormat.CONTENT_TYPE_OPENMETRICS_100)).isEqualTo(golden("openmetrics.txt"));
    }

    @Test
    void theOrderIsTheSameEveryTime() throws IOException {
        assertThat(page(TextFormat.CONTENT_TYPE_004)).isEqualTo(page(TextFormat.CONTENT_TYPE_004));
    }

    private static String page(String format) throws IOException {
        TransportCollector collector = new TransportCollector("1.2.3", "emulator", 5000, List.of("jmx"));
        publish(collector);
        CollectorRegistry registry = new OrderedRegistry();
        registry.register(collector);
        StringWriter page = new StringWriter();
        TextFormat.writeFormat(format, page, registry.metricFamilySamples());
        return page.toString();
    }

    private static void publish(TransportCollector collector) {
        Session session =
                new Session(20, "Ethernet", "00-15-5D-00-00-01", 1_572_864, SLOW.id(), List.of(SLOW, STRANGE));
        Content content = new Content(10, "install.wim", List.of(session));
        Namespace autoCast = namespace("WDS:Lab/install.wim/1", NamespaceKind.AUTO_CAST, List.of(content));
        Namespace waiting = namespace("Exams", NamespaceKind.SCHEDULED_CAST_MANUAL_START, List.of());
        ServerSnapshot snapshot = new ServerSnapshot(
                TIME,
                Duration.ofMillis(40),
                new ServerDetails(1, 6, 3, true),
                ServerPolicies.UNKNOWN,
                List.of(autoCast, waiting),
                List.of(TRANSFER),
                List.of());
        WatchedClient slow = watched(autoCast, content, session, SLOW, TIME.minus(Duration.ofSeconds(90)));
        WatchedClient strange = watched(autoCast, content, session, STRANGE, null);
        ServerView up = new ServerView(
                "WDS01",
                true,
                snapshot,
                TIME,
                null,
                List.of(new WatchedSession(TIME, autoCast, content, session, List.of(slow, strange))),
                List.of(slow, strange),
                List.of(new WatchedTransfer("10.0.0.8", "boot\\x64\\boot.wim", TRANSFER)),
                List.of());
        collector.published(
                null,
                up,
                List.of(new Change.ClientJoined(slow), new Change.ClientLeft(slow, DepartureOutcome.COMPLETED)),
                new Reading(true, Duration.ofMillis(40), List.of()));

        HResult unavailable = HResult.of(0x800706BA);
        ServerView down = new ServerView(
                "WDS02",
                false,
                null,
                null,
                new ServerView.Failure(unavailable, "unreachable", TIME.instant()),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        collector.published(null, down, List.of(), new Reading(true, Duration.ofSeconds(2), List.of(unavailable)));
        collector.disconnected(
                "WDS01",
                "jmx",
                List.of(new DisconnectResult(
                        new ClientIdentity(12, null, null),
                        DisconnectType.FALLBACK,
                        DisconnectOutcome.ACCEPTED,
                        HResult.OK,
                        "",
                        Duration.ZERO)));
    }

    private static Namespace namespace(String name, NamespaceKind kind, List<Content> contents) {
        return new Namespace(1, name, name, "", "WDS", "", kind, true, false, null, true, -1, null, contents);
    }

    private static WatchedClient watched(
            Namespace namespace, Content content, Session session, Client client, Moment joined) {
        return new WatchedClient(
                TIME, namespace, content, session, client, new ClientHistory(joined, TIME, false, Double.NaN, false));
    }

    private static String golden(String name) {
        try {
            return Files.readString(
                    Path.of("src/test/resources/org/wdsjmx/plugin/metrics", name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
