package org.wdsjmx.plugin.remediation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/** The form of an entry in the file: a JSON object with its checksum as the last field, in printable ASCII, and a line feed. */
final class LedgerLine {

    private static final String FIELD = ",\"crc\":\"";
    private static final String END = "\"}";
    private static final int DIGITS = 8;

    private final JsonMapper json = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature())
            .build();

    byte[] format(LedgerEntry entry) {
        try {
            String object = json.writeValueAsString(entry);
            String body = object.substring(0, object.length() - 1);
            return (body + FIELD + checksum(body) + END + '\n').getBytes(StandardCharsets.US_ASCII);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry has texts and numbers only", e);
        }
    }

    /** The entry of a line without its line feed; nothing when it is not as it was written. */
    Optional<LedgerEntry> parse(String line) {
        int end = line.length() - END.length() - DIGITS;
        int body = end - FIELD.length();
        if (body < 1 || !line.startsWith(FIELD, body) || !line.endsWith(END)) {
            return Optional.empty();
        }
        String object = line.substring(0, body);
        if (!line.substring(end, end + DIGITS).equals(checksum(object))) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(object + '}', LedgerEntry.class));
        } catch (JsonProcessingException e) {
            // Whole, but not of this version.
            return Optional.empty();
        }
    }

    private static String checksum(String body) {
        CRC32C crc = new CRC32C();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
