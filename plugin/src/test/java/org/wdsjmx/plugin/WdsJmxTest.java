package org.wdsjmx.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.config.AuditSettings;
import org.wdsjmx.plugin.config.Backend;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.HttpSettings;
import org.wdsjmx.plugin.config.JmxSettings;

class WdsJmxTest {

    @TempDir
    private Path directory;

    private final MBeanServer mbeans = ManagementFactory.getPlatformMBeanServer();

    @Test
    void aStartThatFailsLeavesNothingBehind() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(0, Optional.of(taken.getLocalPort())))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("jmx.port")
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
        assertNothingIsLeft();
    }

    @Test
    void itCanBeStartedAndClosedAgainAndAgain() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (WdsJmx wds = start(0, Optional.of(0))) {
                assertThat(wds.servers()).containsExactly("WDS01");
                assertThat(wds.jmxUrl()).isPresent();
            }
            assertNothingIsLeft();
        }
    }

    @Test
    void theReadmeNamesEveryAttributeOperationAndMetric() throws Exception {
        String readme = Files.readString(Path.of("../README.md"));
        try (WdsJmx wds = start(0, Optional.empty())) {
            await().until(() -> !mbeans.queryNames(new ObjectName("wds.transport:type=Client,*"), null)
                    .isEmpty());
            for (ObjectName bean : mbeans.queryNames(new ObjectName("wds.transport:*"), null)) {
                String row = readme.lines()
                        .filter(line -> line.startsWith("| `type=" + bean.getKeyProperty("type")))
                        .findFirst()
                        .orElseThrow();
                assertThat(row.split("[|,() ]+")).as(row).containsAll(features(mbeans.getMBeanInfo(bean)));
            }
            assertThat(families(wds)).allSatisfy(family -> assertThat(readme).contains('`' + family + '`'));
        }
    }

    private static Set<String> features(MBeanInfo info) {
        return Stream.of(info.getAttributes(), info.getOperations())
                .flatMap(Stream::of)
                .map(MBeanFeatureInfo::getName)
                .collect(Collectors.toSet());
    }

    private static Set<String> families(WdsJmx wds) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(wds.httpUrl().orElseThrow().resolve("/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith("# TYPE wds_"))
                .map(line -> line.split(" ")[2])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private WdsJmx start(int httpPort, Optional<Integer> jmxPort) throws Exception {
        return WdsJmx.builder()
                .configuration(new Configuration(
                        Backend.EMULATOR,
                        List.of(),
                        null,
                        new HttpSettings(null, httpPort, null, null),
                        jmxPort.map(port -> new JmxSettings(port, null, null)),
                        null,
                        null,
                        null,
                        null,
                        new AuditSettings(directory.resolve("audit.jsonl"), null, null),
                        null,
                        null,
                        null))
                .start();
    }

    private void assertNothingIsLeft() throws Exception {
        assertThat(mbeans.queryNames(new ObjectName("wds.transport:*"), null)).isEmpty();
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("wds-")));
    }
}
