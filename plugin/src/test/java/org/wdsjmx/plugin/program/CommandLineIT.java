package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineIT {

    @TempDir
    private Path directory;

    @Test
    void theJarIsSmallEnoughToLiveInOtherPeoplesApplications() throws IOException {
        assertThat(Files.size(RunningProgram.jar())).isLessThan(8_000_000);
    }

    @Test
    void aPortInUseEndsItWithOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningProgram program =
                        RunningProgram.wdsJmx("demo", "--port", Integer.toString(taken.getLocalPort()))) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.output().lines())
                    .singleElement()
                    .asString()
                    .contains("http.port", Integer.toString(taken.getLocalPort()), "choose another");
        }
    }

    @Test
    void aConfigurationThatDoesNotExistEndsItWithOneLine() throws Exception {
        try (RunningProgram program = RunningProgram.wdsJmx("run", "--config", "nowhere.yaml")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.output().lines()).singleElement().asString().contains("nowhere.yaml");
        }
    }

    @Test
    void everyFaultOfAConfigurationIsToldWithItsLine() throws Exception {
        Path config = write("""
                backend: emulator
                poll: {intervall: 5s, deadline: soon}
                http:
                  address: 0.0.0.0
                """);
        try (RunningProgram program = RunningProgram.wdsJmx("check", "--config", config.toString())) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.output())
                    .contains(config + ":2:", "intervall", "did you mean interval")
                    .contains("deadline")
                    .contains(config + ":3:", "which other machines can reach", "set access.users and tls");
        }
    }

    @Test
    void aConfigurationWithoutFaultsIsExplained() throws Exception {
        Path config = write("backend: emulator\njmx: {port: 9010}\n");
        try (RunningProgram program = RunningProgram.wdsJmx("check", "--config", config.toString())) {
            assertThat(program.exitCode()).as(program.output()).isZero();
            assertThat(program.output()).contains("no faults", "WDS01", "9778", "9010", "every 5s");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theWindowsBackendElsewhereEndsItWithOneLine() throws Exception {
        Path config = write("backend: windows\nservers: [\"\"]\n");
        try (RunningProgram program = RunningProgram.wdsJmx("run", "--config", config.toString())) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.output().lines()).singleElement().asString().contains("needs Windows", "emulator");
        }
    }

    @Test
    void anUnknownCommandEndsItWithTheUsage() throws Exception {
        try (RunningProgram program = RunningProgram.wdsJmx("dmeo")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.output()).contains("demo", "run", "check");
        }
    }

    @Test
    void aSpeedThatIsNotLegalEndsItWithOneLine() throws Exception {
        try (RunningProgram program = RunningProgram.wdsJmx("demo", "--speed", "0", "--port", "0")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.output()).contains("speed").doesNotContain("\tat ");
        }
    }

    /** The exit statuses that the README tells for service managers. */
    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalEndsItInOrder(String signal, int status) throws Exception {
        Path config = write("backend: emulator\nhttp: {port: 0}\n");
        try (RunningProgram program = RunningProgram.wdsJmxOfTerminal("run", "--config", config.toString())) {
            int port = program.httpUrl().getPort();
            program.signal(signal);
            assertThat(program.exitCode()).isEqualTo(status);
            assertThat(program.output()).doesNotContain("Exception");
            assertThat(accepts(port)).isFalse();
        }
        try (RunningProgram verify = RunningProgram.wdsJmx(
                "audit", "verify", directory.resolve("audit.jsonl").toString())) {
            assertThat(verify.exitCode()).as(verify.output()).isZero();
        }
    }

    @Test
    void anInterruptEndsTheDemoInOrder() throws Exception {
        try (RunningProgram program = RunningProgram.wdsJmxOfTerminal("demo", "--port", "0")) {
            program.httpUrl();
            program.signal("INT");
            assertThat(program.exitCode()).isEqualTo(130);
            assertThat(program.output()).doesNotContain("Exception");
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(directory.resolve("wds-jmx.yaml"), yaml);
    }
}
