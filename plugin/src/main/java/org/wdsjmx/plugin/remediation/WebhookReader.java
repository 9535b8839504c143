package org.wdsjmx.plugin.remediation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wdsjmx.plugin.config.Quoted;
import org.wdsjmx.transport.TimeText;

/**
 * Reads the body that Alertmanager posts, version 4 (Alertmanager documentation, webhook_config). Keys that are not needed are not
 * looked at; what is needed must be there, and be of its type. Nothing in it is ever executed. Safe for use by several threads.
 */
public final class WebhookReader {

    private static final int DEEPEST = 20;
    private static final int LONGEST_TEXT = 64 << 10;
    private static final int MOST_ALERTS = 10_000;
    private static final int MOST_LABELS = 200;
    private static final int LONGEST_LABEL = 4_096;
    private static final int LONGEST_SHOWN = 80;

    private final ObjectReader json = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(LONGEST_SHOWN)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    /** @throws WebhookException when it is anything else */
    public AlertGroup read(byte[] body) throws WebhookException {
        JsonNode root;
        try {
            root = json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new WebhookException("The body is not JSON: " + shown(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new WebhookException("The body cannot be read: " + shown(e.getMessage()), e);
        }
        if (root == null || !root.isObject()) {
            throw new WebhookException("The body is not a JSON object; Alertmanager's webhook is expected, version 4");
        }
        String version = text(root, "version", "");
        if (!version.equals("4")) {
            throw new WebhookException("version is " + Quoted.text(version)
                    + ", but must be \"4\"; post Alertmanager's own body, without a payload template");
        }
        List<Alert> alerts = new ArrayList<>();
        JsonNode list = root.path("alerts");
        if (!list.isArray()) {
            throw new WebhookException(
                    "alerts " + (list.isMissingNode() ? "is missing" : "must be a list, not " + kind(list)));
        }
        if (list.size() > MOST_ALERTS) {
            throw new WebhookException("alerts has " + list.size() + " entries; at most " + MOST_ALERTS + " are legal");
        }
        for (int i = 0; i < list.size(); i++) {
            alerts.add(alert(list.get(i), "alerts[" + i + "]."));
        }
        JsonNode truncated = root.path("truncatedAlerts");
        if (!truncated.isMissingNode() && !truncated.isNull() && !isWhole(truncated)) {
            throw new WebhookException("truncatedAlerts must be a whole number, not " + shown(truncated.toString()));
        }
        // Since Alertmanager 0.32; what older ones do not say is not held against them.
        boolean repeated = root.path("notification_reason").asText("").equals("repeat interval elapsed");
        return new AlertGroup(alerts, Math.max(0, truncated.asLong(0)), repeated);
    }

    private static boolean isWhole(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong();
    }

    private static Alert alert(JsonNode alert, String at) throws WebhookException {
        if (!alert.isObject()) {
            throw new WebhookException(at.substring(0, at.length() - 1) + " must be an object, not " + kind(alert));
        }
        String status = text(alert, "status", at);
        if (!status.equals("firing") && !status.equals("resolved")) {
            throw new WebhookException(at + "status is " + Quoted.text(status) + ", but must be firing or resolved");
        }
        Map<String, String> labels = labels(alert.path("labels"), at + "labels");
        if (!labels.containsKey(Alert.NAME)) {
            throw new WebhookException(at + "labels has no " + Alert.NAME);
        }
        return new Alert(text(alert, "fingerprint", at), status.equals("firing"), labels, time(alert, at));
    }

    private static Map<String, String> labels(JsonNode node, String at) throws WebhookException {
        if (!node.isObject()) {
            throw new WebhookException(
                    at + (node.isMissingNode() ? " is missing" : " must be an object, not " + kind(node)));
        }
        if (node.size() > MOST_LABELS) {
            throw new WebhookException(at + " has " + node.size() + " labels; at most " + MOST_LABELS + " are legal");
        }
        Map<String, String> labels = new HashMap<>();
        for (Map.Entry<String, JsonNode> label : node.properties()) {
            labels.put(label.getKey(), anyText(label.getValue(), at + '.' + shown(label.getKey())));
        }
        return labels;
    }

    private static Instant time(JsonNode alert, String at) throws WebhookException {
        String text = text(alert, "startsAt", at);
        try {
            return TimeText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new WebhookException(at + "startsAt is not a time: " + Quoted.text(text) + " " + e.getMessage(), e);
        }
    }

    private static String text(JsonNode node, String key, String at) throws WebhookException {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            throw new WebhookException(at + key + " is missing");
        }
        String text = anyText(value, at + key);
        if (text.isEmpty()) {
            throw new WebhookException(at + key + " is empty; it must have 1 to " + LONGEST_LABEL + " characters");
        }
        return text;
    }

    private static String anyText(JsonNode value, String what) throws WebhookException {
        if (!value.isTextual()) {
            throw new WebhookException(what + " must be a text, not " + kind(value));
        }
        int length = value.textValue().length();
        if (length > LONGEST_LABEL) {
            throw new WebhookException(
                    what + " has " + length + " characters; at most " + LONGEST_LABEL + " are legal");
        }
        return value.textValue();
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NUMBER -> "a number";
            case BOOLEAN -> value.asText();
            default -> "null";
        };
    }

    /** Hostile text in a message for people: short, and without anything that moves a terminal. */
    private static String shown(String text) {
        return Quoted.line(String.valueOf(text), LONGEST_SHOWN);
    }
}
