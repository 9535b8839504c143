package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.UsersFile;
import org.wdsjmx.plugin.config.YamlReader;

/** What is in the zip, and that its samples are right. */
class DistributionIT {

    private static final int AMD64 = 0x8664;

    @TempDir
    private static Path directory;

    private static Path home;

    @BeforeAll
    static void unpack() throws IOException {
        home = Distribution.unpackedTo(directory);
    }

    @Test
    void itHoldsWhatIsNeededToInstall() throws IOException {
        assertThat(home.getFileName())
                .hasToString(Distribution.zip().getFileName().toString().replace(".zip", ""));
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "wds-jmx.jar",
                            "wds-jmx.yaml",
                            "users.yaml",
                            "README.md",
                            "bin",
                            "dashboards",
                            "licences",
                            "logs");
        }
        assertThat(home.resolve("wds-jmx.jar")).hasSameBinaryContentAs(RunningProgram.jar());
        assertThat(home.resolve("bin/service.cmd")).isRegularFile();
        assertThat(home.resolve("logs")).isEmptyDirectory();
        assertThat(home.resolve("dashboards/grafana/fleet.json")).isRegularFile();
        assertThat(home.resolve("dashboards/prometheus/alerts.yml")).isRegularFile();
    }

    @Test
    void procrunIsFor64BitWindows() throws IOException {
        ByteBuffer program = ByteBuffer.wrap(Files.readAllBytes(home.resolve("bin/wds-jmx.exe")))
                .order(ByteOrder.LITTLE_ENDIAN);
        int header = program.getInt(0x3c);

        assertThat(program.getInt(header)).as("PE signature").isEqualTo(0x4550);
        assertThat(Short.toUnsignedInt(program.getShort(header + 4))).isEqualTo(AMD64);
    }

    @Test
    void whoeverIsBundledIsNamedWithHisLicence() throws IOException {
        Path licences = home.resolve("licences");
        assertThat(Files.readString(licences.resolve("README.txt")))
                .contains("Jolokia", "Prometheus", "SnakeYAML", "picocli", "Jackson", "bcrypt", "bytes", "JNA");
        assertThat(Files.readString(licences.resolve("Commons-Daemon.txt"))).contains("prunsrv.exe");
        assertThat(Files.readString(licences.resolve("Commons-Daemon-NOTICE.txt")))
                .contains("Apache Commons Daemon");
        assertThat(Files.readString(licences.resolve("Apache-License-2.0")))
                .contains("Apache License", "Version 2.0, January 2004", "Grant of Patent License");
        assertThat(licences.resolve("jackson/NOTICE")).isRegularFile();
        assertThat(licences.resolve("jackson/FastDoubleParser-LICENSE")).isRegularFile();
    }

    @Test
    void textsForWindowsHaveItsLineEnds() throws IOException {
        for (String name : List.of("bin/service.cmd", "wds-jmx.yaml", "users.yaml", "README.md")) {
            assertThat(Files.readString(home.resolve(name)).replace("\r\n", ""))
                    .as(name)
                    .doesNotContain("\n");
        }
    }

    @Test
    void theSameSourceMakesTheSameZip() throws IOException {
        try (ZipFile zip = new ZipFile(Distribution.zip().toFile())) {
            assertThat(zip.stream())
                    .extracting(ZipEntry::getTimeLocal)
                    .allSatisfy(time -> assertThat(time).hasToString("2026-01-01T00:00"));
        }
    }

    @Test
    void theSampleConfigurationIsWithoutFaultAsItIsAndWithEveryExample() throws Exception {
        Configuration sample = new YamlReader().read(home.resolve("wds-jmx.yaml"), Configuration.class);
        assertThat(sample.servers()).containsExactly("");
        assertThat(sample.log().file()).hasValue(home.resolve("logs/wds-jmx.log"));

        Configuration all = new YamlReader().read(withExamples("wds-jmx.yaml"), Configuration.class);
        assertThat(all.access().users()).isPresent();
        assertThat(all.tls()).isPresent();
        assertThat(all.jmx()).isPresent();

        UsersFile users = new YamlReader().read(withExamples("users.yaml"), UsersFile.class);
        assertThat(users.roles()).containsKeys("alice", "bob", "alertmanager");
    }

    @Test
    void theSampleConfigurationPassesCheck() throws Exception {
        // But for the backend, which only Windows has.
        Path sample = Files.writeString(
                home.resolve("emulated.yaml"),
                Files.readString(home.resolve("wds-jmx.yaml"))
                        .replace("backend: windows", "backend: emulator")
                        .replace("servers: [\"\"]", ""));
        try (RunningProgram check = RunningProgram.wdsJmx("check", "--config", sample.toString())) {
            assertThat(check.exitCode()).as(check.output()).isZero();
            assertThat(check.output())
                    .contains("no faults", "log      ", "wds-jmx.log, from INFO on, a new file at 10MB, 5 files");
        }
        Files.delete(sample);
    }

    private static Path withExamples(String name) throws IOException {
        String text = Files.readString(home.resolve(name));
        assertThat(text).containsPattern("(?m)^#[a-z]");
        return Files.writeString(directory.resolve("all-" + name), text.replaceAll("(?m)^#(?=\\S| {2})", ""));
    }
}
