package org.wdsjmx.plugin.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Records as JSON in printable ASCII. All else is escaped: a name from the network can neither end a line nor hide text in a
 * terminal, be it by control characters, by line separators of Unicode or by turning the direction of writing.
 */
final class RecordWriter {

    /** What is longer is cut off, so that a caller cannot fill the disk with a few requests. */
    static final int LONGEST_TEXT = 4_096;

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .characterEscapes(new Escapes())
            .build();

    private RecordWriter() {}

    /** JSON's own escapes, and DEL, which JSON lets through. */
    private static final class Escapes extends CharacterEscapes {

        private final int[] ascii = standardAsciiEscapesForJSON();

        Escapes() {
            ascii[0x7F] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return null;
        }
    }

    /** The object without its closing brace, for the hash to follow. */
    static String body(AuditRecord entered) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            write(entered, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.getBuffer().substring(0, text.getBuffer().length() - 1);
    }

    private static String cut(String text) {
        return text == null || text.length() <= LONGEST_TEXT
                ? text
                : text.substring(0, LONGEST_TEXT) + "... (" + text.length() + " characters)";
    }

    private static void write(AuditRecord entered, JsonGenerator json) throws IOException {
        Entry entry = entered.entry();
        json.writeNumberField("seq", entered.sequence());
        json.writeStringField("time", entered.time().toString());
        json.writeStringField("kind", entry.kind().text());
        number("id", entry.id(), json);
        if (entry.operation() != null) {
            write(entry.operation(), json);
        }
        Outcome outcome = entry.outcome();
        if (outcome != null) {
            text("outcome", outcome.outcome(), json);
            text("code", outcome.code(), json);
            text("message", outcome.message(), json);
            number(
                    "durationMillis",
                    outcome.duration() == null ? null : outcome.duration().toMillis(),
                    json);
        } else {
            text("message", entry.message(), json);
        }
        if (entered.continues() != null) {
            json.writeNumberField("continuesSeq", entered.continues().sequence());
            json.writeStringField("continuesHash", entered.continues().hash());
        }
    }

    private static void write(AuditedOperation operation, JsonGenerator json) throws IOException {
        text("who", operation.who(), json);
        text("role", operation.role(), json);
        text("from", operation.from(), json);
        text("way", operation.way(), json);
        text("server", operation.server(), json);
        number("client", operation.clientId(), json);
        text("mac", operation.mac(), json);
        text("name", operation.name(), json);
        text("operation", operation.operation(), json);
        text("detail", operation.detail(), json);
        text("reason", operation.reason(), json);
    }

    private static void text(String field, String value, JsonGenerator json) throws IOException {
        if (value != null) {
            json.writeStringField(field, cut(value));
        }
    }

    private static void number(String field, Long value, JsonGenerator json) throws IOException {
        if (value != null) {
            json.writeNumberField(field, value);
        }
    }
}
