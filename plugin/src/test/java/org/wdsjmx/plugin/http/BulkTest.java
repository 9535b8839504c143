package org.wdsjmx.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each request of a bulk has an outcome of its own, in its place, and an answer is always JSON. */
class BulkTest {

    private static final String VERSION = "{\"type\":\"version\"}";
    private static final String ACT = "{\"type\":\"exec\",\"mbean\":\"" + JolokiaWorld.CLIENT_A
            + "\",\"operation\":\"disconnect\",\"arguments\":[\"Fallback\"]}";

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
                "{\"type\":\"exec\",\"mbean\":\"SERVER\",\"operation\":\"disconnectClient\",\"arguments\":[7]}",
                "{\"type\":\"exec\",\"mbean\":\"SERVER\",\"operation\":\"disconnectClient(int)\",\"arguments\":[7]}",
                "{\"type\":\"exec\",\"mbean\":\"SERVER\",\"operation\":\"disconnectClient\",\"arguments\":[\"LAB\",\"Fallback\"]}",
                "{\"type\":\"exec\",\"mbean\":\"SERVER\",\"operation\":\"disconnectClient\",\"arguments\":7}",
                "{\"type\":\"exec\",\"mbean\":\"SERVER\",\"operation\":5}",
                "{\"type\":\"exec\",\"mbean\":\"SERVER\"}",
                "{\"type\":\"exec\",\"operation\":\"refresh\"}",
                "{\"type\":\"exec\",\"mbean\":\"no name\",\"operation\":\"refresh\"}",
                "{\"type\":\"exec\",\"mbean\":\"other@SERVER\",\"operation\":\"refresh\"}",
                "{\"type\":\"exec\",\"mbean\":null,\"operation\":\"refresh\"}",
                "{\"type\":\"write\",\"mbean\":\"SERVER\",\"attribute\":[\"Name\"],\"value\":1}",
                "{\"type\":\"write\",\"mbean\":\"SERVER\",\"attribute\":\"Name\"}",
                "{\"type\":\"read\",\"mbean\":\"SERVER\",\"attribute\":5}",
                "{\"type\":\"read\",\"mbean\":\"SERVER\",\"path\":\"a/*\"}",
                "{\"type\":\"read\"}",
                "{\"type\":\"search\"}",
                "{\"type\":\"kick\"}",
                "{\"type\":\"WRITE\",\"mbean\":\"SERVER\",\"attribute\":[\"Name\"],\"value\":1}",
                "{\"type\":\"Exec\",\"mbean\":\"SERVER\"}",
                "{\"type\":7}",
                "{\"type\":\"notification\",\"command\":\"shout\"}",
                "{\"type\":\"notification\",\"command\":\"add\",\"mbean\":[]}",
                "{}",
                "[]",
                "5",
                "null",
                "\"version\""
            })
    void aRequestThatCannotBeReadIsAnErrorInItsPlace(String bad) throws Exception {
        String request = bad.replace("SERVER", JolokiaWorld.SERVER);
        HttpResponse<String> response = world.send("", "[" + ACT + "," + request + "," + VERSION + "]");
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode answer = JolokiaWorld.json(response);
        assertThat(answer).hasSize(3);
        assertThat(answer.get(0).path("value").path("outcome").asText()).isEqualTo("ACCEPTED");
        assertThat(answer.get(1).path("status").intValue())
                .as(answer.toPrettyString())
                .isEqualTo(400);
        assertThat(answer.get(1).path("error").asText())
                .isNotEmpty()
                .doesNotContain("JolokiaExecRequest", "cannot be cast");
        assertThat(answer.get(1).path("error_type").asText()).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(answer.get(1).has("request")).isTrue();
        assertThat(answer.get(2).path("status").intValue()).isEqualTo(200);
        assertThat(world.backend.disconnected).containsExactly(JolokiaWorld.A.identity());
        assertThat(world.post(request.startsWith("{") ? request : "[" + request + "]")
                        .toString())
                .contains("\"status\":4");
    }

    @Test
    void whatIsMissingOrClosedKeepsItsStatus() throws Exception {
        JsonNode answer = world.post("[" + VERSION
                + ",{\"type\":\"exec\",\"mbean\":\"wds.transport:type=Client,client=1\",\"operation\":\"disconnect\",\"arguments\":[\"Fallback\"]}"
                + ",{\"type\":\"write\",\"mbean\":\"" + JolokiaWorld.POLICY
                + "\",\"attribute\":\"Nonsense\",\"value\":1}"
                + ",{\"type\":\"write\",\"mbean\":\"" + JolokiaWorld.SERVER
                + "\",\"attribute\":\"Name\",\"value\":\"x\"}"
                + ",{\"type\":\"exec\",\"mbean\":\"java.lang:type=Memory\",\"operation\":\"gc\"}]");
        assertThat(answer.findValuesAsText("status")).containsExactly("200", "404", "404", "404", "403");
    }

    @Test
    void anAttributeThatIsNotThereIsToldByItsName() throws Exception {
        JsonNode answer = JolokiaWorld.json(world.get("read/" + JolokiaWorld.SERVER + "/Nonsense"));
        assertThat(answer.path("status").intValue()).isEqualTo(404);
        assertThat(answer.path("error").asText()).contains("Nonsense");
        assertThat(answer.path("error_type").asText()).isEqualTo("javax.management.AttributeNotFoundException");
    }

    /** A stream takes the whole answer, so that the outcomes of the other requests would be lost. */
    @Test
    void aStreamIsNotOpenedWithinABulk() throws Exception {
        JsonNode answer = world.post(
                "[" + ACT + ",{\"type\":\"notification\",\"command\":\"open\",\"client\":\"x\",\"mode\":\"sse\"}]");
        assertThat(answer.findValuesAsText("status")).containsExactly("200", "400");
    }

    @Test
    void anAttributeThatCannotBeReadIsAnErrorInItsPlace() throws Exception {
        JsonNode answer =
                world.post("{\"type\":\"read\",\"mbean\":\"wds.transport:type=Client,*\",\"attribute\":[\"Name\"]}");
        assertThat(answer.path("value")).hasSize(2);
        world.beans.registerMBean(new Broken(), new ObjectName("wds.transport:type=Client,client=9"));

        JsonNode value = world.post(
                        "{\"type\":\"read\",\"mbean\":\"wds.transport:type=Client,*\",\"attribute\":[\"Name\",\"Id\"]}")
                .path("value");
        assertThat(value).hasSize(3);
        assertThat(value.path(JolokiaWorld.CLIENT_B).path("Name").asText()).isEqualTo("PC-7");
        JsonNode broken = value.path("wds.transport:type=Client,client=9");
        assertThat(broken.path("Id").longValue()).isEqualTo(9);
        assertThat(broken.path("Name").path("error").asText()).contains("no name");
    }

    /** Its interface, from which the MBeanServer takes the attributes. */
    public interface BrokenMBean {
        long getId();

        String getName();
    }

    private static final class Broken extends StandardMBean implements BrokenMBean {

        Broken() {
            super(BrokenMBean.class, false);
        }

        @Override
        public long getId() {
            return 9;
        }

        @Override
        public String getName() {
            throw new IllegalStateException("no name");
        }
    }

    @Test
    void anEmptyBulkHasNoOutcome() throws Exception {
        assertThat(world.post("[]").toString()).isEqualTo("[]");
    }

    /** Nothing of a bulk is carried out before all of it was read. */
    @ParameterizedTest
    @ValueSource(strings = {",", ",]", "]]", "] x", ",{\"a\":1,\"a\":2}]", ",01]", ",NaN]", "", ",\"\\u00"})
    void aBodyThatIsNotJsonCallsNothing(String end) throws Exception {
        HttpResponse<String> answer = world.send("", "[" + ACT + end);
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode json = JolokiaWorld.json(answer);
        assertThat(json.path("status").intValue()).isEqualTo(400);
        assertThat(json.path("error").asText()).contains("not JSON", "Nothing was called");
        assertThat(world.untouched()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "null", "\"version\"", "type=version"})
    void aBodyThatIsNoRequestIsAnError(String body) throws Exception {
        HttpResponse<String> answer = world.send("exec/" + JolokiaWorld.SESSION + "/disconnect/Fallback", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JolokiaWorld.json(answer).path("error").asText()).isNotEmpty();
        assertThat(world.untouched()).isTrue();
    }

    @Test
    void parametersOfTheAddressAreCheckedBeforeAnythingIsCalled() throws Exception {
        JsonNode answer = JolokiaWorld.json(world.send("?maxDepth=deep", "[" + ACT + "," + VERSION + "]"));
        assertThat(answer.findValuesAsText("status")).containsExactly("400", "400");
        assertThat(world.untouched()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kick",
                "read",
                "exec/x",
                "read/no%20name",
                "version?maxDepth=deep",
                "version?maxDepth",
                "read/a:b=c/d/*"
            })
    void aGetThatCannotBeReadIsAnErrorInJson(String path) throws Exception {
        HttpResponse<String> answer = world.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JolokiaWorld.json(answer).path("status").intValue())
                .as(answer.body())
                .isEqualTo(400);
    }
}
