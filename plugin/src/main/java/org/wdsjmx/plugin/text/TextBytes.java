package org.wdsjmx.plugin.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a text, whose encoding is UTF-8 with or without a byte order mark. Editors and shells of Windows like to write others;
 * such a text is refused with what is wrong, because what is guessed would end up in a name or a password.
 */
public final class TextBytes {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String REMEDY = "is not UTF-8 from here on; save the file with that encoding";
    private static final String UTF_16 = " (it looks like UTF-16, which editors of Windows call Unicode)";

    private final byte[] bytes;

    private TextBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a file.
     *
     * @param largest how many bytes it may have
     * @throws NotTextException when it has more
     * @throws IOException when it cannot be read
     */
    public static TextBytes of(Path file, int largest) throws IOException, NotTextException {
        try (InputStream stream = Files.newInputStream(file)) {
            return of(stream, largest);
        }
    }

    /** Reads a stream to its end and leaves it open; otherwise as {@link #of(Path, int)}. */
    public static TextBytes of(InputStream stream, int largest) throws IOException, NotTextException {
        byte[] bytes = stream.readNBytes(largest + 1);
        if (bytes.length > largest) {
            throw new NotTextException("is larger than " + largest + " bytes");
        }
        return new TextBytes(bytes);
    }

    /**
     * The text without byte order mark.
     *
     * @throws NotTextException when it is not UTF-8
     */
    public String utf8() throws NotTextException {
        requireNoUtf16();
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(bytes.length);
        boolean wrong = decoder.decode(ByteBuffer.wrap(bytes), characters, true).isError();
        String text = withoutMark(characters.flip().toString());
        if (wrong) {
            throw new NotTextException(text, REMEDY);
        }
        return text;
    }

    /**
     * The text without byte order mark, when only its ASCII matters: bytes above stand for any character.
     *
     * @throws NotTextException when it is UTF-16
     */
    public String ascii() throws NotTextException {
        requireNoUtf16();
        String mark = new String(
                String.valueOf(BYTE_ORDER_MARK).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.startsWith(mark) ? text.substring(mark.length()) : text;
    }

    /** Without a mark, UTF-16 is what has a zero in one half of its first character: no text begins with one. */
    private void requireNoUtf16() throws NotTextException {
        if (bytes.length < 2) {
            return;
        }
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        boolean marked = first == 0xFF && second == 0xFE || first == 0xFE && second == 0xFF;
        if (marked || (first == 0) != (second == 0)) {
            throw new NotTextException("", REMEDY + UTF_16);
        }
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
