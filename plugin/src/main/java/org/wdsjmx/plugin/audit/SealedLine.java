package org.wdsjmx.plugin.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A line as it stands in the file: {@code BODY,"hash":"HASH"}}, where HASH is the SHA-256 of the hash of the record before it,
 * in hexadecimal, followed by BODY. Nothing but printable ASCII is legal, so that a line has exactly one form.
 *
 * @param body the JSON object without its hash and closing brace
 * @param hash as the line states it; see {@link #isLinkedTo}
 */
record SealedLine(String body, String hash) {

    private static final String FIELD = ",\"hash\":\"";
    private static final String END = "\"}";
    private static final int HASH_LENGTH = 64;

    /** Reads a line without its line feed. */
    static SealedLine parse(byte[] line) throws NotARecordException {
        for (byte character : line) {
            if (character < ' ' || character > '~') {
                throw new NotARecordException(
                        String.format(Locale.ROOT, "it holds the byte 0x%02X, which no record does", character & 0xFF));
            }
        }
        String text = new String(line, StandardCharsets.US_ASCII);
        int end = text.length() - END.length();
        int hash = end - HASH_LENGTH;
        int body = hash - FIELD.length();
        if (body < 0 || !text.startsWith(FIELD, body) || !text.endsWith(END) || !isHash(text.substring(hash, end))) {
            throw new NotARecordException("it does not end with a hash");
        }
        return new SealedLine(text.substring(0, body), text.substring(hash, end));
    }

    static boolean isHash(String text) {
        return text.length() == HASH_LENGTH && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    static byte[] seal(String body, String hash) {
        return (body + FIELD + hash + END + '\n').getBytes(StandardCharsets.US_ASCII);
    }

    static String hash(String previous, String body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether this is, unaltered, the line that was written after the record with that hash. */
    boolean isLinkedTo(String previous) {
        return hash.equals(hash(previous, body));
    }
}
