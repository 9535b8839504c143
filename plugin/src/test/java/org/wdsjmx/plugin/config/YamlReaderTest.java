package org.wdsjmx.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    enum Colour {
        RED,
        DARK_GREEN
    }

    record Part(String name, int weight) {
        Part {
            if (weight < 0) {
                throw new IllegalArgumentException("weight is " + weight + ": nothing weighs less than nothing");
            }
        }
    }

    record Thing(
            String text,
            Integer number,
            long big,
            Double ratio,
            Boolean flag,
            Duration time,
            Colour colour,
            Path file,
            List<Part> parts,
            Map<String, Duration> times,
            Optional<Part> spare) {}

    @Test
    void readsEveryTypeOfComponent() throws ConfigurationException {
        assertThat(Yaml.read("""
                        text: no           # YAML 1.1 would make this false
                        number: -12
                        big: 0x7fffffffffffffff
                        ratio: .25
                        flag: True
                        time: 90s
                        colour: dark-Green
                        file: a/b.yaml
                        parts:
                        - &bolt {name: "1", weight: 2}
                        - *bolt
                        times: {first: 1m, "second one": 2ms}
                        spare: {name: 'nut', weight: 0}
                        """, Thing.class))
                .isEqualTo(new Thing(
                        "no",
                        -12,
                        Long.MAX_VALUE,
                        0.25,
                        true,
                        Duration.ofSeconds(90),
                        Colour.DARK_GREEN,
                        Path.of("a/b.yaml"),
                        List.of(new Part("1", 2), new Part("1", 2)),
                        Map.of("first", Duration.ofMinutes(1), "second one", Duration.ofMillis(2)),
                        Optional.of(new Part("nut", 0))));
    }

    @Test
    void whatIsAbsentIsNothing() throws ConfigurationException {
        assertThat(Yaml.read("{}", Thing.class))
                .isEqualTo(new Thing(null, null, 0, null, null, null, null, null, null, null, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text: [a]          | 1:7: text: is a list, but must be text",
                "text:              | 1:6: text: is nothing, but must be text",
                "number: 1.5        | 1:9: number: \"1.5\" is not a whole number",
                "number: 1_000      | 1:9: number: \"1_000\" is not a whole number",
                "number: 2147483648 | 1:9: number: 2147483648 is out of range; it must be -2147483648 to 2147483647",
                "number: \"7\"      | 1:9: number: \"7\" is text because of its quotes, but must be a whole number",
                "number: {a: 1}     | 1:9: number: is a section with keys, but must be a whole number",
                "big: 1e3           | 1:6: big: \"1e3\" is not a whole number",
                "ratio: .nan        | 1:8: ratio: \".nan\" is not a number",
                "ratio: 1e999999999 | 1:8: ratio: \"1e999999999\" is not a number",
                "flag: yes          | 1:7: flag: \"yes\" is neither true nor false",
                "time: 5            | 1:7: time: \"5\" is not a duration",
                "time: ~            | 1:7: time: is nothing, but must be a duration, for example 500ms, 5s, 2m or 1h",
                "colour: blue       | 1:9: colour: \"blue\" is not known; legal here: red, dark_green",
                "colour: rad        | 1:9: colour: \"rad\" is not known; did you mean red?; legal here: red, dark_green",
                "parts: a           | 1:8: parts: is \"a\", but must be a list, for example [a, b]",
                "parts: [a]         | 1:9: parts[0]: is \"a\", but must be a section with keys; legal here: name, weight",
                "times: [a]         | 1:8: times: is a list, but must be a section with keys",
                "times: {a: b}      | 1:12: times.a: \"b\" is not a duration",
                "spare: {wight: 1}  | 1:9: spare.wight: unknown key; did you mean weight? legal here: name, weight",
                "spare: {weight: -1} | 1:8: spare: weight is -1: nothing weighs less than nothing",
                "parts: [{weight: -1}, {weight: -2}] | 1:9: parts[0]: weight is -1: nothing weighs less than nothing",
                "[a]                | 1:1: is a list, but must be a section with keys; legal here: text, number",
                "a                  | 1:1: is \"a\", but must be a section with keys; legal here: text, number",
                "text: !!java.net.URL [a] | 1:7: tag \"tag:yaml.org,2002:java.net.URL\" is not supported; remove it",
                "text: !x a         | 1:7: tag \"!x\" is not supported; remove it",
                "? [a]              | 1:3: a key must be plain text, not a list",
                "text: *x           | 1:7: *x refers to nothing that is complete before it",
                "parts: &x [*x]     | 1:12: *x refers to nothing that is complete before it",
                "text: a: b         | 1:8: is not YAML: ",
                "text: 'a           | 1:9: is not YAML: ",
                "text: @a           | 1:7: is not YAML: ",
                "<<: {text: a}      | 1:1: \"<<\": unknown key",
            })
    void namesPlaceAndRule(String text, String fault) {
        assertThat(Yaml.faults(text, Thing.class).get(0)).contains(fault);
    }

    @Test
    void tellsWhereAKeyWasGivenFirst() {
        assertThat(Yaml.faults("text: a\nnumber: 1\ntext: b\n", Thing.class))
                .containsExactly("3:1: text: is given twice; the first time in line 1");
        assertThat(Yaml.faults("times:\n  a: 1s\n  a: 2s\n", Thing.class))
                .containsExactly("3:3: times.a: is given twice; the first time in line 2");
    }

    @Test
    void refusesASecondDocument() {
        assertThat(Yaml.faults("text: a\n---\ntext: b\n", Thing.class))
                .singleElement()
                .asString()
                .startsWith("2:1: a second document begins");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "# only a comment\n", "---\n", "~", "null"})
    void tellsThatNothingIsThere(String text) {
        assertThat(Yaml.faults(text, Part.class)).containsExactly("is empty; legal keys: name, weight");
    }

    @Test
    void anAliasCountsAsOftenAsItIsUsed() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 8; i++) {
            String before = "*a" + (i - 1);
            bomb.append(String.format(
                    Locale.ROOT,
                    "a%d: &a%d [%s]\n",
                    i,
                    i,
                    String.join(",", java.util.Collections.nCopies(10, before))));
        }

        assertThat(Yaml.faults(bomb.toString(), Thing.class))
                .singleElement()
                .asString()
                .contains("stands for more than 100000 values");
    }

    @Test
    void refusesDeepNesting() {
        assertThat(Yaml.faults("text: " + "[".repeat(100_000), Thing.class))
                .singleElement()
                .asString()
                .contains("1:56: is nested more than 50 levels deep");
    }

    @Test
    void readsNoMoreThanAMebibyte() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '#';
            }
        };

        assertThatThrownBy(() -> new YamlReader().read(endless, "endless", Thing.class))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("endless: is larger than 1048576 bytes");
    }

    @Test
    void namesThePlaceWhereTheEncodingIsWrong() {
        byte[] latin1 = "text: a\nfile: Männer".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> new YamlReader().read(new ByteArrayInputStream(latin1), "f", Thing.class))
                .hasMessage("f:2:8: is not UTF-8 from here on; save the file with that encoding");
    }

    @Test
    void refusesACharacterCutOffAtTheEnd() {
        byte[] cut = {'a', ':', ' ', (byte) 0xC3};

        assertThatThrownBy(() -> new YamlReader().read(new ByteArrayInputStream(cut), "f", Thing.class))
                .hasMessage("f:1:4: is not UTF-8 from here on; save the file with that encoding");
    }

    @Test
    void refusesCharactersThatYamlDoesNotAllow() {
        assertThat(Yaml.faults("text: a\nfile: b\u0007\n", Thing.class))
                .containsExactly("2:8: contains the character U+0007, which YAML does not allow");
    }

    @Test
    void toleratesAByteOrderMark() throws ConfigurationException {
        assertThat(Yaml.read("\uFEFFtext: a", Thing.class).text()).isEqualTo("a");
    }

    @Test
    void showsHostileTextOnOneShortLine() {
        assertThat(Yaml.faults("number: \"x\\e[31m\\n" + "y".repeat(1000) + "\"", Thing.class))
                .singleElement()
                .asString()
                .contains("\"x\\u001B[31m\\u000Ayyy")
                .doesNotContain("\n")
                .hasSizeLessThan(300);
    }

    @Test
    void showsAtMostAHundredFaults() {
        String text = "parts: [" + "a,".repeat(5000) + "]";

        assertThat(Yaml.faults(text, Thing.class))
                .hasSize(101)
                .last()
                .asString()
                .contains("and 4900 more");
    }

    /** Otherwise it depends on folders that need not be there, and on the system, whether the file can be made. */
    @Test
    void aPathGoesUpWithoutAskingTheDisk(@TempDir Path directory) throws IOException, ConfigurationException {
        Path file = Files.writeString(directory.resolve("thing.yaml"), "file: none/a/../../other.yaml");
        assertThat(new YamlReader().read(file, Thing.class).file()).isEqualTo(directory.resolve("other.yaml"));
    }

    @Test
    void aFileIsNamedAsItWasGivenAndPathsInItAreBesideIt(@TempDir Path directory)
            throws IOException, ConfigurationException {
        Path file = Files.writeString(directory.resolve("thing.yaml"), "file: sub/other.yaml");
        assertThat(new YamlReader().read(file, Thing.class).file()).isEqualTo(directory.resolve("sub/other.yaml"));

        Files.writeString(file, "fil: a");
        assertThatThrownBy(() -> new YamlReader().read(file, Thing.class))
                .message()
                .startsWith(file + ":1:1: fil: unknown key; did you mean file? legal here: text, ");
    }

    @Test
    void tellsWhyAFileCannotBeRead(@TempDir Path directory) {
        Path missing = directory.resolve("missing.yaml");

        assertThatThrownBy(() -> new YamlReader().read(missing, Thing.class))
                .hasMessage(missing + ": does not exist; looked for " + missing.toAbsolutePath());
        assertThatThrownBy(() -> new YamlReader().read(directory, Thing.class))
                .hasMessage(directory + ": is a directory; name the file");
    }

    @Test
    void aFailingStreamIsAFault() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };

        assertThatThrownBy(() -> new YamlReader().read(failing, "f", Thing.class))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("f: cannot be read: the disk is gone");
    }
}
