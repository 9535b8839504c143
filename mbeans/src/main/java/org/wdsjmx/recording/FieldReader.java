package org.wdsjmx.recording;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads values as the format of the package describes them. Whatever the bytes are, it allocates in proportion to them and
 * throws nothing but {@link RecordingException}.
 */
final class FieldReader {

    /** Reads one record. */
    @FunctionalInterface
    interface Decoding<T> {
        T read() throws RecordingException;
    }

    private static final int NANOS_OF_SECOND = 1_000_000_000;

    private final ByteBuffer bytes;

    FieldReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    int tag() throws RecordingException {
        try {
            return bytes.get();
        } catch (BufferUnderflowException e) {
            throw tooShort();
        }
    }

    long number() throws RecordingException {
        try {
            return bytes.getLong();
        } catch (BufferUnderflowException e) {
            throw tooShort();
        }
    }

    int code() throws RecordingException {
        try {
            return bytes.getInt();
        } catch (BufferUnderflowException e) {
            throw tooShort();
        }
    }

    double ratio() throws RecordingException {
        return Double.longBitsToDouble(number());
    }

    Boolean truth() throws RecordingException {
        int value = tag();
        require(value >= 0 && value <= Format.NULL_TRUTH, "a truth value that is none");
        return value == Format.NULL_TRUTH ? null : Boolean.valueOf(value == 1);
    }

    String text() throws RecordingException {
        int size = code();
        if (size == Format.NULL_SIZE) {
            return null;
        }
        requireSize(size);
        String text = StandardCharsets.UTF_8
                .decode(bytes.slice(bytes.position(), size))
                .toString();
        bytes.position(bytes.position() + size);
        return text;
    }

    <E extends Enum<E>> E constant(Class<E> type) throws RecordingException {
        String name = text();
        if (name == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new RecordingException("a constant that " + type.getSimpleName() + " does not have");
    }

    /** A time that may be null. */
    Instant instant() throws RecordingException {
        long seconds = number();
        int nanos = code();
        if (seconds == Format.NULL_SECONDS) {
            return null;
        }
        require(
                seconds >= Format.EARLIEST_SECOND && seconds <= Format.LATEST_SECOND && isNanos(nanos),
                "a time out of range");
        return Instant.ofEpochSecond(seconds, nanos);
    }

    Duration duration() throws RecordingException {
        long seconds = number();
        int nanos = code();
        require(
                seconds > -Format.LONGEST_SECONDS && seconds < Format.LONGEST_SECONDS && isNanos(nanos),
                "a duration out of range");
        return Duration.ofSeconds(seconds, nanos);
    }

    /** A list that may be null. */
    <T> List<T> list(Decoding<T> decoding) throws RecordingException {
        int size = code();
        if (size == Format.NULL_SIZE) {
            return null;
        }
        // Every element takes a byte at least, so that what is read is bounded by what there is.
        requireSize(size);
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(decoding.read());
        }
        return values;
    }

    <T> T optional(Decoding<T> decoding) throws RecordingException {
        return tag() == 0 ? null : decoding.read();
    }

    /** A value that must not be null. */
    static <T> T required(T value) throws RecordingException {
        require(value != null, "null where there must be a value");
        return value;
    }

    void requireEnd() throws RecordingException {
        require(!bytes.hasRemaining(), "more than belongs to its event");
    }

    private void requireSize(int size) throws RecordingException {
        require(size >= 0 && size <= bytes.remaining(), "a size that goes beyond its end");
    }

    private static boolean isNanos(int nanos) {
        return nanos >= 0 && nanos < NANOS_OF_SECOND;
    }

    private static RecordingException tooShort() {
        return new RecordingException("less than belongs to its event");
    }

    private static void require(boolean holds, String complaint) throws RecordingException {
        if (!holds) {
            throw new RecordingException(complaint);
        }
    }
}
