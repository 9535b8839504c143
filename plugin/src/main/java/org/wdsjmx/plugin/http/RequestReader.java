package org.wdsjmx.plugin.http;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jolokia.json.JSONArray;
import org.jolokia.json.JSONObject;
import org.jolokia.server.core.config.ConfigKey;
import org.jolokia.server.core.request.BadRequestException;
import org.jolokia.server.core.request.JolokiaNotificationRequest;
import org.jolokia.server.core.request.JolokiaObjectNameRequest;
import org.jolokia.server.core.request.JolokiaRequest;
import org.jolokia.server.core.request.JolokiaRequestFactory;
import org.jolokia.server.core.request.ProcessingParameters;
import org.jolokia.server.core.request.notification.NotificationCommandType;

/**
 * Makes a request of what a POST says, if it can be carried out as it is said. What Jolokia would find out only after an operation was
 * called, a limit that is no number for example, is found here.
 */
final class RequestReader {

    private static final Set<String> OF_ONE_BEAN = Set.of("read", "write", "exec");
    private static final List<String> TEXTS = List.of("type", "mbean", "operation", "path", "command", "client");
    private static final List<String> OBJECTS = List.of("config", "options", "target");

    /** Checks parameters of a request, by name. */
    @FunctionalInterface
    interface Parameters {
        void require(Map<ConfigKey, String> parameters) throws BadRequestException;
    }

    private final Parameters parameters;

    RequestReader(Parameters parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads one request.
     *
     * @param json what is to be a request
     * @param common what the address says for all requests
     * @param alone whether it is the only request of its POST
     * @throws BadRequestException when it is none, with what is wrong and what to do
     */
    JolokiaRequest read(Object json, ProcessingParameters common, boolean alone) throws BadRequestException {
        if (!(json instanceof JSONObject members)) {
            throw new BadRequestException(
                    "A request is a JSON object, not " + ExactValue.shown(json) + ". Nothing was called.");
        }
        requireTypes(members);
        if (members.get("config") instanceof JSONObject config) {
            requireParameters(config);
        }
        JolokiaRequest request;
        try {
            request = JolokiaRequestFactory.createPostRequest(members, common);
        } catch (IllegalArgumentException
                | UnsupportedOperationException
                | ClassCastException
                | NullPointerException e) {
            // What its notification commands make of members that are missing or of another type.
            throw new BadRequestException(
                    "The request cannot be read: " + e.getMessage()
                            + ". See the protocol of Jolokia. Nothing was called.",
                    e);
        }
        if (request instanceof JolokiaObjectNameRequest named
                && named.getProvider() != null
                && !named.getProvider().equals("jmx")) {
            throw new BadRequestException("mbean names the provider " + ExactValue.shown(named.getProvider())
                    + ", but there is only jmx. Leave it out. Nothing was called.");
        }
        if (!alone
                && request instanceof JolokiaNotificationRequest notification
                && notification.getCommand().getType() == NotificationCommandType.OPEN) {
            throw new BadRequestException(
                    "A stream of notifications takes the whole answer. Post its request alone. Nothing was opened.");
        }
        return request;
    }

    private static void requireTypes(JSONObject members) throws BadRequestException {
        for (String name : TEXTS) {
            require(members, name, members.get(name) == null || members.get(name) instanceof String, "a text");
        }
        for (String name : OBJECTS) {
            require(members, name, members.get(name) == null || members.get(name) instanceof JSONObject, "an object");
        }
        // Jolokia takes them in any case.
        String type = members.get("type") instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
        require(
                members,
                "type",
                members.get("type") != null,
                "read, write, exec, search, list, version, config or notification");
        require(
                members,
                "mbean",
                members.get("mbean") != null || !(OF_ONE_BEAN.contains(type) || "search".equals(type)),
                "the name of an MBean");
        Object arguments = members.get("arguments");
        require(members, "arguments", arguments == null || arguments instanceof JSONArray, "an array");
        require(
                members,
                "operation",
                members.get("operation") != null || !"exec".equals(type),
                "the name of an operation");
        Object attribute = members.get("attribute");
        if ("write".equals(type)) {
            require(members, "attribute", attribute instanceof String, "the name of one attribute");
            require(members, "value", members.containsKey("value"), "the value to write");
        } else {
            require(
                    members,
                    "attribute",
                    attribute == null
                            || attribute instanceof String
                            || attribute instanceof Collection<?> names
                                    && names.stream().allMatch(String.class::isInstance),
                    "a name or an array of names");
        }
    }

    private static void require(JSONObject members, String name, boolean holds, String rule)
            throws BadRequestException {
        if (!holds) {
            throw new BadRequestException(name
                    + (members.containsKey(name) ? " is " + ExactValue.shown(members.get(name)) : " is missing")
                    + ", but must be " + rule + ". Nothing was called.");
        }
    }

    private void requireParameters(JSONObject config) throws BadRequestException {
        Map<ConfigKey, String> known = new HashMap<>();
        for (Map.Entry<String, Object> member : config.entrySet()) {
            ConfigKey key = ConfigKey.getRequestConfigKey(member.getKey());
            if (key != null) {
                require(
                        config,
                        member.getKey(),
                        member.getValue() instanceof String
                                || member.getValue() instanceof Boolean
                                || member.getValue() instanceof Long,
                        "a text, a whole number, true or false");
                known.put(key, member.getValue().toString());
            }
        }
        parameters.require(known);
    }
}
