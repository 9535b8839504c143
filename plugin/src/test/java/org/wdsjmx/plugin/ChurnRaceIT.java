package org.wdsjmx.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.management.AttributeList;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import org.junit.jupiter.api.Test;
import org.wdsjmx.mbean.MBeanPublisher;
import org.wdsjmx.plugin.access.Callers;
import org.wdsjmx.plugin.access.CurrentSubject;
import org.wdsjmx.plugin.access.JvmExposure;
import org.wdsjmx.plugin.access.OpenAuthentication;
import org.wdsjmx.plugin.access.Right;
import org.wdsjmx.plugin.access.Role;
import org.wdsjmx.plugin.access.Way;
import org.wdsjmx.plugin.http.Endpoint;
import org.wdsjmx.plugin.http.HttpFrontend;
import org.wdsjmx.plugin.http.HttpRules;
import org.wdsjmx.plugin.http.JolokiaEndpoint;
import org.wdsjmx.plugin.http.MetricsEndpoint;
import org.wdsjmx.plugin.http.TrustedProxies;
import org.wdsjmx.plugin.jmx.JmxConnector;
import org.wdsjmx.plugin.metrics.OrderedRegistry;
import org.wdsjmx.plugin.metrics.TransportCollector;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.watch.Watch;
import org.wdsjmx.watch.WatchSettings;

/** Over 2,000 clients come and as many go each second, while everything is read in every way at once. */
class ChurnRaceIT {

    private static final Duration INTERVAL = Duration.ofMillis(1000L * ChurningBackend.CHANGED_PER_READ / 2_500);
    private static final Duration LASTING = Duration.ofSeconds(12);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MBeanServer mbeans = java.lang.management.ManagementFactory.getPlatformMBeanServer();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void nobodyWhoReadsIsDisturbed() throws Exception {
        ChurningBackend backend = new ChurningBackend();
        TransportCollector collector = new TransportCollector("1", "churning", 5000, Way.labels());
        OrderedRegistry registry = new OrderedRegistry();
        registry.register(collector);
        Duration never = Duration.ofHours(1);
        try (MBeanPublisher publisher =
                        new MBeanPublisher(mbeans, UnaryOperator.identity(), MomentSource.system(), false);
                Watch watch = new Watch(
                        Map.of("S", ""),
                        backend,
                        new WatchSettings(INTERVAL, never, never, never),
                        MomentSource.system(),
                        List.of(publisher, collector));
                JolokiaEndpoint jolokia = new JolokiaEndpoint(
                        new Callers(new CurrentSubject(), Role.ADMIN, JvmExposure.ofThisVirtualMachine()), mbeans);
                HttpFrontend frontend =
                        new HttpFrontend(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty());
                JmxConnector jmx = JmxConnector.open(
                        mbeans,
                        new JmxConnector.Place(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "127.0.0.1"),
                        Optional.empty(),
                        new OpenAuthentication(Role.ADMIN));
                JMXConnector console = JMXConnectorFactory.connect(jmx.url())) {
            frontend.start(
                    List.of(
                            Endpoint.of(JolokiaEndpoint.PATH, Right.READ, jolokia),
                            Endpoint.of("/metrics", Right.READ, MetricsEndpoint.of(registry))),
                    new HttpRules(
                            new OpenAuthentication(Role.ADMIN),
                            new CurrentSubject(),
                            true,
                            Set.of(),
                            TrustedProxies.NONE));
            watch.servers().get(0).refresh().get(10, TimeUnit.SECONDS);

            readInEveryWay(frontend.url(), console.getMBeanServerConnection());

            assertThat(joined(frontend.url()))
                    // A machine that is busy with other things too reaches less than the 2,500 a second that are tried.
                    .as("clients that came while everything was read")
                    .isGreaterThan(500 * LASTING.toSeconds());
            backend.stopped.set(true);
            watch.servers().get(0).refresh().get(10, TimeUnit.SECONDS);
            watch.servers().get(0).refresh().get(10, TimeUnit.SECONDS);
            assertThat(mbeans.queryNames(new ObjectName("wds.transport:type=Client,*"), null))
                    .isEmpty();
            String page = get(frontend.url().resolve("/metrics"));
            assertThat(page).doesNotContain("wds_client_info{");
            assertThat(left(frontend.url())).isEqualTo(joined(frontend.url()) + ChurningBackend.POPULATION);
        }
        assertThat(mbeans.queryNames(new ObjectName("wds.transport:*"), null)).isEmpty();
    }

