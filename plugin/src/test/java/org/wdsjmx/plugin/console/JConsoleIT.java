package org.wdsjmx.plugin.console;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.program.RunningProgram;
import org.wdsjmx.plugin.tls.Keys;

/** The real JConsole with the shipped jar as its plugin: what an operator sees and clicks. */
@Timeout(240)
class JConsoleIT {

    private static final String CLIENTS = "Clients";
    private static final String RESULTS = "Results";

    @TempDir
    private Path directory;

    @Test
    void theOneWhoHoldsTheSessionBackIsFoundAndDisconnected() throws Exception {
        try (RunningProgram demo = RunningProgram.wdsJmx(
                "demo",
                "--port",
                "0",
                "--audit",
                directory.resolve("audit.jsonl").toString())) {
            demo.awaitOutput(Pattern.compile("paced by FRONTDESK-03"));
            try (DesktopProgram console = JConsole.start(directory, Long.toString(demo.pid()))) {
                SwingProbeMBean probe = console.probe();
                // An attached console is never secured; JConsole wants to hear that this is known.
                console.click("Insecure connection");
                console.turnTo(JConsole.TAB);
                console.until("the master", () -> has(probe, CLIENTS, "FRONTDESK-03\tMaster\t"));
                assertThat(probe.rows(CLIENTS)).hasSizeGreaterThan(30);

                assertThat(probe.select("Servers and sessions", "WDS:Windows 11"))
                        .isTrue();
                assertThat(probe.text("Chosen")).contains("WDS:Windows 11", "paced by FRONTDESK-03");
                assertThat(probe.rows(CLIENTS))
                        .hasSizeLessThan(20)
                        .allMatch(row -> row.contains("LAB-A-") || row.contains("FRONTDESK-03"));

                console.click("Session");
                console.click("Disconnect all (Abort)...");
                console.until("the warning", () -> probe.text("What it means") != null);
                assertThat(probe.text("What it means")).contains("UNUSABLE");
                assertThat(probe.text("Machines that are meant")).contains("LAB-A-PC-01", "FRONTDESK-03");
                console.click("Cancel");

                assertThat(probe.type("Filter", "frontdesk")).isTrue();
                assertThat(probe.select(CLIENTS, "FRONTDESK-03")).isTrue();
                console.click("Disconnect (Fallback)...");
                console.until("the question", () -> probe.text("Machines that are meant") != null);
                assertThat(probe.text("Machines that are meant").lines())
                        .singleElement()
                        .asString()
                        .contains("FRONTDESK-03", "00-1E-C9-40-7A-C3");
                console.click("Disconnect (Fallback)");

                console.until("the result", () -> has(probe, RESULTS, "ACCEPTED"));
                assertThat(probe.rows(RESULTS)).singleElement().asString().contains("FRONTDESK-03");
                demo.awaitOutput(Pattern.compile("FRONTDESK-03 \\(client \\d+\\) has left"));
                console.until("its absence", () -> probe.rows(CLIENTS).length == 0);
                assertThat(Files.readString(directory.resolve("audit.jsonl")))
                        .contains("\"name\":\"FRONTDESK-03\"", "\"way\":\"jmx\"");
            }
        }
    }

    @Test
    void aViewerSeesOverTlsAndIsRefused() throws Exception {
        Path keystore = Keys.keystore(directory, "wds01", "EC");
        Keys.passwordFile(directory);
        Files.writeString(
                directory.resolve("users.yaml"),
                "basic_auth_users: {victor: " + BCrypt.withDefaults().hashToString(8, "look only".toCharArray())
                        + "}\n");
        Path config = Files.writeString(
                directory.resolve("wds-jmx.yaml"),
                String.format(
                        Locale.ROOT,
                        """
                backend: emulator
                emulator: {scenario: %s}
                poll: {interval: 1s}
                http: {port: 0}
                jmx: {port: 0}
                tls: {keystore: wds01.p12, passwordFile: password}
                access: {users: users.yaml}
                """,
                        Path.of("src/test/resources/org/wdsjmx/plugin/program/steady.yaml")
                                .toAbsolutePath()));
        try (RunningProgram program = RunningProgram.wdsJmx("run", "--config", config.toString())) {
            String place = program.jmxUrl().replaceFirst(".*//([^/]+:\\d+)/jmxrmi", "$1");
            try (DesktopProgram console = JConsole.start(
                    directory,
                    "-J-Djavax.net.ssl.trustStore=" + keystore,
                    "-J-Djavax.net.ssl.trustStorePassword=" + Keys.PASSWORD)) {
                SwingProbeMBean probe = console.probe();
                console.click("Remote Process:");
                console.until("the field", () -> probe.type("Remote Process", place));
                assertThat(probe.type("User Name", "victor"))
                        .as(probe.describe())
                        .isTrue();
                assertThat(probe.type("Password", "look only")).isTrue();
                console.click("Connect");
                console.turnTo(JConsole.TAB);
                console.until("the clients", () -> has(probe, CLIENTS, "SLOW\tMaster\t"));

                // What a name must not do: break the line, or be anything but itself.
                assertThat(probe.rows(CLIENTS)).anyMatch(row -> row.startsWith("x,y=:*?\"\\u000A\uD83D\uDE80\t"));
                assertThat(probe.text("Status")).contains("WDS02 cannot be read", "RPC_S_SERVER_UNAVAILABLE");

                assertThat(probe.select(CLIENTS, "SLOW")).isTrue();
                console.click("Disconnect (Abort)...");
                console.until("the warning", () -> probe.text("What it means") != null);
                console.click("Disconnect (Abort)");
                console.until("the result", () -> has(probe, RESULTS, "REFUSED"));
                assertThat(probe.rows(RESULTS))
                        .singleElement()
                        .asString()
                        .contains("SLOW", "Role viewer (victor) may not");
                assertThat(probe.rows(CLIENTS)).anyMatch(row -> row.startsWith("SLOW\t"));
            }
        }
    }

    private static boolean has(SwingProbeMBean probe, String table, String text) throws Exception {
        String[] rows = probe.rows(table);
        return rows != null && List.of(rows).stream().anyMatch(row -> row.contains(text));
    }
}
