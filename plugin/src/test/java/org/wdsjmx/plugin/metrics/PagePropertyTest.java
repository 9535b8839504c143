package org.wdsjmx.plugin.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.prometheus.client.Collector.Type;
import io.prometheus.client.Gauge;
import io.prometheus.client.exemplars.Exemplar;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.wdsjmx.plugin.metrics.exposition.Format;
import org.wdsjmx.plugin.metrics.exposition.Page;
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
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;
import org.wdsjmx.watch.ClientHistory;
import org.wdsjmx.watch.Reading;
import org.wdsjmx.watch.ServerView;
import org.wdsjmx.watch.WatchedClient;
import org.wdsjmx.watch.WatchedSession;

/** Whole pages, compared with what the library writes of the same collectors. */
class PagePropertyTest {

    private static final Moment TIME = Moment.of(Instant.parse("2026-03-01T08:00:00.125Z"));
    private static final int LIMIT = 6;
    private static final List<String> TEXTS = List.of(
            "",
            "PC-1",
            "PC-2",
            "a\"b\\c\nd{}=,",
            "\uD83D\uDE80",
            "\uD83D",
            "x\uDE80y",
            "\u0000\r\t",
            "\u00e4",
            "\u2028",
            "L".repeat(3000),
            "\u20ac".repeat(40_000));
    private static final double[] NUMBERS = {
        Double.NaN, 0, -0.0, 0.01, 0.29, 1, 0.1 + 0.2, 1e-7, 1e300, Double.POSITIVE_INFINITY, -12.5
    };

    private TransportCollector collector = new TransportCollector("1.2.3", "emulator", LIMIT, List.of("jmx"));
    private OrderedRegistry registry = new OrderedRegistry();

    @Property(tries = 150)
    void pagesAreThoseOfTheLibrary(@ForAll long seed) throws IOException {
        // All tries run in one object.
        collector = new TransportCollector("1.2.3", "emulator", LIMIT, List.of("jmx"));
        registry = new OrderedRegistry();
        Random random = new Random(seed);
        Gauge.build("before", "Comes first, \\ and \n").register(registry).set(random.nextDouble());
        registry.register(collector);
        Gauge.build("after", "Comes last").register(registry).set(1);
        for (int read = 0; read < 6; read++) {
            collector.published(null, view("WDS0" + random.nextInt(3), random), List.of(), reading());
            for (Format format : Format.values()) {
                assertThat(page(format)).isEqualTo(ofTheLibrary(format));
                // Once more, from what was kept.
                assertThat(page(format)).isEqualTo(ofTheLibrary(format));
            }
            collector.disconnected(
                    "WDS0" + random.nextInt(4),
                    "jmx",
                    List.of(fallback(DisconnectOutcome.values()[random.nextInt(5)])));
            assertThat(page(Format.TEXT)).isEqualTo(ofTheLibrary(Format.TEXT));
        }
    }

    @Test
    void anEmptyRegistryIsAnEmptyPage() throws IOException {
        for (Format format : Format.values()) {
            assertThat(page(format)).isEqualTo(ofTheLibrary(format));
        }
    }

    @Test
    void familiesThatTellMoreThanNumbersAreThoseOfTheLibrary() throws IOException {
        Gauge.build("plain", "Written by us").register(registry).set(0.1);
        Gauge.build("labels", "Too")
                .labelNames("one", "two")
                .register(registry)
                .labels("a\"b", "")
                .set(2);
        for (Sample sample : List.of(
                new Sample("late", List.of("a"), List.of("b"), 1, 1_767_225_600_000L),
                new Sample("late_total", List.of(), List.of(), 1, new Exemplar(0.5, "trace", "t\n1")),
                new Sample("late_created", List.of(), List.of(), 1.7e9))) {
            Collector told = collecting(new MetricFamilySamples("late", Type.COUNTER, "More", List.of(sample)));
            registry.register(told);
            for (Format format : Format.values()) {
                assertThat(page(format)).isEqualTo(ofTheLibrary(format));
            }
            registry.unregister(told);
        }
    }

    private static Collector collecting(MetricFamilySamples family) {
        return new Collector() {
            @Override
            public List<MetricFamilySamples> collect() {
                return List.of(family);
            }
        };
    }

