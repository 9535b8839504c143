package org.wdsjmx.plugin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class JvmExposureTest {

    private static final String PORT = "-Dcom.sun.management.jmxremote.port=0";
    private static final String LOCALHOST = "-Dcom.sun.management.jmxremote.host=127.0.0.1";
    private static final String NO_TLS = "-Dcom.sun.management.jmxremote.ssl=false";
    private static final String NO_PASSWORD = "-Dcom.sun.management.jmxremote.authenticate=false";

    private final Path java = Path.of(System.getProperty("java.home"), "bin");
    private Process process;
    private BufferedReader answers;

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    static List<List<String>> closed() {
        return List.of(
                List.of(),
                // Without a port nobody can connect.
                List.of(NO_PASSWORD));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void whereNobodyElseCanConnectTheLocalRoleHolds(List<String> options) throws Exception {
        start(options);
        assertThat(localRole()).isEqualTo("admin");
    }

    @Test
    void remoteJmxWithoutPasswordMakesTheLocalCallerAViewer() throws Exception {
        start(List.of(PORT, LOCALHOST, NO_TLS, NO_PASSWORD));
        assertThat(localRole()).isEqualTo("viewer");
    }

    @Test
    void thatIsSeenWhenAFileSwitchesItOn(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("management.properties");
        Files.write(
                file,
                List.of(PORT.substring(2), LOCALHOST.substring(2), NO_TLS.substring(2), NO_PASSWORD.substring(2)));
        start(List.of("-Dcom.sun.management.config.file=" + file));
        assertThat(localRole()).isEqualTo("viewer");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, false", "::1, false", "192.0.2.7, true", "2001:db8::7, true", "0.0.0.0, true"})
    void aCallFromAnotherMachineIsFromElsewhere(String host, boolean elsewhere) {
        assertThat(JvmExposure.isElsewhere(host)).isEqualTo(elsewhere);
    }

    private void start(List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(java.resolve("java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ExposedProcess.class.getName()));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        answers = process.inputReader();
    }

    private String localRole() throws IOException {
        process.outputWriter().write("\n");
        process.outputWriter().flush();
        return answers.readLine();
    }
}
