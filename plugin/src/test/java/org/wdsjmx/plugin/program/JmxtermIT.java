package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says of jmxterm, done with jmxterm. */
class JmxtermIT {

    private static final Path JMXTERM = Path.of(System.getProperty("wdsjmx.consoles"), "jmxterm-uber.jar");
    private static final Pattern COMMAND =
            Pattern.compile("java (--add-exports \\S+ )?-jar jmxterm-1.0.4-uber.jar (.*)");
    private static final String CLIENTS = "bean wds.transport:type=Server,server=WDS01\nget ClientCount\n";

    @TempDir
    private Path directory;

    private static RunningProgram demo;

    @BeforeAll
    static void start() throws IOException {
        demo = RunningProgram.wdsJmx("demo", "--port", "0", "--jmx-port", "0");
        await().atMost(Duration.ofSeconds(30)).until(() -> demo.get("/-/ready").startsWith("ready"));
    }

    @AfterAll
    static void stop() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void aMasterIsDisconnectedOverRemoteJmxByTheCommandsOfTheReadme() throws Exception {
        String commands = block("bean wds.transport:type=Session");
        String output = jmxterm(List.of(), List.of("-l", demo.jmxUrl()), commands);
        assertThat(output)
                .contains("MasterClient = FRONTDESK-03;", "outcome = ACCEPTED;", "name = FRONTDESK-03;")
                .doesNotContain("Exception");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(demo.get("/metrics"))
                        .contains("wds_disconnects_total{server=\"WDS01\",disposition=\"fallback\",origin=\"jmx\","
                                + "outcome=\"accepted\",} 1.0")
                        .doesNotContain("name=\"FRONTDESK-03\""));
    }

    @Test
    void theProcessIsAttachedTo() throws Exception {
        String exports = readme("jmxterm-1.0.4-uber.jar -l PID").group(1).strip();
        assertThat(jmxterm(List.of(exports.split(" ")), List.of("-l", Long.toString(demo.pid())), CLIENTS))
                .containsPattern("ClientCount = \\d+;")
                .doesNotContain("Exception");
    }

    private static Matcher readme(String wanted) throws IOException {
        Matcher command = COMMAND.matcher(Files.readString(Path.of("../README.md")));
        while (command.find()) {
            if (command.group().contains(wanted)) {
                return command;
            }
        }
        throw new AssertionError("no command in the README with " + wanted);
    }

    private static String block(String beginning) throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        int begin = readme.indexOf("\n" + beginning) + 1;
        assertThat(begin)
                .as("block of the README that begins with " + beginning)
                .isPositive();
        return readme.substring(begin, readme.indexOf("```", begin));
    }

    private String jmxterm(List<String> options, List<String> arguments, String commands) throws Exception {
        Path script = Files.writeString(directory.resolve("commands"), commands);
        List<String> command = new ArrayList<>(List.of(RunningProgram.java()));
        command.addAll(options);
        // Its history is a file in the home directory.
        command.addAll(List.of("-Duser.home=" + directory, "-jar", JMXTERM.toString()));
        command.addAll(arguments);
        command.addAll(List.of("-n", "-v", "silent", "-i", script.toString()));
        try (RunningProgram jmxterm = RunningProgram.start(command)) {
            assertThat(jmxterm.exitCode()).as(jmxterm.output()).isZero();
            return jmxterm.output();
        }
    }
}
