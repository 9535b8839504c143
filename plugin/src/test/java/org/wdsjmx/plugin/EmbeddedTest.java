package org.wdsjmx.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Gauge;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.config.AuditSettings;
import org.wdsjmx.plugin.config.Backend;
import org.wdsjmx.plugin.config.Configuration;

/** The builder, as an application uses it. */
class EmbeddedTest {

    @TempDir
    private Path directory;

    private final MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
    private final MBeanServer one = MBeanServerFactory.newMBeanServer();
    private final MBeanServer other = MBeanServerFactory.newMBeanServer();

    @Test
    void itLivesInTheGivenMBeanServerAndRegistryOnly() throws Exception {
        CollectorRegistry registry = new CollectorRegistry(true);
        Set<ObjectName> before = platform.queryNames(null, null);
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        try (WdsJmx wds = WdsJmx.builder()
                .configFile(config("one", "WDS01", false))
                .mbeanServer(one)
                .collectorRegistry(registry)
                .audience((server, view, changes, reading) -> heard.add(view.server()))
                .withoutHttp()
                .start()) {
            awaitClients(one);

            assertThat(wds.httpUrl()).isEmpty();
            assertThat(wds.servers()).containsExactly("WDS01");
            assertThat(heard).contains("WDS01");
            assertThat(platform.queryNames(null, null)).isEqualTo(before);
            assertThat(threads()).noneMatch(name -> name.startsWith("wds-http"));
            assertThat(one.getAttribute(new ObjectName("wds.transport:type=Agent"), "HttpUrl"))
                    .isNull();
            assertThat(registry.getSampleValue("wds_up", new String[] {"server"}, new String[] {"WDS01"}))
                    .isEqualTo(1.0);
            assertThat(registry.getSampleValue("wds_audit_records_total")).isNotNull();
            assertThat(families(registry))
                    .contains("wds_remediation_queued")
                    .noneMatch(name -> name.startsWith("jvm_"));
        }
        assertNothingIsLeft(one, registry);
    }

    @Test
    void twoRunBesideEachOther() throws Exception {
        CollectorRegistry ones = new CollectorRegistry(true);
        CollectorRegistry others = new CollectorRegistry(true);
        Set<ObjectName> before = platform.queryNames(null, null);
        try (WdsJmx first = WdsJmx.builder()
                        .configFile(config("one", "FIRST", true))
                        .mbeanServer(one)
                        .collectorRegistry(ones)
                        .start();
                WdsJmx second = WdsJmx.builder()
                        .configFile(config("other", "SECOND", true))
                        .mbeanServer(other)
                        .collectorRegistry(others)
                        .start()) {
            awaitClients(one);
            awaitClients(other);

            assertThat(first.servers()).containsExactly("FIRST");
            assertThat(second.servers()).containsExactly("SECOND");
            assertThat(get(first, "metrics")).contains("server=\"FIRST\"").doesNotContain("SECOND");
            assertThat(get(second, "metrics")).contains("server=\"SECOND\"").doesNotContain("FIRST");
            for (String path : new String[] {"jolokia/search/*:*", "jolokia/list"}) {
                assertThat(get(first, path))
                        .contains("FIRST")
                        .contains("java.lang")
                        .doesNotContain("SECOND");
                assertThat(get(second, path))
                        .contains("SECOND")
                        .contains("java.lang")
                        .doesNotContain("FIRST");
            }
            assertThat(get(first, "jolokia/read/wds.transport:*/Name"))
                    .contains("FIRST")
                    .doesNotContain("SECOND");
            assertThat(get(first, "jolokia/read/wds.transport:type=Server,server=SECOND/Up"))
                    .contains("InstanceNotFoundException");
            assertThat(platform.queryNames(null, null)).isEqualTo(before);

            // The first one ends; the second one goes on.
            end(first);
            assertThat(one.queryNames(new ObjectName("wds.transport:*"), null)).isEmpty();
            assertThat(other.getAttribute(new ObjectName("wds.transport:type=Server,server=SECOND"), "Up"))
                    .isEqualTo(true);
            assertThat(get(second, "jolokia/read/wds.transport:type=Server,server=SECOND/Up"))
                    .contains("\"value\":true");
        }
        assertNothingIsLeft(one, ones);
        assertNothingIsLeft(other, others);
    }

    @Test
    void jolokiaOfAnInstanceInThePlatformsServerSeesNoOther() throws Exception {
        try (WdsJmx first = WdsJmx.builder()
                        .configFile(config("one", "FIRST", true))
                        .start();
                WdsJmx second = WdsJmx.builder()
                        .configFile(config("other", "SECOND", true))
                        .mbeanServer(other)
                        .start()) {
            awaitClients(platform);
            awaitClients(other);
            assertThat(get(first, "jolokia/search/wds.transport:*"))
                    .contains("FIRST")
                    .doesNotContain("SECOND");
            assertThat(get(second, "jolokia/search/wds.transport:*"))
                    .contains("SECOND")
                    .doesNotContain("FIRST");
            assertThat(get(second, "jolokia/read/wds.transport:type=Server,server=FIRST/Up"))
                    .contains("InstanceNotFoundException");
            assertThat(get(second, "jolokia/read/java.lang:type=Runtime/SpecName"))
                    .contains("\"status\":200");
            assertThat(platform.queryNames(new ObjectName("jolokia:*"), null)).isEmpty();
        }
    }

