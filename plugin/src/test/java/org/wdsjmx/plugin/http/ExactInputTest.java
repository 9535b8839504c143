package org.wdsjmx.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.ServerAction;

/** What is given over Jolokia reaches the server exactly, or nothing is called. */
class ExactInputTest {

    private JolokiaWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new JolokiaWorld();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3639281998.9",
                "3639281998.0",
                "3.639281998e9",
                "18446744077348833614.0",
                "18446744077348833614",
                "1e300",
                "-1",
                "0",
                "4294967296",
                "\"3639281998.0\"",
                "\"0xD8EB914E\"",
                "\"+3639281998\"",
                "\" 3639281998\"",
                "\"03639281998\"",
                "\"٣٦٣٩٢٨١٩٩٨\"",
                "\"\"",
                "true",
                "null",
                "[3639281998]",
                "{\"clientId\":3639281998}"
            })
    void anIdThatIsNoneDisconnectsNobody(String id) throws Exception {
        JsonNode answer = world.post(exec(JolokiaWorld.SERVER, "disconnectClient", id + ",\"Fallback\""));
        assertRefused(answer);
        assertThat(answer.path("error").asText()).contains("clientId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3639281998", "\"3639281998\""})
    void anIdDisconnectsItsClient(String id) throws Exception {
        JsonNode answer = world.post(exec(JolokiaWorld.SERVER, "disconnectClient", id + ",\"Fallback\""));
        assertThat(answer.path("status").intValue()).isEqualTo(200);
        assertThat(world.backend.disconnected).containsExactly(JolokiaWorld.A.identity());
    }

    @Test
    void aRefusalSaysTheValueTheRuleAndWhatToDoInTheFieldsOfJolokia() throws Exception {
        JsonNode answer = world.post(exec(JolokiaWorld.SERVER, "disconnectClient", "3639281998.9,\"Fallback\""));
        assertThat(answer.path("status").intValue()).isEqualTo(400);
        assertThat(answer.path("error_type").asText()).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(answer.path("error").asText())
                .contains("clientId is 3639281998.9", "whole number", "without a fraction", "Id of the client")
                .endsWith("Nothing was called.");
        assertThat(answer.path("request").path("operation").asText()).isEqualTo("disconnectClient");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1000.7", "1000.0", "1e3", "1e300", "1e999999999", "null", "true", "\"\"", "\"1000.0\"", "[1000]"
            })
    void aThresholdThatIsNoWholeNumberIsNotWritten(String value) throws Exception {
        JsonNode answer = world.post(write("AutoDisconnectThreshold", value));
        assertRefused(answer);
        assertThat(answer.path("error").asText())
                .contains(
                        value.startsWith("1e")
                                ? "1E+"
                                : value.replace("[", "[ ").trim().split(" ")[0]);
    }

    @Test
    void aThresholdIsWrittenAsItIsGiven() throws Exception {
        assertThat(world.post(write("AutoDisconnectThreshold", "\"2048\""))
                        .path("value")
                        .longValue())
                .isEqualTo(1024);
        assertThat(world.backend.performed)
                .containsExactly(new ServerAction.ChangeMulticastPolicy(new MulticastPolicy(null, 2048, -1, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yes\"", "\"no\"", "\"1\"", "\"on\"", "\"True\"", "\"\"", "1", "0", "null", "[]"})
    void whatIsNeitherTrueNorFalseIsNotWritten(String value) throws Exception {
        JsonNode answer = world.post(write("SlowClientFallback", value));
        assertRefused(answer);
        assertThat(answer.path("error").asText()).contains("true or false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "\"false\""})
    void falseIsWritten(String value) throws Exception {
        world.post(write("SlowClientFallback", value));
        assertThat(world.backend.performed)
                .containsExactly(new ServerAction.ChangeMulticastPolicy(new MulticastPolicy(null, -1, -1, false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yes\"", "\"1\"", "\"TRUE\"", "1", "null", "\"\"", ""})
    void aNamespaceIsNotWithdrawnByAGuess(String value) throws Exception {
        assertRefused(world.post(exec(JolokiaWorld.NAMESPACE, "deregister", value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "\"true\""})
    void aNamespaceIsWithdrawnByTheWord(String value) throws Exception {
        world.post(exec(JolokiaWorld.NAMESPACE, "deregister", value));
        assertThat(world.backend.performed)
                .containsExactly(new ServerAction.Deregister(new ServerAction.NamespaceTarget(5, "Waiting"), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "true",
                "null",
                "[\"Fallback\"]",
                "\"LAB\"",
                "\"Fallback\",\"outcome\"",
                "\"Fallback\",5",
                ""
            })
    void whatIsNoTypeDisconnectsNobody(String arguments) throws Exception {
        assertRefused(world.post(exec(JolokiaWorld.SESSION, "disconnect", arguments)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "disconnect(int)",
                "disconnect()",
                "disconnect(java.lang.String,java.lang.String)",
                "disconect",
                "disconnect(",
                ""
            })
    void anOperationThatIsNotThereSaysWhatIs(String operation) throws Exception {
        JsonNode answer = world.post(exec(JolokiaWorld.SESSION, operation, "\"Fallback\""));
        assertRefused(answer);
        assertThat(answer.path("error").asText()).contains("disconnect(java.lang.String)");
    }

    @Test
    void anOperationIsCalledByItsSignature() throws Exception {
        world.post(exec(JolokiaWorld.CLIENT_A, "disconnect( java.lang.String )", "\"Fallback\""));
        assertThat(world.backend.disconnected).containsExactly(JolokiaWorld.A.identity());
    }

    /** It would show only after the call, and the answer would be an error about something that was done. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"path\":\"nonsense\"",
                "\"path\":\"outcome/x\"",
                "\"path\":5",
                "\"config\":{\"maxDepth\":\"deep\"}",
                "\"config\":{\"maxDepth\":1.5}",
                "\"config\":{\"maxObjects\":null}",
                "\"config\":{\"ignoreErrors\":\"maybe\"}",
                "\"config\":[]",
                "\"options\":1",
                "\"target\":\"x\""
            })
    void whatWouldSpoilTheAnswerIsRefusedBeforeTheCall(String member) throws Exception {
        assertRefused(world.post("{\"type\":\"exec\",\"mbean\":\"" + JolokiaWorld.CLIENT_A
                + "\",\"operation\":\"disconnect\",\"arguments\":[\"Fallback\"]," + member + "}"));
    }

    @Test
    void aPathIntoTheResultIsFollowed() throws Exception {
        JsonNode answer = world.post("{\"type\":\"exec\",\"mbean\":\"" + JolokiaWorld.CLIENT_A
                + "\",\"operation\":\"disconnect\",\"arguments\":[\"Fallback\"],\"path\":\"outcome\"}");
        assertThat(answer.path("value").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    void aPatternHasAnOutcomeForEachBean() throws Exception {
        JsonNode value = world.post(exec("wds.transport:type=Client,*", "disconnect", "\"Fallback\""))
                .path("value");
        assertThat(value).hasSize(2);
        assertThat(value.path(JolokiaWorld.CLIENT_B).path("outcome").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    void aPatternThatNotAllBeansCanServeCallsNone() throws Exception {
        assertRefused(world.post(exec("wds.transport:*", "disconnect", "\"Fallback\"")));
    }

    @Test
    void aPatternIsNotWrittenTo() throws Exception {
        assertRefused(world.post(write("AutoDisconnectThreshold", "2048").replace("server=WDS01", "*")));
    }

    /** The exact conversion knows these classes; another one must be added to it first. */
    @Test
    void onlyTheseClassesAreTaken() throws Exception {
        for (ObjectName name : world.beans.queryNames(new ObjectName("wds.transport:*"), null)) {
            MBeanInfo info = world.beans.getMBeanInfo(name);
            assertThat(Stream.of(info.getOperations())
                            .map(MBeanOperationInfo::getSignature)
                            .flatMap(Stream::of)
                            .map(MBeanParameterInfo::getType))
                    .isSubsetOf("java.lang.Long", "java.lang.String");
            assertThat(Stream.of(info.getAttributes())
                            .filter(MBeanAttributeInfo::isWritable)
                            .map(MBeanAttributeInfo::getType))
                    .isSubsetOf("java.lang.Long", "java.lang.String", "java.lang.Boolean");
        }
    }

    private void assertRefused(JsonNode answer) {
        assertThat(answer.path("status").intValue()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.path("error").asText()).contains("Nothing was").doesNotContain("Jolokia", "Exception");
        assertThat(answer.path("error_type").asText()).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(answer.has("request")).isTrue();
        assertThat(world.untouched()).isTrue();
    }

    private static String exec(String mbean, String operation, String arguments) {
        return "{\"type\":\"exec\",\"mbean\":\"" + mbean + "\",\"operation\":\"" + operation + "\",\"arguments\":["
                + arguments + "]}";
    }

    private static String write(String attribute, String value) {
        return "{\"type\":\"write\",\"mbean\":\"" + JolokiaWorld.POLICY + "\",\"attribute\":\"" + attribute
                + "\",\"value\":" + value + "}";
    }
}
