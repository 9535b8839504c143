package org.wdsjmx.plugin.http;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.wdsjmx.plugin.access.Callers;
import org.wdsjmx.plugin.access.Login;
import org.wdsjmx.plugin.remediation.AlertGroup;
import org.wdsjmx.plugin.remediation.Decision;
import org.wdsjmx.plugin.remediation.Reason;
import org.wdsjmx.plugin.remediation.Remediation;
import org.wdsjmx.plugin.remediation.WebhookException;
import org.wdsjmx.plugin.remediation.WebhookReader;

/**
 * {@code /alerts}: takes Alertmanager's webhook and answers with a decision for each alert. 200 also means "understood, and nothing is
 * done": posting it again is of no use. 503 says that the queue is full, and Alertmanager tries again; 400, 405 and 415 that it
 * makes no sense.
 */
public final class AlertsEndpoint implements HttpHandler {

    /** Statuses by which it answers. */
    private static final int[] STATUSES = {200, 400, 405, 415, 503};

    private final Remediation remediation;
    private final Callers callers;
    private final WebhookReader reader = new WebhookReader();
    /** What labels say comes back, and must not move the terminal of whoever reads it. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature())
            .build();

    private final Map<Integer, AtomicLong> answers = new ConcurrentHashMap<>();

    /** @param callers tell who posts */
    public AlertsEndpoint(Remediation remediation, Callers callers) {
        this.remediation = remediation;
        this.callers = callers;
        for (int status : STATUSES) {
            answers.put(status, new AtomicLong());
        }
    }

    /** The statuses by which it answers. */
    public static int[] statuses() {
        return STATUSES.clone();
    }

    /** How often it answered so. */
    public long answered(int status) {
        return answers.get(status).get();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            refuse(exchange, 405, "Alertmanager's webhook is posted here.");
            return;
        }
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.split(";", 2)[0].trim().equalsIgnoreCase("application/json")) {
            refuse(exchange, 415, "Alertmanager's webhook has Content-Type application/json.");
            return;
        }
        AlertGroup group;
        try {
            group = reader.read(exchange.getRequestBody().readAllBytes());
        } catch (WebhookException e) {
            refuse(exchange, 400, e.getMessage() + ".");
            return;
        }
        Login poster = callers.login().orElseThrow(() -> new IllegalStateException("nobody is let in without a login"));
        List<Decision> decisions = remediation.take(group, poster);
        boolean full = decisions.stream().anyMatch(decision -> decision.reason() == Reason.QUEUE_FULL);
        int status = full ? 503 : 200;
        answers.get(status).incrementAndGet();
        TextAnswer.send(exchange, status, "application/json", answer(group, decisions));
    }

    private void refuse(HttpExchange exchange, int status, String message) throws IOException {
        answers.get(status).incrementAndGet();
        TextAnswer.send(exchange, status, message + "\n");
    }

    private String answer(AlertGroup group, List<Decision> decisions) throws IOException {
        ObjectNode answer = json.createObjectNode();
        answer.put("mode", remediation.status().mode().name());
        answer.put("truncated", group.truncated());
        ArrayNode list = answer.putArray("decisions");
        for (Decision decision : decisions) {
            list.addObject()
                    .put("alert", decision.alert().name())
                    .put("fingerprint", decision.alert().fingerprint())
                    .put("server", decision.target().server())
                    .put("client", decision.target().client().id())
                    .put("name", decision.target().client().name())
                    .put("decision", decision.verdict().label())
                    .put("reason", decision.reason().label())
                    .put("message", decision.message());
        }
        return json.writeValueAsString(answer) + "\n";
    }
}
