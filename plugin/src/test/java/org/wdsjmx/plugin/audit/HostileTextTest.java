package org.wdsjmx.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names come from the network: none may begin a line, look like a record, or hide text from whoever reads the file. */
class HostileTextTest {

    private static String line(String name, String detail) {
        AuditedOperation operation =
                new AuditedOperation(name, name, name, name, name, name, 1L, name, name, detail, name);
        return new String(
                Batch.of(ChainPosition.BEGINNING, Instant.EPOCH, List.of(Entry.intent(operation)))
                        .bytes(),
                StandardCharsets.UTF_8);
    }

    private static void assertHarmless(String line) {
        assertThat(line).endsWith("\n").doesNotEndWith("\n\n");
        assertThat(line.substring(0, line.length() - 1).chars()).allMatch(c -> c >= ' ' && c <= '~');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PC\n{\"seq\":2,\"kind\":\"outcome\"}",
                "PC\r\nx",
                "PC\u2028x\u2029y\u0085z",
                "\u202Eevil\u202C\u2066x\u2069\u200F\u061C",
                "\u001B[2J\u001B]0;title\u0007\u009B31m",
                "\b\b\b\b\f\u000B\0\u007F\uFEFF\u200B",
                "\",\"who\":\"root\",\"x\":\"",
                "\\\\\" \\u000a \\n",
                "\uD83D\uDE00 \uDB40\uDC41 lone \uD83D and \uDE00",
                "müller ÄÖÜ 日本",
            })
    void isEscapedAndReadBackAsItWas(String name) throws Exception {
        String line = line(name, name);

        assertHarmless(line);
        JsonNode entered = new ObjectMapper().readTree(line);
        assertThat(entered.get("name").textValue()).isEqualTo(name);
        assertThat(entered.get("who").textValue()).isEqualTo(name);
        SealedLine sealed =
                SealedLine.parse(line.substring(0, line.length() - 1).getBytes(StandardCharsets.US_ASCII));
        assertThat(RecordReader.read(sealed.body()).entry().operation().name()).isEqualTo(name);
    }

    @Property
    void anyTextIsHarmlessAndReadBack(@ForAll String name, @ForAll String detail) throws Exception {
        String line = line(name, detail);

        assertHarmless(line);
        SealedLine sealed =
                SealedLine.parse(line.substring(0, line.length() - 1).getBytes(StandardCharsets.US_ASCII));
        AuditedOperation read = RecordReader.read(sealed.body()).entry().operation();
        assertThat(read.name()).isEqualTo(name);
        assertThat(read.detail()).isEqualTo(detail);
    }

    @Test
    void aTextWithoutEndIsCutOff() {
        String line = line("PC", "\u202E".repeat(10_000_000));

        assertHarmless(line);
        assertThat(line).hasSizeLessThan(30_000).contains("... (10000000 characters)");
    }
}
