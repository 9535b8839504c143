package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An application server deploys an application with wds-jmx in it again and again. */
@Timeout(300)
class RedeploymentIT {

    private static final String SERVER = "src/test/resources/org/wdsjmx/plugin/program/RedeployingServer.java";
    private static final Path HEAP_DUMP = Path.of("target/redeployment.hprof").toAbsolutePath();

    @TempDir
    private Path directory;

    static Stream<Arguments> deployments() {
        return InstalledJdks.all().stream()
                .flatMap(jdk -> Stream.of(
                        Arguments.of(jdk, System.getProperty("wdsjmx.embedded")),
                        Arguments.of(jdk, RunningProgram.jar().toString())));
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void whatWasUndeployedBecomesGarbage(Path jdk, String classPath) throws Exception {
        Path config = Files.writeString(directory.resolve("wds-jmx.yaml"), """
                backend: emulator
                poll: {interval: 1s}
                http: {port: 0}
                jmx: {port: 0}
                access: {anonymous: admin}
                log: {file: wds-jmx.log, level: debug}
                """);
        Files.deleteIfExists(HEAP_DUMP);
        List<String> command = new ArrayList<>(List.of(
                jdk.resolve("bin/java").toString(),
                // What is only held softly gives way, as it does when memory is short.
                "-XX:SoftRefLRUPolicyMSPerMB=0",
                // Instead of a minute: so long the JDK keeps threads that served a console, with the sockets of the
                // last.
                "-Dsun.rmi.transport.tcp.threadKeepAliveTime=500"));
        command.addAll(List.of(SERVER, classPath, config.toString(), HEAP_DUMP.toString()));
        try (RunningProgram server = RunningProgram.start(command)) {
            server.awaitOutput(Pattern.compile("COLLECTED 2.*|HELD .*"));
            assertThat(server.exitCode()).as(server.output()).isZero();
            assertThat(server.output())
                    .contains("PAGE true", "METRICS true", "JOLOKIA true", "ALERTS {", "RMI TabularDataSupport")
                    .contains("outcome=ACCEPTED", "KEEP ALIVE []")
                    .contains("COLLECTED 1, THREADS []", "COLLECTED 2, THREADS []");
        }
        assertThat(directory.resolve("audit.jsonl")).content().contains("disconnect");
        assertThat(directory.resolve("wds-jmx.log")).content().contains("wds-jmx has stopped");
    }
}
