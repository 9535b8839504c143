package org.wdsjmx.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.plugin.audit.AuditLog;
import org.wdsjmx.plugin.audit.AuditRotation;
import org.wdsjmx.plugin.tls.Keys;
import org.wdsjmx.transport.MomentSource;

/** What {@code check} says of the files and ports that {@code run} needs, and that the two agree. */
@Timeout(120)
class CheckCommandTest {

    private static final String EMULATED = "backend: emulator\npoll: {interval: 1s}\n";

    @TempDir
    private Path directory;

    /** What a command printed, on both streams, and its exit code. */
    private record Said(int code, String text) {}

    @BeforeEach
    void makeFilesAndFolders() throws IOException {
        Files.writeString(directory.resolve("file"), "a file");
        Files.createDirectories(directory.resolve("folder.jsonl"));
        Files.createDirectories(directory.resolve("taken"));
        Files.createDirectories(directory.resolve("taken/audit.jsonl.head"));
        Files.createDirectories(directory.resolve("locked/audit.jsonl.lock"));
        Files.createDirectories(directory.resolve("ledger/remediation.jsonl.lock"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "audit: {file: none/audit.jsonl}                 | audit.file",
                "audit: {file: file/audit.jsonl}                 | audit.file",
                "audit: {file: folder.jsonl}                     | audit.file",
                "audit: {file: taken/audit.jsonl}                | audit.file",
                "audit: {file: locked/audit.jsonl}               | audit.file",
                "audit: {file: /proc/self/audit.jsonl}           | audit.file",
                "audit: {file: /dev/null}                        | audit.file",
                "remediation: {ledger: none/remediation.jsonl}   | remediation.ledger",
                "remediation: {ledger: file/remediation.jsonl}   | remediation.ledger",
                "remediation: {ledger: folder.jsonl}             | remediation.ledger",
                "remediation: {ledger: ledger/remediation.jsonl} | remediation.ledger",
                "remediation: {ledger: /proc/remediation.jsonl}  | remediation.ledger",
                "remediation: {ledger: audit.jsonl}              | remediation.ledger",
                "log: {file: file/wds-jmx.log}                   | log.file",
                "log: {file: file/logs/wds-jmx.log}              | log.file",
                "log: {file: folder.jsonl}                       | log.file",
                "log: {file: /proc/logs/wds-jmx.log}             | log.file",
                "access: {users: users.yaml}                     | access.users",
                "access: {users: folder.jsonl}                   | access.users",
                "tls: {certificate: no.crt, key: no.key}         | tls",
                "tls: {keystore: file, passwordFile: file}       | tls",
            })
    void whatRunCannotHaveIsAFaultOfTheCheck(String line, String key) throws IOException {
        Path config = config(line);
        Map<Path, String> before = contents();

        Said check = said("check", "--config", config.toString());
        assertThat(check.text()).contains(config + ": " + key).doesNotContain("no faults");
        assertThat(check.code()).isEqualTo(2);
        assertThat(contents()).isEqualTo(before);

        Said run = said("run", "--config", config.toString());
        assertThat(run.text()).contains(key);
        assertThat(run.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "audit: {file: file}",
                "log: {file: new/folders/wds-jmx.log}",
                "log: {file: file}",
                "audit: {file: none/../audit.jsonl}",
                "log: {file: none/a/../b/wds-jmx.log}",
                "remediation: {ledger: other.jsonl, mode: OFF}"
            })
    void whatItCanHaveIsNotAndNothingIsLeft(String line) throws IOException {
        Path config = config(line);
        Map<Path, String> before = contents();

        Said check = said("check", "--config", config.toString());

        assertThat(check.text()).contains("no faults");
        assertThat(check.code()).isZero();
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void filesOfAnotherProgramThatRunsAreAWarning() throws Exception {
        Path config = config("");
        try (AuditLog other = AuditLog.open(
                directory.resolve("audit.jsonl"),
                new AuditRotation(1 << 20, Duration.ofDays(1)),
                MomentSource.system())) {
            Map<Path, String> before = contents();
            Said check = said("check", "--config", config.toString());

            assertThat(check.text())
                    .contains("no faults", "WARNING  audit.file: another wds-jmx writes to")
                    .doesNotContain("remediation.ledger: another");
            assertThat(check.code()).isZero();
            assertThat(contents()).isEqualTo(before);
            assertThat(other.last()).isNotNull();
        }
        assertThat(said("check", "--config", config.toString()).text()).doesNotContain("another wds-jmx");
    }

    @Test
    void aPortInUseIsAWarning() throws Exception {
        try (ServerSocket http = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket jmx = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path config = Files.writeString(
                    directory.resolve("wds-jmx.yaml"),
                    EMULATED + "http: {port: " + http.getLocalPort() + "}\njmx: {port: " + jmx.getLocalPort() + "}\n");

            Said check = said("check", "--config", config.toString());

            assertThat(check.text())
                    .contains(
                            "no faults",
                            "WARNING  http.port: cannot listen on 127.0.0.1 port " + http.getLocalPort(),
                            "WARNING  jmx.port: cannot listen on 127.0.0.1 port " + jmx.getLocalPort());
            assertThat(check.code()).isZero();
        }
    }

    @Test
    void anAddressOfAnotherMachineIsAFault() throws Exception {
        Keys.keystore(directory, "wds", "EC");
        Keys.passwordFile(directory);
        Files.writeString(
                directory.resolve("users.yaml"),
                "basic_auth_users: {a: " + BCrypt.withDefaults().hashToString(8, "secret".toCharArray()) + "}\n");
        Path config = config("http: {address: 192.0.2.1, port: 0}\njmx: {address: 192.0.2.1, port: 9010}\n"
                + "access: {users: users.yaml}\ntls: {keystore: wds.p12, passwordFile: password}");

        Said check = said("check", "--config", config.toString());

        assertThat(check.text())
                .contains(
                        ": http.address: cannot listen on 192.0.2.1: ",
                        ": jmx.address: cannot listen on 192.0.2.1: ",
                        "; give an address of this machine");
        assertThat(check.code()).isEqualTo(2);
    }

    @Test
    void aFreePortStaysFree() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(directory.resolve("wds-jmx.yaml"), EMULATED + "http: {port: " + port + "}\n");

        assertThat(said("check", "--config", config.toString()).text()).doesNotContain("http.port");
        try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(again.isBound()).isTrue();
        }
    }

