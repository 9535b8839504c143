package org.wdsjmx.plugin.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jolokia.json.JSONArray;
import org.jolokia.json.JSONObject;
import org.jolokia.json.JSONStructure;
import org.jolokia.server.core.config.ConfigKey;
import org.jolokia.server.core.http.HttpRequestHandler;
import org.jolokia.server.core.request.BadRequestException;
import org.jolokia.server.core.request.EmptyResponseException;
import org.jolokia.server.core.request.JolokiaRequest;
import org.jolokia.server.core.service.api.JolokiaContext;

/**
 * Answers each request with an outcome of its own, in JSON, whatever is wrong with it or with others of the same POST. Jolokia itself
 * answers a whole POST with a line of text when one of its requests cannot be read, also when others have been carried out.
 */
final class JolokiaRequests extends HttpRequestHandler {

    private static final int BAD_REQUEST = 400;
    private static final int FAILED = 500;

    private final JsonBody body = new JsonBody();
    private final RequestReader reader = new RequestReader(this::validateRequestParameters);

    JolokiaRequests(JolokiaContext context) {
        super(context);
    }

    /**
     * Answers a POST. All its requests are read before the first one is carried out.
     *
     * @param address parameters of its address
     * @throws BadRequestException when the body is no JSON object or array
     * @throws EmptyResponseException when the answer is a stream of notifications
     */
    JSONStructure post(byte[] posted, String contentType, Map<String, String[]> address)
            throws BadRequestException, EmptyResponseException {
        Object json = body.read(posted, contentType);
        if (!(json instanceof JSONArray bulk)) {
            return outcome(read(json, address, true));
        }
        List<Object> read =
                bulk.stream().map(request -> read(request, address, false)).toList();
        JSONArray outcomes = new JSONArray(read.size());
        for (Object request : read) {
            outcomes.add(outcome(request));
        }
        return outcomes;
    }

    /**
     * Answers a GET.
     *
     * @throws EmptyResponseException when the answer is a stream of notifications
     */
    JSONStructure get(String uri, String path, Map<String, String[]> address) throws EmptyResponseException {
        try {
            return handleGetRequest(uri, path, address);
        } catch (BadRequestException | RuntimeException e) {
            // What happens when it is carried out has become an outcome before; this is about reading it.
            return refusal(e, null);
        }
    }

    /** An error in Jolokia's form about something that is no request. */
    JSONObject error(int status, String message) {
        return getErrorJSON(status, new IllegalArgumentException(message), null);
    }

    @Override
    protected JSONObject executeRequest(JolokiaRequest request) throws EmptyResponseException {
        try {
            return super.executeRequest(request);
        } catch (BadRequestException e) {
            return refusal(e, request);
        } catch (RuntimeException e) {
            return getErrorJSON(FAILED, e, null);
        }
    }

    /** Jolokia looks at these before it carries out a request by GET; of a POST it uses them when everything is done. */
    @Override
    protected void validateRequestParameters(Map<ConfigKey, String> parameters) throws BadRequestException {
        for (Map.Entry<ConfigKey, String> parameter : parameters.entrySet()) {
            ConfigKey key = parameter.getKey();
            String value = parameter.getValue();
            try {
                if (value == null || key == ConfigKey.IGNORE_ERRORS && !isTruth(value)) {
                    throw new BadRequestException("Not a value");
                }
                super.validateRequestParameters(Map.of(key, value));
            } catch (BadRequestException e) {
                throw new BadRequestException(
                        "Parameter " + key.getKeyValue() + " is " + ExactValue.shown(value)
                                + ", which is not a value of it. Correct it or leave it out. Nothing was called.",
                        e);
            }
        }
    }

    private static boolean isTruth(String value) {
        String word = value.toLowerCase(Locale.ROOT);
        return ConfigKey.enabledValues.contains(word) || ConfigKey.disabledValues.contains(word);
    }

    /** A {@link JolokiaRequest}, or the error about what is none. */
    private Object read(Object json, Map<String, String[]> address, boolean alone) {
        try {
            return reader.read(json, getProcessingParameter(address), alone);
        } catch (BadRequestException | RuntimeException e) {
            JSONObject refusal = refusal(e, null);
            refusal.put("request", json);
            return refusal;
        }
    }

    private JSONObject outcome(Object read) throws EmptyResponseException {
        return read instanceof JolokiaRequest request ? executeRequest(request) : (JSONObject) read;
    }

    /** What the caller can mend. The type is one of the JDK, so that a client knows it. */
    private JSONObject refusal(Exception e, JolokiaRequest request) {
        Throwable told = e.getCause() instanceof IllegalArgumentException cause
                ? cause
                : new IllegalArgumentException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        return getErrorJSON(BAD_REQUEST, told, request);
    }
}
