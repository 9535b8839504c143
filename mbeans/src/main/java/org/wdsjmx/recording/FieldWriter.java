package org.wdsjmx.recording;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes values as the format of the package describes them. */
final class FieldWriter {

    /** Writes one record. */
    @FunctionalInterface
    interface Encoding<T> {
        void write(T value) throws IOException;
    }

    private final DataOutputStream out;

    FieldWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    void tag(int value) throws IOException {
        out.writeByte(value);
    }

    void number(long value) throws IOException {
        out.writeLong(value);
    }

    void code(int value) throws IOException {
        out.writeInt(value);
    }

    void ratio(double value) throws IOException {
        out.writeDouble(value);
    }

    void truth(Boolean value) throws IOException {
        out.writeByte(value == null ? Format.NULL_TRUTH : value ? 1 : 0);
    }

    /** Writes a text; half of a surrogate pair, which UTF-8 does not have, becomes a question mark. */
    void text(String value) throws IOException {
        if (value == null) {
            out.writeInt(Format.NULL_SIZE);
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    void constant(Enum<?> value) throws IOException {
        text(value == null ? null : value.name());
    }

    void instant(Instant value) throws IOException {
        out.writeLong(value == null ? Format.NULL_SECONDS : value.getEpochSecond());
        out.writeInt(value == null ? 0 : value.getNano());
    }

    void duration(Duration value) throws IOException {
        out.writeLong(value.getSeconds());
        out.writeInt(value.getNano());
    }

    <T> void list(List<T> values, Encoding<T> encoding) throws IOException {
        if (values == null) {
            out.writeInt(Format.NULL_SIZE);
            return;
        }
        out.writeInt(values.size());
        for (T value : values) {
            encoding.write(value);
        }
    }

    <T> void optional(T value, Encoding<T> encoding) throws IOException {
        out.writeByte(value == null ? 0 : 1);
        if (value != null) {
            encoding.write(value);
        }
    }
}
