package org.wdsjmx.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.emulator.Scenario;

/** What double quotes of YAML make of a Windows path, and other texts that are not what they look like. */
class OneLineTest {

    private static final String REMEDY = "write Windows paths in single quotes or none";

    record Place(Path file, String host, List<String> names, Map<String, String> users) {}

    @ParameterizedTest
    @CsvSource({
        "\\t, a tab (U+0009)",
        "\\n, a line break (U+000A)",
        "\\r, a line break (U+000D)",
        "\\b, a backspace (U+0008)",
        "\\f, a form feed (U+000C)",
        "\\0, the character U+0000",
        "\\a, the character U+0007",
        "\\e, the character U+001B",
        "\\v, the character U+000B",
        "\\x1b, the character U+001B",
        "\\x7f, the character U+007F",
        "\\u0007, the character U+0007",
        "\\U00000001, the character U+0001",
        "\\N, a line break (U+0085)",
        "\\u2028, a line break (U+2028)",
        "\\u2029, a line break (U+2029)"
    })
    void anEscapeThatMakesAControlCharacterIsRefusedWhereverItStands(String escape, String named) {
        String value = "\"C:" + escape + "emp\"";

        assertThat(Yaml.faults("host: x\nfile: " + value, Place.class))
                .singleElement()
                .asString()
                .startsWith("2:7: file: \"C:")
                .contains("holds " + named, REMEDY);
        assertThat(Yaml.faults("host: " + value, Place.class))
                .singleElement()
                .asString()
                .startsWith("1:7: host: ")
                .contains("holds " + named, REMEDY);
        assertThat(Yaml.faults("names: [a, " + value + "]", Place.class))
                .singleElement()
                .asString()
                .startsWith("1:12: names[1]: ")
                .contains("holds " + named, REMEDY);
        assertThat(Yaml.faults("users: {a: " + value + "}", Place.class))
                .singleElement()
                .asString()
                .startsWith("1:12: users.a: ")
                .contains("holds " + named, REMEDY);
        assertThat(Yaml.faults("users: {" + value + ": a}", Place.class))
                .singleElement()
                .asString()
                .startsWith("1:9: users: the name ")
                .contains("holds " + named, REMEDY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\wds\\audit.jsonl",
                "C:\\users\\x",
                "C:\\Users\\x",
                "C:\\xampp",
                "C:\\Data",
                "C:\\1",
                "C:\\Logs",
                "C:\\Program Files",
                "D:\\",
                "\\\\server\\share\\x"
            })
    void anEscapeThatIsNoneIsRefusedWithTheSameRemedy(String path) {
        assertThat(Yaml.faults("host: x\nfile: \"" + path + "\"\n", Place.class))
                .singleElement()
                .asString()
                .matches("(?s)[23]:\\d+: .*")
                .contains(REMEDY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C:\\xdeploy", "C:\\_wds", "C:\\ wds", "C:\\U0001F680"})
    void anEscapeThatMakesAnotherPathIsRefusedInPaths(String path) {
        assertThat(Yaml.faults("file: \"" + path + "\"", Place.class))
                .singleElement()
                .asString()
                .startsWith("1:7: file: ")
                .contains("was written with the escape", REMEDY);
    }

    @Test
    void theMarkOfAPositionCountsCharactersNotHalvesOfThem() {
        assertThat(Yaml.faults("{host: \"\uD83D\uDE80\", file: \"C:\\_wds\"}", Place.class))
                .singleElement()
                .asString()
                .contains("was written with the escape \\_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'C:\\temp\\new.jsonl'",
                "C:\\temp\\new.jsonl",
                "\"C:\\\\temp\\\\new.jsonl\"",
                "\"C:\\u005ctemp\\u005Cnew.jsonl\""
            })
    void everyRightWayToWriteAWindowsPathIsTaken(String written) throws ConfigurationException {
        assertThat(Yaml.read("file: " + written, Place.class).file()).hasToString("C:\\temp\\new.jsonl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host: a\tb", "host: 'a\n\n  b'", "host: |\n  a\n", "host: \"\\uD800\"", "host: a\u2028b"})
    void whatIsThereWithoutAnEscapeIsRefusedToo(String text) {
        assertThat(Yaml.faults(text, Place.class)).singleElement().asString().contains("host: ", "holds ");
    }

    @Test
    void theConfigurationItsUsersAndScenariosFollowTheRule() {
        assertThat(Yaml.faults("servers: [x]\naudit: {file: \"C:\\temp\\new.jsonl\"}", Configuration.class))
                .containsExactly(
                        "2:15: audit.file: \"C:\\u0009emp\\u000Aew.jsonl\" holds a tab (U+0009); control characters and"
                                + " line breaks are legal in no value or name (in double quotes a backslash begins an escape;"
                                + " write Windows paths in single quotes or none)");
        assertThat(Yaml.faults("basic_auth_users: {\"LAB\\bob\": x}", UsersFile.class))
                .anySatisfy(fault -> assertThat(fault).contains("a backspace", REMEDY));
        assertThat(Yaml.faults("servers: [{name: \"WDS\\t\"}]", Scenario.class))
                .singleElement()
                .asString()
                .contains("a tab", REMEDY);
    }

    @Test
    void aMachineOfAScenarioMayBearAnyName() throws ConfigurationException {
        Scenario scenario = Yaml.read(
                "servers: [{name: A, namespaces: [{name: N, contents: [{name: c, size: 5}]}],"
                        + " machines: [{name: \"a\\n\\0\", namespace: N}]}]",
                Scenario.class);

        assertThat(scenario.servers().get(0).machines().get(0).name()).isEqualTo("a\n\0");
    }
}
