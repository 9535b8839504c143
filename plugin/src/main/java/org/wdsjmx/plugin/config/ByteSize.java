package org.wdsjmx.plugin.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, written as a whole number and a unit: {@code 500KB}, {@code 50MB}, {@code 1GB}. A KB is 1024 bytes.
 *
 * @param bytes 0 to 1 TB
 */
public record ByteSize(long bytes) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,12})(KB|MB|GB)");
    private static final long KB = 1L << 10;
    private static final long MB = 1L << 20;
    private static final long GB = 1L << 30;
    private static final long MOST = 1024 * GB;

    public ByteSize {
        if (bytes < 0 || bytes > MOST) {
            throw new IllegalArgumentException(bytes + " bytes is out of range; a size is at most 1024GB");
        }
    }

    /**
     * Reads a size.
     *
     * @param text a whole number and {@code KB}, {@code MB} or {@code GB}, without space between them
     * @throws IllegalArgumentException when the text has another form or means more than 1024GB; the message names the form
     */
    public static ByteSize parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    Quoted.text(text) + " is not a size; write a whole number and a unit: 500KB, 50MB or 1GB");
        }
        long unit = switch (matcher.group(2)) {
            case "KB" -> KB;
            case "MB" -> MB;
            default -> GB;
        };
        long number = Long.parseLong(matcher.group(1));
        if (number > MOST / unit) {
            throw new IllegalArgumentException(Quoted.text(text) + " is too much; a size is at most 1024GB");
        }
        return new ByteSize(number * unit);
    }

    /** The form that {@link #parse} reads, in the largest unit that needs no fraction; what is below a KB is left out. */
    @Override
    public String toString() {
        if (bytes != 0 && bytes % GB == 0) {
            return bytes / GB + "GB";
        }
        return bytes != 0 && bytes % MB == 0 ? bytes / MB + "MB" : bytes / KB + "KB";
    }
}