    @Test
    void manyScrapesDuringReadsSeeWholeViews() {
        registry.register(collector);
        collector.published(null, everybodyAt(0), List.of(), reading());
        List<CompletableFuture<Void>> scrapers = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(this::scrapeOften))
                .toList();
        for (int read = 1; scrapers.stream().anyMatch(scraper -> !scraper.isDone()); read++) {
            collector.published(null, everybodyAt(read % 50), List.of(), reading());
        }
        scrapers.forEach(CompletableFuture::join);
    }

    private void scrapeOften() {
        for (int i = 0; i < 200; i++) {
            List<String> values = page(Format.TEXT)
                    .lines()
                    .filter(line -> line.startsWith("wds_client_cpu_ratio{")
                            || line.startsWith("wds_client_memory_ratio{")
                            || line.startsWith("wds_session_transfer_rate_bytes_per_second{")
                            || line.startsWith("wds_last_read_timestamp_seconds{"))
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .distinct()
                    .toList();
            assertThat(values).hasSize(1);
        }
    }

    /** A view in which every number that is looked at is the same. */
    private static ServerView everybodyAt(int number) {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < LIMIT; i++) {
            clients.add(new Client(i + 1, "PC-" + i, null, null, null, 0.5, 1, number, number, Double.NaN));
        }
        return view(
                "WDS01", Moment.of(Instant.ofEpochSecond(number)), List.of(new Session(1, "", "", number, 1, clients)));
    }

    private static DisconnectResult fallback(DisconnectOutcome outcome) {
        return new DisconnectResult(
                new ClientIdentity(1, "PC-1", null), DisconnectType.FALLBACK, outcome, HResult.OK, "", Duration.ZERO);
    }

    private static Reading reading() {
        return new Reading(true, Duration.ofMillis(40), List.of());
    }

    private static ServerView view(String server, Random random) {
        List<Session> sessions = new ArrayList<>();
        for (int s = random.nextInt(4); s > 0; s--) {
            List<Client> clients = new ArrayList<>();
            for (int c = random.nextInt(5); c > 0; c--) {
                clients.add(new Client(
                        100 * s + random.nextInt(3) * 10 + c,
                        text(random),
                        text(random),
                        text(random),
                        text(random),
                        number(random),
                        10,
                        number(random),
                        random.nextGaussian(),
                        number(random)));
            }
            sessions.add(new Session(
                    random.nextInt(2) * 10 + s,
                    text(random),
                    text(random),
                    random.nextLong() >> random.nextInt(64),
                    random.nextInt(300),
                    clients));
        }
        return view(server, TIME.plus(Duration.ofMillis(random.nextInt())), sessions);
    }

    private static ServerView view(String server, Moment time, List<Session> sessions) {
        Content content = new Content(1, "install.wim", sessions);
        Namespace namespace = new Namespace(
                1,
                "N\"",
                "",
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
                List.of(content));
        ServerSnapshot snapshot = new ServerSnapshot(
                time, Duration.ZERO, new ServerDetails(1, 6, 3, true), List.of(namespace), List.of());
        List<WatchedSession> watched = sessions.stream()
                .map(session -> new WatchedSession(
                        time,
                        namespace,
                        content,
                        session,
                        session.clients().stream()
                                .map(client -> new WatchedClient(
                                        time,
                                        namespace,
                                        content,
                                        session,
                                        client,
                                        new ClientHistory(
                                                client.id() % 2 == 0 ? null : time, time, false, Double.NaN, false)))
                                .toList()))
                .toList();
        return new ServerView(
                server,
                true,
                snapshot,
                time,
                null,
                watched,
                watched.stream().flatMap(s -> s.clients().stream()).toList(),
                List.of(),
                List.of());
    }

    private static String text(Random random) {
        int i = random.nextInt(TEXTS.size() * 3);
        return i < TEXTS.size() ? TEXTS.get(i) : i % 2 == 0 ? null : TEXTS.get(1 + i % 3);
    }

    private static double number(Random random) {
        int i = random.nextInt(NUMBERS.length * 2);
        return i < NUMBERS.length ? NUMBERS[i] : Client.ratio(random.nextInt(101));
    }

    private String page(Format format) {
        Page page = registry.page(format);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            page.writeTo(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        assertThat(page.size()).isEqualTo(out.size());
        assertThat(compressedAndBack(page)).isEqualTo(out.toByteArray());
        return out.toString(StandardCharsets.UTF_8);
    }

    private static byte[] compressedAndBack(Page page) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            page.writeGzipTo(out);
            assertThat(page.gzipSize()).isEqualTo(out.size());
            // Checks the length and the CRC, too.
            return new GZIPInputStream(new ByteArrayInputStream(out.toByteArray())).readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String ofTheLibrary(Format format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            TextFormat.writeFormat(format.contentType(), writer, registry.metricFamilySamples());
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
