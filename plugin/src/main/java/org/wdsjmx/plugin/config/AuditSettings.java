package org.wdsjmx.plugin.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where it is written who did what. A component that is {@code null} takes its default.
 *
 * @param file the file that is written to, relative to the configuration file; default {@code audit.jsonl}. Companions of it are
 *     made in the same directory
 * @param maxSize size at which a new file is begun, 1MB to 1024GB, default 50MB
 * @param maxAge age at which a new file is begun, 1h to ten years, default 720h, which is 30 days
 */
public record AuditSettings(Path file, ByteSize maxSize, Duration maxAge) {

    private static final Duration USUAL_AGE = Duration.ofDays(30);
    private static final Duration LEAST_AGE = Duration.ofHours(1);
    private static final ByteSize USUAL_SIZE = ByteSize.parse("50MB");
    private static final ByteSize LEAST_SIZE = ByteSize.parse("1MB");

    /** All defaults. Must come after the constants that its constructor uses. */
    public static final AuditSettings DEFAULT = new AuditSettings(null, null, null);

    public AuditSettings {
        file = file == null ? Path.of("audit.jsonl") : file;
        maxSize = maxSize == null ? USUAL_SIZE : maxSize;
        maxAge = maxAge == null ? USUAL_AGE : maxAge;
        new Rules()
                .require(
                        file.getFileName() != null
                                && !file.getFileName().toString().isEmpty(),
                        "file",
                        Quoted.text(file.toString()) + " has no name; give that of a file, for example audit.jsonl")
                .require(
                        maxSize.bytes() >= LEAST_SIZE.bytes(),
                        "maxSize",
                        maxSize + " is out of range; it must be 1MB to 1024GB")
                .require(
                        maxAge.compareTo(LEAST_AGE) >= 0 && maxAge.compareTo(DurationText.LONGEST) <= 0,
                        "maxAge",
                        DurationText.format(maxAge) + " is out of range; it must be 1h to "
                                + DurationText.format(DurationText.LONGEST))
                .enforce();
    }
}
