package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of an application with wds-jmx in it is its own: it ends when and as it would without, and wds-jmx in order with it. */
@Timeout(120)
class HostLifeIT {

    private static final String TESTS =
            Path.of("target/test-classes").toAbsolutePath().toString();
    private static final Pattern UP = Pattern.compile("host is up");
    private static final Pattern STOPPED = Pattern.compile("(?m)^.* INFO org\\.wdsjmx: wds-jmx has stopped$");

    @TempDir
    private Path directory;

    /** How wds-jmx comes into the application. */
    enum Way {
        AGENT,
        EMBEDDED
    }

    static Stream<Arguments> everywhere() {
        return InstalledJdks.all().stream()
                .flatMap(jdk -> Stream.of(Way.values()).map(way -> Arguments.of(jdk, way)));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void noThreadKeepsItAlive(Path jdk, Way way) throws Exception {
        try (RunningProgram host = host(jdk, way, "threads")) {
            assertThat(host.exitCode()).as(host.output()).isZero();
            assertThat(host.output()).contains("KEEP ALIVE []");
        }
        assertThatAllHasEndedInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void itEndsWithItsMain(Way way) throws Exception {
        try (RunningProgram host = host(own(), way, "return")) {
            assertThat(host.exitCode()).as(host.output()).isZero();
            assertThat(host.output()).contains("host is done");
        }
        assertThatAllHasEndedInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void itEndsByItsExitWithItsStatus(Way way) throws Exception {
        try (RunningProgram host = host(own(), way, "exit")) {
            assertThat(host.exitCode()).as(host.output()).isEqualTo(7);
        }
        assertThatAllHasEndedInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void itEndsByAnExceptionOfItsMain(Way way) throws Exception {
        try (RunningProgram host = host(own(), way, "throw")) {
            assertThat(host.exitCode()).as(host.output()).isEqualTo(1);
            assertThat(host.output()).contains("java.lang.IllegalStateException: of the host");
        }
        assertThatAllHasEndedInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void itEndsWithTheLastOfItsOwnThreads(Way way) throws Exception {
        try (RunningProgram host = host(own(), way, "work")) {
            assertThat(host.exitCode()).as(host.output()).isZero();
            assertThat(host.output()).contains("host's own thread is done");
        }
        assertThatAllHasEndedInOrder();
    }

    @ParameterizedTest
    @EnumSource
    void itEndsBySignal(Way way) throws Exception {
        try (RunningProgram host = host(own(), way, "wait")) {
            host.awaitOutput(UP);
            host.signal("TERM");
            assertThat(host.exitCode()).as(host.output()).isEqualTo(128 + 15);
        }
        assertThatAllHasEndedInOrder();
    }

    @Test
    void anExitOnAThreadOfWdsJmxIsNoDeadlock() throws Exception {
        try (RunningProgram host = host(own(), Way.EMBEDDED, "exit on a thread of wds-jmx")) {
            assertThat(host.exitCode()).as(host.output()).isEqualTo(7);
        }
        assertThatAllHasEndedInOrder();
    }

    /** The log is closed last, so its last line stands for all. */
    private void assertThatAllHasEndedInOrder() throws Exception {
        assertThat(directory.resolve("wds-jmx.log")).content().containsPattern(STOPPED);
        try (RunningProgram verify = RunningProgram.wdsJmx(
                "audit", "verify", directory.resolve("audit.jsonl").toString())) {
            assertThat(verify.exitCode()).as(verify.output()).isZero();
        }
    }

    private RunningProgram host(Path jdk, Way way, String end) throws IOException {
        String config =
                Files.writeString(directory.resolve("wds-jmx.yaml"), """
                        backend: emulator
                        http: {port: 0}
                        jmx: {port: 0}
                        log: {file: wds-jmx.log}
                        """).toString();
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        command.addAll(
                way == Way.AGENT
                        ? List.of(
                                "-javaagent:" + RunningProgram.jar() + "=" + config, "-cp", TESTS, Host.class.getName())
                        : List.of(
                                "-cp",
                                TESTS + File.pathSeparator + System.getProperty("wdsjmx.embedded"),
                                EmbeddingHost.class.getName(),
                                config));
        command.add(end);
        return RunningProgram.start(command);
    }

    private static Path own() {
        return Path.of(System.getProperty("java.home"));
    }
}
