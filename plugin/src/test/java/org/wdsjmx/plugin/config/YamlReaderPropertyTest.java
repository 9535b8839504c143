package org.wdsjmx.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.wdsjmx.emulator.Scenario;

/** Whatever the bytes are, the reader gives a value or tells what is wrong with them: nothing else ever comes out. */
class YamlReaderPropertyTest {

    private static final String VALID = """
            backend: windows
            servers: ["", WDS02]
            poll: {interval: 5s, deadline: 30s, staleAfter: 60s, stalledAfter: 5m}
            http:
              address: 127.0.0.1
              port: 9778
            jmx: {port: 9010}
            metrics: &m {maxClients: 5000}
            emulator: {scenario: 'demo.yaml', speed: 1.0}
            """;

    @Property
    void randomBytes(@ForAll @Size(max = 200) byte[] bytes) {
        valueOrFaults(bytes);
    }

    @Property
    void charactersThatMeanSomethingInYaml(@ForAll("yamlSoup") String text) {
        valueOrFaults(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void structuresOfLegalAndIllegalKeys(@ForAll("mapping") String text) {
        valueOrFaults(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void aValidFileWithOneByteChanged(@ForAll @IntRange(max = 260) int at, @ForAll byte value) {
        byte[] bytes = VALID.getBytes(StandardCharsets.UTF_8);
        bytes[at % bytes.length] = value;
        valueOrFaults(bytes);
    }

    @Property
    void aValidFileCutAnywhere(@ForAll @IntRange(max = 260) int length) {
        valueOrFaults(VALID.substring(0, Math.min(length, VALID.length())).getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> yamlSoup() {
        return Arbitraries.strings()
                .withChars("[]{}:,-?&*!|>'\"%@`#~<= \t\n\rab01.\\\u0000\u0085\u2028\uFEFF\uD800")
                .ofMaxLength(60);
    }

    @Provide
    Arbitrary<String> mapping() {
        return node().list().ofMaxSize(4).map(nodes -> {
            StringBuilder text = new StringBuilder();
            nodes.forEach(node -> text.append(node).append('\n'));
            return text.toString();
        });
    }

    private Arbitrary<String> node() {
        Arbitrary<String> key = Arbitraries.of(
                "backend", "servers", "poll", "http", "jmx", "metrics", "emulator", "seed", "machines", "port", "x");
        return Combinators.combine(key, flow(3)).as((name, value) -> name + ": " + value);
    }

    private Arbitrary<String> flow(int depth) {
        Arbitrary<String> scalar = Arbitraries.of(
                "~",
                "1",
                "-1",
                "1.5",
                "5s",
                "0s",
                "99999999999999999999",
                "''",
                "\"a\\tb\"",
                "windows",
                "EMULATOR",
                "127.0.0.1",
                "&a 1",
                "*a",
                "!!int 3",
                "a\\b");
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<String> list = flow(depth - 1).list().ofMaxSize(3).map(items -> "[" + String.join(", ", items) + "]");
        Arbitrary<String> key =
                Arbitraries.of("interval", "deadline", "port", "address", "name", "maxClients", "speed");
        Arbitrary<String> map = Combinators.combine(key, flow(depth - 1))
                .as((name, value) -> name + ": " + value)
                .list()
                .ofMaxSize(3)
                .map(entries -> entries.stream().collect(Collectors.joining(", ", "{", "}")));
        return Arbitraries.oneOf(scalar, list, map);
    }

    private static void valueOrFaults(byte[] bytes) {
        for (Class<?> type : List.of(Configuration.class, Scenario.class)) {
            try {
                assertThat((Object) new YamlReader().read(new ByteArrayInputStream(bytes), "f", type))
                        .isInstanceOf(type);
            } catch (ConfigurationException e) {
                assertThat(e.faults()).isNotEmpty().allSatisfy(fault -> {
                    assertThat(fault.message()).isNotBlank();
                    assertThat(fault.toString().lines()).hasSize(1);
                });
            }
        }
    }
}
