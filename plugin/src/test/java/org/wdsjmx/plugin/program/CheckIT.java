package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** In folders that cannot be written {@code check} says what {@code run} would end with, whoever calls it. */
@Timeout(240)
@EnabledOnOs(OS.LINUX)
class CheckIT {

    @TempDir
    private Path directory;

    private Path jar;

    @BeforeEach
    void configure() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(directory.resolve("wds-jmx.yaml"), "backend: emulator\nhttp: {port: 0}\n");
        jar = Files.copy(RunningProgram.jar(), directory.resolve("wds-jmx.jar"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void anotherUserMayNotWriteThere() throws Exception {
        requireRoot();
        List<String> nobody =
                List.of(Tool.required("setpriv", "util-linux"), "--reuid=65534", "--regid=65534", "--clear-groups");

        assertBothSay(nobody, "no permission");
    }

    @Test
    void aFileSystemIsMountedForReading() throws Exception {
        requireRoot();
        List<String> readOnly = List.of(
                Tool.required("unshare", "util-linux"),
                "--mount",
                "sh",
                "-c",
                "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\" || exit 77; exec \"$@\"",
                directory.toString());
        if (said(readOnly, "true").code() != 0) {
            System.err.println("SKIPPED: nothing can be mounted here");
            abort("nothing can be mounted here");
        }

        assertBothSay(readOnly, "Read-only file system");
    }

    private void assertBothSay(List<String> around, String reason) throws Exception {
        List<String> before = names();
        for (String command : new String[] {"check", "run"}) {
            Said said = said(
                    around,
                    RunningProgram.java(),
                    "-jar",
                    jar.toString(),
                    command,
                    "--config",
                    directory.resolve("wds-jmx.yaml").toString());
            assertThat(said.output()).contains("wds-jmx.yaml: audit.file: ", reason);
            assertThat(said.code()).as(said.output()).isEqualTo(2);
        }
        assertThat(names()).isEqualTo(before);
    }

    private record Said(int code, String output) {}

    private static Said said(List<String> around, String... command) throws Exception {
        List<String> whole = new ArrayList<>(around);
        whole.addAll(List.of(command));
        try (RunningProgram program = RunningProgram.start(whole)) {
            int code = program.exitCode();
            return new Said(code, program.output());
        }
    }

    private static void requireRoot() {
        if (!System.getProperty("user.name").equals("root")) {
            System.err.println("SKIPPED: only root can become another user and mount file systems");
            abort("not root");
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
