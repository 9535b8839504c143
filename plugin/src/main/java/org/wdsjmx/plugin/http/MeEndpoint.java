package org.wdsjmx.plugin.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import org.wdsjmx.plugin.access.Caller;
import org.wdsjmx.plugin.access.Callers;

/**
 * {@code /-/me}: who asks, and what this caller may do, so that a page can offer that and nothing else. It grants nothing: every
 * operation is decided upon again.
 */
public final class MeEndpoint {

    private static final JsonMapper JSON = new JsonMapper();

    private MeEndpoint() {}

    /** The handler, which learns from these who asks. */
    public static HttpHandler of(Callers callers) {
        return TextAnswer.readOnly(exchange -> send(exchange, callers.current()));
    }

    private static void send(HttpExchange exchange, Caller caller) throws IOException {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("name", caller.name());
        answer.put("role", caller.roleName());
        ArrayNode rights = answer.putArray("rights");
        // What the role may: this question itself is a GET, which may only read.
        caller.role().ifPresent(role -> role.rights().forEach(right -> rights.add(right.name())));
        TextAnswer.send(exchange, 200, "application/json", JSON.writeValueAsString(answer) + "\n");
    }
}
