package org.wdsjmx.plugin.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Makes a record of what {@link RecordWriter} wrote. Fields that it does not know are left out: the hash covers them. */
final class RecordReader {

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Object> fields = new HashMap<>();

    private RecordReader() {}

    /** @param body a JSON object without its closing brace */
    static AuditRecord read(String body) throws NotARecordException {
        RecordReader reader = new RecordReader();
        try (JsonParser json = JSON.createParser(body + '}')) {
            reader.readFields(json);
        } catch (IOException e) {
            throw new NotARecordException("it is not JSON as this program writes it: " + e.getMessage());
        }
        return reader.entered();
    }

    private void readFields(JsonParser json) throws IOException, NotARecordException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new NotARecordException("it is not a JSON object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            switch (json.nextToken()) {
                case VALUE_STRING -> fields.put(field, json.getText());
                case VALUE_NUMBER_INT -> fields.put(field, json.getLongValue());
                default -> throw new NotARecordException("field " + field + " is neither text nor a whole number");
            }
        }
        if (json.nextToken() != null) {
            throw new NotARecordException("something follows the JSON object");
        }
    }

    private AuditRecord entered() throws NotARecordException {
        long sequence = required("seq", number("seq"));
        String kindText = required("kind", text("kind"));
        Kind kind = Kind.of(kindText).orElseThrow(() -> new NotARecordException("kind " + kindText + " is not known"));
        boolean aboutAnIntent = switch (kind) {
            case INTENT, CARRIED, OUTCOME, UNKNOWN -> true;
            default -> false;
        };
        if (sequence < 1 || sequence > ChainPosition.HIGHEST_SEQUENCE) {
            throw new NotARecordException("its number cannot be " + sequence);
        }
        if (aboutAnIntent) {
            required("id", number("id"));
        }
        AuditedOperation operation = aboutAnIntent || kind == Kind.DENIED ? operation() : null;
        Outcome outcome = kind == Kind.OUTCOME ? outcome() : null;
        return new AuditRecord(
                sequence,
                time(),
                new Entry(kind, number("id"), operation, outcome, outcome == null ? text("message") : null),
                continues());
    }

    private AuditedOperation operation() throws NotARecordException {
        return new AuditedOperation(
                text("who"),
                text("role"),
                text("from"),
                text("way"),
                text("server"),
                text("operation"),
                number("client"),
                text("mac"),
                text("name"),
                text("detail"),
                text("reason"));
    }

    private Outcome outcome() throws NotARecordException {
        Long millis = number("durationMillis");
        return new Outcome(
                required("outcome", text("outcome")),
                text("code"),
                text("message"),
                millis == null ? null : Duration.ofMillis(millis));
    }

    private Instant time() throws NotARecordException {
        String time = required("time", text("time"));
        try {
            return Instant.parse(time);
        } catch (DateTimeException e) {
            throw new NotARecordException("time " + time + " is not a time in UTC");
        }
    }

    private ChainPosition continues() throws NotARecordException {
        Long sequence = number("continuesSeq");
        String hash = text("continuesHash");
        if (sequence == null && hash == null) {
            return null;
        }
        return new ChainPosition(required("continuesSeq", sequence), required("continuesHash", hash));
    }

    private String text(String field) throws NotARecordException {
        Object value = fields.get(field);
        if (value != null && !(value instanceof String)) {
            throw new NotARecordException("field " + field + " is not text");
        }
        return (String) value;
    }

    private Long number(String field) throws NotARecordException {
        Object value = fields.get(field);
        if (value != null && !(value instanceof Long)) {
            throw new NotARecordException("field " + field + " is not a whole number");
        }
        return (Long) value;
    }

    private static <T> T required(String field, T value) throws NotARecordException {
        if (value == null) {
            throw new NotARecordException("field " + field + " is missing");
        }
        return value;
    }
}
