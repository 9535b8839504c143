package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The commands of the README, word for word but for the port. */
class ReadmeIT {

    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");

    private static RunningProgram demo;

    @BeforeAll
    static void start() throws IOException {
        Tool.required("curl", "curl");
        demo = RunningProgram.wdsJmx("demo", "--port", "0");
        await().atMost(Duration.ofSeconds(30)).until(() -> demo.get("/-/ready").startsWith("ready"));
    }

    @AfterAll
    static void stop() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void theSlowMasterIsDisconnectedAndTheSessionSpeedsUp() throws Exception {
        assertThat(sessionRate()).isLessThan(2e6);
        String output = run(blockWith("disconnectMaster"));
        assertThat(output).contains("\"outcome\":\"ACCEPTED\"", "\"name\":\"FRONTDESK-03\"");
        String rate = output.lines()
                .filter(line -> line.startsWith("wds_session"))
                .findFirst()
                .orElseThrow();
        assertThat(Double.parseDouble(rate.substring(rate.lastIndexOf(' ')))).isGreaterThan(20e6);
    }

    @Test
    void jolokiaAnswersWhatIsAskedThere() throws Exception {
        assertThat(run(blockWith("listCache")))
                .contains("LAB-A-PC-01", "MasterClient", "\"cache\"")
                .doesNotContain("\"error\"");
    }

    private static double sessionRate() throws Exception {
        return demo.get("/metrics")
                .lines()
                .filter(line -> line.startsWith(
                        "wds_session_transfer_rate_bytes_per_second{server=\"WDS01\",session=\"3457693642\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    private static String blockWith(String word) throws IOException {
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("../README.md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .filter(block -> block.contains(word))
                .toList();
        assertThat(blocks).as("blocks of the README with " + word).hasSize(1);
        return blocks.get(0)
                .replace("127.0.0.1:9778", "127.0.0.1:" + demo.httpUrl().getPort());
    }

    private static String run(String script) throws Exception {
        try (RunningProgram shell = RunningProgram.start(List.of("/bin/sh", "-e", "-c", script))) {
            assertThat(shell.exitCode()).as(shell.output()).isZero();
            return shell.output();
        }
    }
}