    @Test
    void everyFaultIsToldAtOnce() throws IOException {
        Path config = config("audit: {file: none/a.jsonl}\nlog: {file: file/x.log}\ntls: {certificate: c, key: k}");

        assertThat(said("check", "--config", config.toString()).text())
                .contains(": audit.file: ", ": remediation.ledger: ", ": log.file: ", ": tls: ");
    }

    @Test
    void twoThatWouldWriteToOneFileAreAFault() throws IOException {
        Path config = config("log: {file: audit.jsonl.head}");

        assertThat(said("check", "--config", config.toString()).text())
                .contains("log.file: ", "audit.jsonl.head belongs to audit.file; name another file");
    }

    @Test
    void aLogInTheFileOfTheConfigurationIsAFault() throws IOException {
        Path config = config("log: {file: wds-jmx.yaml}");

        assertThat(said("check", "--config", config.toString()).text())
                .contains("log.file: ", "belongs to the configuration; name another file");
    }

    @Test
    void aRecordingIsTriedWhenItIsNamed() throws IOException {
        Path config = config("");
        Path fresh = directory.resolve("case.wdsrec");

        assertThat(said("check", "--config", config.toString(), "--record", fresh.toString())
                        .code())
                .isZero();
        assertThat(fresh).doesNotExist();
        for (String wrong : new String[] {"file", "none/case.wdsrec", "file/case.wdsrec"}) {
            Said check = said(
                    "check",
                    "--config",
                    config.toString(),
                    "--record",
                    directory.resolve(wrong).toString());
            assertThat(check.text()).contains("--record: " + directory.resolve(wrong));
            assertThat(check.code()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "x-UTF-16LE-BOM"})
    void aWebhookInUtf16IsSaidToBeSo(String encoding) throws IOException {
        Path webhook = Files.write(
                directory.resolve("webhook.json"),
                "{\"version\": \"4\", \"alerts\": []}".getBytes(Charset.forName(encoding)));

        Said check = said("check", "--config", config("").toString(), "--simulate", webhook.toString());

        assertThat(check.text()).contains("webhook.json is not UTF-8 from here on", "UTF-16");
        assertThat(check.code()).isEqualTo(2);
    }

    @Test
    void aWebhookWithAByteOrderMarkIsRead() throws IOException {
        Path webhook =
                Files.writeString(directory.resolve("webhook.json"), "\uFEFF{\"version\": \"4\", \"alerts\": []}");

        assertThat(said("check", "--config", config("").toString(), "--simulate", webhook.toString())
                        .code())
                .isZero();
    }

    private Path config(String lines) throws IOException {
        String http = lines.contains("http:") ? "" : "http: {port: 0}\n";
        return Files.writeString(directory.resolve("wds-jmx.yaml"), EMULATED + http + lines + "\n");
    }

    private static Said said(String... arguments) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text, true);
        int code = Main.commandLine().setOut(writer).setErr(writer).execute(arguments);
        return new Said(code, text.toString());
    }

    /** Every file and folder with what it holds. */
    private Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                contents.put(
                        path,
                        Files.isDirectory(path)
                                ? "folder"
                                : Files.getLastModifiedTime(path) + " " + Files.readString(path));
            }
        }
        return contents;
    }
}
