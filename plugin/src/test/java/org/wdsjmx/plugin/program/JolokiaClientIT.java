package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import org.jolokia.client.JolokiaClient;
import org.jolokia.client.JolokiaClientBuilder;
import org.jolokia.client.JolokiaQueryParameter;
import org.jolokia.client.exception.JolokiaRemoteException;
import org.jolokia.client.request.HttpMethod;
import org.jolokia.client.request.JolokiaExecRequest;
import org.jolokia.client.request.JolokiaListRequest;
import org.jolokia.client.request.JolokiaReadRequest;
import org.jolokia.client.request.JolokiaSearchRequest;
import org.jolokia.client.response.JolokiaReadResponse;
import org.jolokia.client.response.JolokiaSearchResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program over Jolokia's own client. */
class JolokiaClientIT {

    @TempDir
    private static Path directory;

    private static RunningProgram program;
    private static JolokiaClient jolokia;

    @BeforeAll
    static void start() throws Exception {
        Path scenario = Path.of("src/test/resources/org/wdsjmx/plugin/program/steady.yaml");
        Path config = Files.writeString(
                directory.resolve("wds-jmx.yaml"),
                "backend: emulator\nemulator: {scenario: " + scenario.toAbsolutePath()
                        + "}\npoll: {interval: 1s}\nhttp: {port: 0}\naccess: {anonymous: operator}\n");
        program = RunningProgram.wdsJmx("run", "--config", config.toString());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> program.get("/-/ready").startsWith("ready"));
        jolokia = new JolokiaClientBuilder()
                .url(program.httpUrl().resolve("/jolokia/").toString())
                .build();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void aSessionIsReadByPattern() throws Exception {
        // This version of the client looks the names up in their canonical form.
        JolokiaReadResponse response = jolokia.execute(
                new JolokiaReadRequest("wds.transport:type=Session,server=WDS01,*", "MasterClient", "TransferRate"),
                Map.of(JolokiaQueryParameter.CANONICAL_NAMING, "true"));
        Collection<ObjectName> names = response.getObjectNames();
        assertThat(names).hasSize(1);
        ObjectName session = names.iterator().next();
        assertThat(response.<String>getValue(session, "MasterClient")).isEqualTo("SLOW");
        assertThat(response.<Number>getValue(session, "TransferRate").longValue())
                .isBetween(1L, 1_500_000L);
    }

    @Test
    void clientsAreSearched() throws Exception {
        assertThat(search("wds.transport:type=Client,server=WDS03,*"))
                .singleElement()
                .satisfies(name -> assertThat(name.getKeyProperty("name")).isEqualTo("STUBBORN"));
    }

    @Test
    void onlyTheOpenDomainsAreListed() throws Exception {
        Map<String, ?> list = jolokia.execute(new JolokiaListRequest(List.of())).getValue();
        assertThat(list).containsOnlyKeys("wds.transport", "java.lang", "java.nio");
    }

    @Test
    void theMasterIsDisconnectedByPost() throws Exception {
        ObjectName session = search("wds.transport:type=Session,server=WDS01,*").get(0);
        JolokiaExecRequest request = new JolokiaExecRequest(session, "disconnectMaster", "Fallback");
        Map<String, ?> result = jolokia.execute(request, HttpMethod.POST).getValue();
        assertThat(result.get("outcome")).isEqualTo("ACCEPTED");
        assertThat(result.get("name")).isEqualTo("SLOW");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(jolokia.execute(new JolokiaReadRequest(session, "TransferRate"))
                                .<Number>getValue()
                                .longValue())
                        .isGreaterThan(50_000_000L));
    }

    @Test
    void nothingIsExecutedByGet() throws Exception {
        JolokiaExecRequest request =
                new JolokiaExecRequest("wds.transport:type=Server,server=WDS01", "disconnectClient", 1, "Fallback");
        assertThatThrownBy(() -> jolokia.execute(request, HttpMethod.GET))
                .isInstanceOfSatisfying(
                        JolokiaRemoteException.class,
                        e -> assertThat(e.getStatus()).isEqualTo(403));
    }

    private static List<ObjectName> search(String pattern) throws Exception {
        JolokiaSearchResponse response = jolokia.execute(new JolokiaSearchRequest(pattern));
        return response.getObjectNames();
    }
}
