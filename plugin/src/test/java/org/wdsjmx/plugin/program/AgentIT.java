package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as an agent in somebody else's application. */
class AgentIT {

    private static final String HOST = "src/test/resources/org/wdsjmx/plugin/program/HostApplication.java";
    private static final Pattern UP = Pattern.compile("application is up");

    @TempDir
    private Path directory;

    @Test
    void theAgentServesInsideTheApplication() throws Exception {
        try (RunningProgram host = application(config("backend: emulator\nhttp: {port: 0}\n"))) {
            host.awaitOutput(UP);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(host.get("/metrics")).contains("wds_up{server=\"WDS01\",} 1.0"));
        }
    }

    @Test
    void aFaultInTheConfigurationIsToldAndTheApplicationRuns() throws Exception {
        try (RunningProgram host = application(config("backend: emulator\nhtp: {port: 0}\n"))) {
            host.awaitOutput(UP);
            assertThat(host.output()).contains("wds-jmx: not started: ", "wds-jmx.yaml:2:1", "did you mean http");
        }
    }

    @Test
    void anAgentWithoutAConfigurationSaysHowToNameIt() throws Exception {
        try (RunningProgram host =
                RunningProgram.start(List.of(RunningProgram.java(), "-javaagent:" + RunningProgram.jar(), HOST))) {
            host.awaitOutput(UP);
            assertThat(host.output()).contains("wds-jmx: not started: ", "-javaagent:wds-jmx.jar=wds-jmx.yaml");
        }
    }

    private static RunningProgram application(Path config) throws IOException {
        return RunningProgram.start(
                List.of(RunningProgram.java(), "-javaagent:" + RunningProgram.jar() + "=" + config, HOST));
    }

    private Path config(String yaml) throws IOException {
        return Files.writeString(directory.resolve("wds-jmx.yaml"), yaml);
    }
}