    @Test
    void aRegistryThatHasSuchMetricsIsLeftAsItWas() throws Exception {
        CollectorRegistry registry = new CollectorRegistry(true);
        Gauge.build("wds_audit_failures", "Of the application").register(registry);

        assertThatThrownBy(() -> WdsJmx.builder()
                        .configFile(config("one", "WDS01", true))
                        .mbeanServer(one)
                        .collectorRegistry(registry)
                        .start())
                .isInstanceOf(StartException.class)
                .hasMessageContaining("CollectorRegistry")
                .hasMessageContaining("wds_audit_failures");

        assertThat(families(registry)).containsExactly("wds_audit_failures");
        assertThat(one.queryNames(new ObjectName("wds.transport:*"), null)).isEmpty();
    }

    @Test
    void aConfigurationObjectWillDo() throws Exception {
        Configuration plan = Configuration.of(Backend.EMULATOR);
        Configuration configuration = new Configuration(
                plan.backend(),
                plan.servers(),
                plan.poll(),
                plan.http(),
                plan.jmx(),
                plan.access(),
                plan.tls(),
                plan.metrics(),
                plan.remediation(),
                new AuditSettings(directory.resolve("mine.jsonl"), null, null),
                null,
                plan.operations(),
                plan.emulator());
        try (WdsJmx wds = WdsJmx.builder()
                .configuration(configuration)
                .mbeanServer(one)
                .withoutHttp()
                .start()) {
            awaitClients(one);
            assertThat(wds.servers()).containsExactly("WDS01");
            assertThat(directory.resolve("mine.jsonl")).exists();
        }
    }

    @Test
    void withoutAConfigurationNothingStarts() {
        assertThatThrownBy(() -> WdsJmx.builder().withoutHttp().start()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void itsFilesCanBeMovedAwayAfterwards() throws Exception {
        Path config = config("one", "WDS01", true);
        WdsJmx.builder().configFile(config).mbeanServer(one).start().close();
        // Whoever still had them open, or locked, would keep a second one from beginning.
        try (WdsJmx again = WdsJmx.builder().configFile(config).mbeanServer(one).start();
                Stream<Path> files = Files.list(config.getParent())) {
            assertThat(again.servers()).containsExactly("WDS01");
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.startsWith("audit.jsonl")
                            || name.startsWith("remediation.jsonl")
                            || name.endsWith(".yaml"));
        }
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            assertThat(open.map(EmbeddedTest::target)).noneMatch(name -> name.startsWith(directory.toString()));
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private Path config(String name, String server, boolean http) throws Exception {
        Path folder = Files.createDirectories(directory.resolve(name));
        Path scenario = Files.writeString(folder.resolve("scenario.yaml"), String.format(Locale.ROOT, """
                seed: 7
                runningFor: 10m
                servers:
                  - name: %s
                    namespaces:
                      - name: Lab
                        contents: [{name: install.wim, size: 4000000000000}]
                    machines:
                      - {name: 'PC-{n}', count: 4, macAddress: 00-15-5D-01-02-01, namespace: Lab, link: {speed: 90000000}}
                """, server));
        return Files.writeString(
                folder.resolve("wds-jmx.yaml"),
                "backend: emulator\nemulator: {scenario: " + scenario.getFileName() + "}\npoll: {interval: 1s}\n"
                        + (http ? "http: {port: 0}\n" : ""));
    }

    private static void awaitClients(MBeanServer server) {
        await().until(() -> !server.queryNames(new ObjectName("wds.transport:type=Client,*"), null)
                .isEmpty());
    }

    private static String get(WdsJmx wds, String path) throws Exception {
        URI uri = wds.httpUrl().orElseThrow().resolve("/" + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static Set<String> families(CollectorRegistry registry) {
        return Collections.list(registry.metricFamilySamples()).stream()
                .map(family -> family.name)
                .collect(Collectors.toSet());
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.toSet());
    }

    private static void end(WdsJmx wds) {
        wds.close();
    }

    private static void assertNothingIsLeft(MBeanServer server, CollectorRegistry registry) throws Exception {
        assertThat(server.queryNames(new ObjectName("wds.transport:*"), null)).isEmpty();
        assertThat(registry.metricFamilySamples().hasMoreElements()).isFalse();
        await().untilAsserted(() -> assertThat(threads()).noneMatch(name -> name.startsWith("wds-")));
    }
}
