package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program over RMI, seen from a virtual machine that has none of its classes. */
class RemoteJmxIT {

    private static final String RESOURCES = "src/test/resources/org/wdsjmx/plugin/program/";

    @TempDir
    private static Path directory;

    private static RunningProgram program;

    @BeforeAll
    static void start() throws Exception {
        Path config = Files.writeString(
                directory.resolve("wds-jmx.yaml"),
                String.format(
                        Locale.ROOT, """
                backend: emulator
                emulator: {scenario: %s}
                poll: {interval: 1s}
                http: {port: 0}
                jmx: {port: 0}
                access: {anonymous: admin}
                """, Path.of(RESOURCES + "steady.yaml").toAbsolutePath()));
        program = RunningProgram.wdsJmx("run", "--config", config.toString());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> program.get("/-/ready").startsWith("ready"));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void namesAreListed() throws Exception {
        assertThat(console("names", "wds.transport:type=Client,server=WDS01,*"))
                // Others of these tests disconnect some.
                .hasSizeGreaterThanOrEqualTo(3)
                .anyMatch(line -> line.endsWith("name=SLOW"))
                .anyMatch(line -> line.contains("name=\"x,y=:\\*\\?\\\"\\n"));
    }

    @Test
    void everyAttributeOfEveryBeanIsRead() throws Exception {
        assertThat(console("all", "wds.transport:*"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches("READ (\\d+) of \\1 of [A-Z]\\w+"));
    }

    @Test
    void theTableOfClientsIsRead() throws Exception {
        // The line break in the name of one of the clients is printed as it is.
        assertThat(String.join("\n", console("get", "wds.transport:type=Server,server=WDS01", "Clients")))
                .matches("(?s)VALUE rows=[3456] .*")
                .contains("Name=SLOW", "Master=true", "MacAddress=00-15-5D-01-02-99", "Name=x,y=:*?\"\n\uD83D\uDE80");
    }

    @Test
    void aClientIsDisconnectedAndLeaves() throws Exception {
        String client = "wds.transport:type=Client,server=WDS01,name=PC-4,*";
        assertThat(console("invoke", client, "disconnect", "Fallback"))
                .singleElement()
                .asString()
                .contains("outcome=ACCEPTED", "name=PC-4", "type=Fallback", "code=0x00000000");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(console("names", client)).isEmpty());
    }

    @Test
    void aClientIsDisconnectedByItsIdAndTheNameOfTheApi() throws Exception {
        String client = "wds.transport:type=Client,server=WDS01,name=PC-3,*";
        String id = console("get", client, "Id").get(0).substring("VALUE ".length());
        assertThat(console(
                        "invoke",
                        "wds.transport:type=Server,server=WDS01",
                        "disconnectClient",
                        id,
                        "WdsTptDisconnectAbort"))
                .singleElement()
                .asString()
                .contains("outcome=ACCEPTED", "name=PC-3", "type=Abort");
    }

    @Test
    void aTypeThatIsNotLegalSaysWhatIs() throws Exception {
        assertThat(console("invoke", "wds.transport:type=Session,server=WDS01,*", "disconnectMaster", "0"))
                .singleElement()
                .asString()
                .startsWith("EXCEPTION javax.management.RuntimeMBeanException / java.lang.IllegalArgumentException")
                .contains("Legal: Fallback");
    }

    @Test
    void anIdThatNobodyHasIsAlreadyGone() throws Exception {
        assertThat(console("invoke", "wds.transport:type=Server,server=WDS01", "disconnectClient", "1", "1"))
                .singleElement()
                .asString()
                .contains("outcome=ALREADY_GONE");
    }

    @Test
    void aServerThatRefusesSaysItsCode() throws Exception {
        assertThat(console("invoke", "wds.transport:type=Session,server=WDS03,*", "disconnect", "Fallback"))
                .singleElement()
                .asString()
                .contains("rows=1", "outcome=FAILED", "code=0x800706BB", "RPC_S_SERVER_TOO_BUSY");
    }

    @Test
    void aServerThatCannotBeReachedSaysWhyAndStopsNothingElse() throws Exception {
        String server = "wds.transport:type=Server,server=WDS02";
        assertThat(console("get", server, "Up", "--", "get", server, "LastErrorCode", "--", "get", server, "LastError"))
                .satisfiesExactly(
                        up -> assertThat(up).isEqualTo("VALUE false"),
                        code -> assertThat(code).isEqualTo("VALUE 0x800706BA"),
                        error -> assertThat(error).contains("RPC_S_SERVER_UNAVAILABLE"));
        assertThat(console("invoke", server, "refresh"))
                .singleElement()
                .asString()
                .startsWith("EXCEPTION")
                .contains("IllegalStateException", "RPC_S_SERVER_UNAVAILABLE");
        assertThat(console("get", "wds.transport:type=Server,server=WDS01", "Up"))
                .containsExactly("VALUE true");
    }

    @Test
    void whatDoesNotExistIsSaidInTheTermsOfJmx() throws Exception {
        assertThat(console(
                        "get",
                        "wds.transport:type=Server,server=NOBODY",
                        "Up",
                        "--",
                        "get",
                        "wds.transport:type=Agent",
                        "Nonsense",
                        "--",
                        "invoke",
                        "wds.transport:type=Agent",
                        "format"))
                .satisfiesExactly(
                        missing -> assertThat(missing).contains("InstanceNotFoundException"),
                        attribute -> assertThat(attribute).contains("AttributeNotFoundException"),
                        operation -> assertThat(operation).contains("ReflectionException"));
    }

    @Test
    void aDisconnectIsHeardOf() throws Exception {
        assertThat(console(
                        "listen",
                        "wds.transport:type=Server,server=WDS01",
                        "wds.client.left",
                        "name=PC-2;",
                        "invoke",
                        "wds.transport:type=Client,server=WDS01,name=PC-2,*",
                        "disconnect",
                        "Fallback"))
                .anyMatch(line -> line.startsWith("HEARD wds.client.disconnected") && line.contains("name=PC-2"))
                .anyMatch(line -> line.startsWith("HEARD wds.client.left")
                        && line.contains("name=PC-2")
                        && line.contains("outcome=disconnected_fallback"));
    }

    private static List<String> console(String... commands) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(RunningProgram.java(), RESOURCES + "RemoteConsole.java", program.jmxUrl()));
        command.addAll(List.of(commands));
        try (RunningProgram console = RunningProgram.start(command)) {
            assertThat(console.exitCode()).as(console.output()).isZero();
            return console.output().lines().toList();
        }
    }
}
