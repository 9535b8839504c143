package org.wdsjmx.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.program.RunningProgram;

/** The agent in a Spring Boot application, which goes on as if it were alone. */
class SpringBootIT {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern STARTED = Pattern.compile("Started HostApplication");
    private static final Pattern OURS = Pattern.compile("wds-jmx serves (http://127.0.0.1:\\d+/)");

    @TempDir
    private static Path directory;

    private static RunningProgram host;
    private static URI application;

    @BeforeAll
    static void start() throws Exception {
        Path config = Files.writeString(
                directory.resolve("wds-jmx.yaml"),
                "backend: emulator\npoll: {interval: 1s}\nhttp: {port: 0}\njmx: {port: 0}\n");
        host = RunningProgram.start(List.of(
                RunningProgram.java(),
                // Starts in half the time.
                "-XX:TieredStopAtLevel=1",
                "-javaagent:" + RunningProgram.jar() + "=" + config,
                "-cp",
                "target/classes:target/lib/*",
                HostApplication.class.getName()));
        host.awaitOutput(STARTED);
        var port = PORT.matcher(host.awaitOutput(PORT));
        assertThat(port.find()).isTrue();
        application = URI.create("http://127.0.0.1:" + port.group(1) + "/");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(ours().resolve("/-/ready")).startsWith("ready"));
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
        }
    }

    @Test
    void theApplicationAnswersByItsOwnJackson() throws Exception {
        assertThat(get(application.resolve("/lesson"))).isEqualTo("{\"room\":\"LAB-A\",\"day\":\"2026-03-01\"}");
        assertThat(get(application.resolve("/actuator/health"))).contains("UP");
    }

    @Test
    void bothAreScraped() throws Exception {
        assertThat(get(application.resolve("/actuator/prometheus")))
                .contains("jvm_memory_used_bytes", "http_server_requests")
                .doesNotContain("wds_");
        assertThat(get(ours().resolve("/metrics")))
                .contains("wds_up{server=\"WDS01\",} 1.0")
                .doesNotContain("http_server_requests");
    }

    @Test
    void onlyOurDomainComesToTheBeansOfTheApplication() throws Exception {
        Set<String> with = names(host);
        assertThat(with).contains("school", "wds.transport");
        assertThat(get(application.resolve("/actuator/beans")))
                .doesNotContain("org.wdsjmx.plugin", "org.wdsjmx.shaded");
        // The domains that are there without us, too.
        with.removeAll(Set.of("JMImplementation", "java.lang", "java.nio", "java.util.logging", "com.sun.management"));
        with.removeAll(Set.of("jdk.management.jfr", "org.springframework.boot", "school"));
        assertThat(with).containsExactly("wds.transport");
    }

    @Test
    void ourJolokiaShowsNothingOfTheApplication() throws Exception {
        assertThat(get(ours().resolve("/jolokia/search/*:*")))
                .contains("wds.transport:type=Server")
                .doesNotContain("school", "Tomcat", "springframework");
    }

    @Test
    void itsLogTellsThatWeServeAndNothingElse() throws Exception {
        // The logger of the JDK writes two lines: who tells it, and what.
        assertThat(host.output()
                        .lines()
                        .filter(line -> line.contains("wds") || line.contains("jolokia"))
                        .filter(line -> !line.contains("HostApplication")))
                .hasSize(2)
                .anyMatch(line -> line.contains("INFO: wds-jmx serves"));
        assertThat(host.output()).doesNotContain("WARN", "ERROR", "SLF4J", "Exception");
    }

    @Test
    void itEndsInOrder() throws Exception {
        Path config = Files.writeString(
                Files.createDirectory(directory.resolve("second")).resolve("wds-jmx.yaml"),
                "backend: emulator\nhttp: {port: 0}\n");
        try (RunningProgram second = RunningProgram.start(List.of(
                RunningProgram.java(),
                // Starts in half the time.
                "-XX:TieredStopAtLevel=1",
                "-javaagent:" + RunningProgram.jar() + "=" + config,
                "-cp",
                "target/classes:target/lib/*",
                HostApplication.class.getName()))) {
            second.awaitOutput(STARTED);
            second.signal("TERM");
            assertThat(second.exitCode()).isEqualTo(128 + 15);
            assertThat(second.output()).doesNotContain("WARN", "ERROR", "Exception");
        }
    }

    private static URI ours() {
        String told = host.awaitOutput(OURS);
        return URI.create(told.substring(told.indexOf("http")));
    }

    private static Set<String> names(RunningProgram program) throws Exception {
        String domains = get(ours().resolve("/jolokia/version"));
        assertThat(domains).contains("\"status\":200");
        try (JMXConnector console = JMXConnectorFactory.connect(new JMXServiceURL(attach(program.pid())))) {
            MBeanServerConnection mbeans = console.getMBeanServerConnection();
            return mbeans.queryNames(null, null).stream()
                    .map(ObjectName::getDomain)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String attach(long pid) throws Exception {
        com.sun.tools.attach.VirtualMachine machine = com.sun.tools.attach.VirtualMachine.attach(Long.toString(pid));
        try {
            return machine.startLocalManagementAgent();
        } finally {
            machine.detach();
        }
    }

    private static String get(URI uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
