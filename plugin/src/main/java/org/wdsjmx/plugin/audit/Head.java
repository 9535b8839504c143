package org.wdsjmx.plugin.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the chain goes, as a file of its own tells it, so that a file that was cut off at the end of a line can be found. It is
 * written after the records are on disk and so can be behind them, by what was written last, but never ahead. Its 85 bytes are
 * written in place and lie in one sector, which disks write whole or not at all.
 *
 * @param position where the chain ended when it was written; nothing when the file is missing or cannot be read
 * @param fault why there is no position; {@code null} when there is one
 */
record Head(Optional<ChainPosition> position, String fault) {

    /** Bytes. */
    static final int LENGTH = 85;

    private static final String MISSING = "is missing or empty";
    private static final Pattern FORM = Pattern.compile("(0[0-9]{18}) ([0-9a-f]{64})\n");

    static Head read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream stream = Files.newInputStream(file)) {
            bytes = stream.readNBytes(LENGTH + 1);
        } catch (NoSuchFileException e) {
            return new Head(Optional.empty(), MISSING);
        }
        if (bytes.length == 0) {
            return new Head(Optional.empty(), MISSING);
        }
        Matcher matcher = FORM.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        if (matcher.matches()) {
            long sequence = Long.parseLong(matcher.group(1));
            return sequence > ChainPosition.HIGHEST_SEQUENCE
                    ? new Head(Optional.empty(), "names a record that cannot be")
                    : new Head(Optional.of(new ChainPosition(sequence, matcher.group(2))), null);
        }
        return new Head(Optional.empty(), "is not as this program writes it");
    }

    static byte[] bytes(ChainPosition position) {
        return String.format(Locale.ROOT, "%019d %s\n", position.sequence(), position.hash())
                .getBytes(StandardCharsets.US_ASCII);
    }

    boolean isMissing() {
        return MISSING.equals(fault);
    }
}