    private void readInEveryWay(URI url, MBeanServerConnection remote) throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> ways = List.of(
                    () -> again(() -> readBeans(mbeans)),
                    () -> again(() -> readBeans(remote)),
                    () -> again(() -> readJolokia(url)),
                    () -> again(() -> readMetrics(url)));
            List<Future<Integer>> rounds = new ArrayList<>();
            for (Callable<Integer> way : ways) {
                rounds.add(readers.submit(way));
            }
            for (Future<Integer> round : rounds) {
                assertThat(round.get(LASTING.toSeconds() + 60, TimeUnit.SECONDS))
                        .as("rounds")
                        .isPositive();
            }
        } finally {
            readers.shutdownNow();
        }
    }

    private interface Round {
        void read() throws Exception;
    }

    private static int again(Round round) throws Exception {
        int rounds = 0;
        for (long end = System.nanoTime() + LASTING.toNanos(); System.nanoTime() < end; rounds++) {
            round.read();
        }
        return rounds;
    }

    private static void readBeans(MBeanServerConnection server) throws Exception {
        Set<ObjectName> names = server.queryNames(new ObjectName("wds.transport:type=Client,*"), null);
        assertThat(names).hasSizeGreaterThan(ChurningBackend.POPULATION / 2);
        for (ObjectName name : names.stream().limit(50).toList()) {
            try {
                AttributeList values = server.getAttributes(name, new String[] {"Id", "Name", "MacAddress"});
                assertThat(values.asList().get(0).getValue().toString()).isEqualTo(name.getKeyProperty("client"));
            } catch (InstanceNotFoundException e) {
                // The one failure that is allowed: the bean was named, and has gone since.
                assertThat(e.getMessage()).contains("client=");
            }
        }
        assertThat(server.getAttribute(new ObjectName("wds.transport:type=Server,server=S"), "ClientCount"))
                .isEqualTo((long) ChurningBackend.POPULATION);
    }

    private void readJolokia(URI url) throws IOException, InterruptedException {
        for (String request : List.of(
                "/jolokia/read/wds.transport:type=Client,*/Completion",
                "/jolokia/read/wds.transport:type=Client,*",
                "/jolokia/read/wds.transport:type=Server,server=S/Clients",
                "/jolokia/search/wds.transport:type=Client,*",
                "/jolokia/list/wds.transport?listCache=true")) {
            JsonNode answer = JSON.readTree(get(url.resolve(request)));
            assertThat(answer.path("status").intValue())
                    .as(request + " " + answer.path("error"))
                    .isEqualTo(200);
        }
    }

    private void readMetrics(URI url) throws IOException, InterruptedException {
        Set<String> series = new HashSet<>();
        get(url.resolve("/metrics"))
                .lines()
                .filter(line -> line.startsWith("wds_client_info{"))
                .forEach(line -> assertThat(series.add(line.substring(0, line.indexOf("session="))))
                        .as(line)
                        .isTrue());
        assertThat(series).hasSize(ChurningBackend.POPULATION);
    }

    private long joined(URI url) throws IOException, InterruptedException {
        return sum(url, "wds_clients_joined_total{");
    }

    private long left(URI url) throws IOException, InterruptedException {
        return sum(url, "wds_clients_left_total{");
    }

    private long sum(URI url, String prefix) throws IOException, InterruptedException {
        return get(url.resolve("/metrics"))
                .lines()
                .filter(line -> line.startsWith(prefix))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String get(URI uri) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
