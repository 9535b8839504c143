package org.wdsjmx.hosts.tomcat;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.program.RunningProgram;

/** The agent in an application with other versions of all that the agent brings. */
class TomcatIT {

    private static final Pattern APPLICATION = Pattern.compile("application serves (http://\\S+)");
    private static final Pattern OURS = Pattern.compile("wds-jmx serves (http://\\S+)");

    @TempDir
    private static Path directory;

    private static RunningProgram host;
    private static URI application;
    private static URI ours;

    @BeforeAll
    static void start() throws Exception {
        host = start("first");
        application = url(host, APPLICATION);
        ours = url(host, OURS);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(ours.resolve("/-/ready")).startsWith("ready"));
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
        }
    }

    @Test
    void theApplicationAnswersByItsOwnJackson() throws Exception {
        assertThat(get(application.resolve("/lesson"))).isEqualTo("{\"room\":\"LAB-A\"}");
    }

    @Test
    void bothAreScraped() throws Exception {
        assertThat(get(application.resolve("/metrics")))
                .contains("school_lessons_total")
                .doesNotContain("wds_");
        assertThat(get(ours.resolve("/metrics")))
                .contains("wds_up{server=\"WDS01\",} 1.0")
                .doesNotContain("school");
    }

    @Test
    void bothJolokiasAreRead() throws Exception {
        assertThat(get(application.resolve("/jolokia/version"))).contains("\"agent\":\"2.4.2\"");
        assertThat(get(ours.resolve("/jolokia/version"))).contains("\"agent\":\"2.6.0\"");
        assertThat(get(application.resolve("/jolokia/read/school:type=Timetable/Lessons")))
                .contains("\"value\":7");
        assertThat(get(application.resolve("/jolokia/read/wds.transport:type=Server,server=WDS01/Up")))
                .contains("\"value\":true");
        assertThat(get(ours.resolve("/jolokia/read/wds.transport:type=Server,server=WDS01/Up")))
                .contains("\"value\":true");
        assertThat(get(ours.resolve("/jolokia/read/school:type=Timetable/Lessons")))
                .contains("Domain school is closed");
    }

    @Test
    void onlyOurDomainComesToTheBeansOfTheApplication() throws Exception {
        String names = get(application.resolve("/jolokia/search/*:*"));
        assertThat(names).contains("\"wds.transport:", "\"school:", "\"Tomcat:", "\"jolokia:");
        assertThat(names.replaceAll("\"wds\\.transport:[^\"]*\"", "")).doesNotContain("wds");
        // Its own Jolokia has three beans; ours adds none.
        assertThat(Pattern.compile("\"jolokia:[^\"]*\"")
                        .matcher(names)
                        .results()
                        .map(bean -> bean.group()))
                .allMatch(bean -> bean.contains("agent=127.0.0.1") || !bean.contains("agent=wds"));
    }

    @Test
    void theLogTellsThatWeServeAndNothingElse() throws Exception {
        // The logger of the JDK writes two lines: who tells it, and what.
        assertThat(host.output().lines().filter(line -> line.contains("wds")))
                .hasSize(2)
                .anyMatch(line -> line.contains("INFO: wds-jmx serves"));
        assertThat(host.output()).doesNotContain("WARN", "SEVERE", "Exception");
    }

    @Test
    void itEndsInOrder() throws Exception {
        try (RunningProgram second = start("second")) {
            url(second, APPLICATION);
            second.signal("TERM");
            assertThat(second.exitCode()).isEqualTo(128 + 15);
            assertThat(second.output()).doesNotContain("WARN", "SEVERE", "Exception");
        }
    }

    private static RunningProgram start(String name) throws Exception {
        Path config = Files.writeString(
                Files.createDirectory(directory.resolve(name)).resolve("wds-jmx.yaml"),
                "backend: emulator\npoll: {interval: 1s}\nhttp: {port: 0}\n");
        return RunningProgram.start(List.of(
                RunningProgram.java(),
                "-javaagent:" + RunningProgram.jar() + "=" + config,
                "-cp",
                "target/classes:target/lib/*",
                HostApplication.class.getName()));
    }

    private static URI url(RunningProgram program, Pattern told) {
        Matcher line = told.matcher(program.awaitOutput(told));
        assertThat(line.find()).isTrue();
        return URI.create(line.group(1));
    }

    private static String get(URI uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
