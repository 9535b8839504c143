package org.wdsjmx.plugin.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jolokia.json.JSONArray;
import org.jolokia.json.JSONObject;
import org.jolokia.server.core.request.BadRequestException;
import org.wdsjmx.plugin.config.Quoted;

/**
 * Reads the body of a POST as Jolokia has it in memory: whole numbers as Long or BigInteger, any other as BigDecimal. Jolokia's own parser
 * takes the last of two equal keys and structures of any depth, and fails in many ways on what is not JSON.
 */
final class JsonBody {

    private static final int DEEPEST = 50;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_SHOWN = 200;
    private static final Pattern CHARSET =
            Pattern.compile(".*;\\s*charset\\s*=\\s*\"?([^;,\"\\s]+).*", Pattern.CASE_INSENSITIVE);

    private final ObjectReader json = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // 1.0 is shown as it was written.
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    /**
     * A JSON object or array.
     *
     * @param contentType the header that may name the charset, UTF-8 if it names none; {@code null} = there is none
     * @throws BadRequestException when it is anything else
     */
    Object read(byte[] body, String contentType) throws BadRequestException {
        JsonNode root;
        try {
            root = json.readTree(text(body, contentType));
        } catch (JsonProcessingException e) {
            throw new BadRequestException(
                    "The body is not JSON: " + Quoted.line(e.getOriginalMessage(), LONGEST_SHOWN)
                            + ". Post a request or an array of requests. Nothing was called.",
                    e);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadRequestException(
                    "The body cannot be read: " + Quoted.line(String.valueOf(e.getMessage()), LONGEST_SHOWN)
                            + ". Post JSON in UTF-8. Nothing was called.",
                    e);
        }
        if (!root.isContainerNode()) {
            throw new BadRequestException((root.isMissingNode() ? "The body is empty" : "The body is a JSON value")
                    + ", but must be a request, a JSON object, or an array of them. Nothing was called.");
        }
        return value(root);
    }

    private static String text(byte[] body, String contentType) throws CharacterCodingException {
        Matcher named = CHARSET.matcher(contentType == null ? "" : contentType);
        Charset charset;
        try {
            charset = named.matches() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException("charset " + Quoted.text(named.group(1)) + " is not known", e);
        }
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not in " + charset, e);
        }
    }

    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                JSONObject object = new JSONObject();
                for (Map.Entry<String, JsonNode> member : node.properties()) {
                    object.put(member.getKey(), value(member.getValue()));
                }
                yield object;
            }
            case ARRAY -> {
                JSONArray array = new JSONArray(node.size());
                node.forEach(element -> array.add(value(element)));
                yield array;
            }
            case NUMBER ->
                !node.isIntegralNumber()
                        ? node.decimalValue()
                        : node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue();
            case BOOLEAN -> node.booleanValue();
            case STRING -> node.textValue();
            default -> null;
        };
    }
}
