package org.wdsjmx.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.audit.AuditLog;
import org.wdsjmx.plugin.audit.AuditRotation;
import org.wdsjmx.plugin.audit.AuditedOperation;
import org.wdsjmx.testing.SteppingClock;

class AuditCommandTest {

    private final StringWriter output = new StringWriter();
    private Path file;
    private String hash;

    @BeforeEach
    void write(@TempDir Path directory) throws IOException {
        file = directory.resolve("audit.jsonl");
        AuditedOperation operation = new AuditedOperation(
                "alice",
                "operator",
                null,
                "jmx",
                "WDS01",
                "disconnect",
                7L,
                "00-15-5D-00-00-07",
                "\u001B[2JPC\n\u202E",
                "Fallback",
                null);
        try (AuditLog log = AuditLog.open(file, new AuditRotation(1 << 20, Duration.ofDays(1)), new SteppingClock())) {
            log.intend(List.of(operation));
            hash = log.last().hash();
        }
    }

    private int verify(String... more) {
        output.getBuffer().setLength(0);
        String[] arguments = new String[more.length + 3];
        arguments[0] = "audit";
        arguments[1] = "verify";
        arguments[2] = file.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        PrintWriter writer = new PrintWriter(output, true);
        return Main.commandLine().setOut(writer).setErr(writer).execute(arguments);
    }

    @Test
    void tellsWhatIsThereAndWhereTheChainEnds() {
        assertThat(verify()).isZero();
        assertThat(output.toString().lines())
                .containsExactly(
                        file.toString(),
                        "files    1",
                        "records  2, from 2026-06-01T08:00:00Z to 2026-06-01T08:00:00Z",
                        "last     2 " + hash,
                        "without outcome  1",
                        "  2  disconnect Fallback of client 7 00-15-5D-00-00-07 \\u001B[2JPC\\u000A\\u202E on WDS01 by alice"
                                + " (operator, jmx, from -)",
                        "ok");
    }

    @Test
    void tellsEveryFaultWithItsLine() throws IOException {
        Files.writeString(file, Files.readString(file).replace("alice", "mallo"));

        assertThat(verify()).isEqualTo(2);
        assertThat(output.toString())
                .contains("FAULT    " + file + ":2: was altered")
                .endsWith("NOT ok, faults: 1" + System.lineSeparator());
    }

    @Test
    void takesAHashThatWasNoted() {
        assertThat(verify("--expect", hash)).isZero();
        assertThat(verify("--expect", hash.replace(hash.charAt(0), hash.charAt(0) == 'a' ? 'b' : 'a')))
                .isEqualTo(2);
        assertThat(verify("--expect", "no hash\u001B")).isEqualTo(2);
        assertThat(output.toString())
                .contains("is not a hash, which has 64 digits")
                .doesNotContain("\u001B");
    }

    @Test
    void aFileThatIsNotThereIsAFault() {
        file = file.resolveSibling("nowhere.jsonl");

        assertThat(verify()).isEqualTo(2);
        assertThat(output.toString()).contains(file + ": is missing");
    }

    @Test
    void aRootIsNoFile() {
        file = file.getRoot();

        assertThat(verify()).isEqualTo(2);
        assertThat(output.toString()).contains("is a directory");
    }

    @Test
    void needsToKnowWhatToDo() {
        assertThat(Main.commandLine()
                        .setErr(new PrintWriter(output, true))
                        .setOut(new PrintWriter(output, true))
                        .execute("audit"))
                .isEqualTo(2);
        assertThat(output.toString()).contains("verify");
    }
}
