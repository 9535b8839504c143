package org.wdsjmx.plugin.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where it is written how the program itself fares. A component that is {@code null} takes its default.
 *
 * @param file the file that is written to, relative to the configuration file; nothing = standard error, or as an agent wherever
 *     the application has its log
 * @param level from which level on; nothing = as the virtual machine has it, which is info if nobody changed it
 * @param maxSize size at which a new file is begun, 100KB to 1GB, default 10MB
 * @param files how many files are kept, the current one included, 1 to 100, default 5
 */
public record LogSettings(Optional<Path> file, Optional<LogLevel> level, ByteSize maxSize, Integer files) {

    private static final ByteSize USUAL_SIZE = ByteSize.parse("10MB");
    private static final ByteSize LEAST_SIZE = ByteSize.parse("100KB");
    private static final ByteSize MOST_SIZE = ByteSize.parse("1GB");
    private static final int USUAL_FILES = 5;
    private static final int MOST_FILES = 100;

    /** All defaults. Must come after the constants that its constructor uses. */
    public static final LogSettings DEFAULT = new LogSettings(null, null, null, null);

    public LogSettings {
        file = file == null ? Optional.empty() : file;
        level = level == null ? Optional.empty() : level;
        maxSize = maxSize == null ? USUAL_SIZE : maxSize;
        files = files == null ? USUAL_FILES : files;
        new Rules()
                .require(
                        file.isEmpty()
                                || file.get().getFileName() != null
                                        && !file.get().getFileName().toString().isEmpty(),
                        "file",
                        Quoted.text(file.map(Path::toString).orElse(""))
                                + " has no name; give that of a file, for example wds-jmx.log")
                .require(
                        maxSize.bytes() >= LEAST_SIZE.bytes() && maxSize.bytes() <= MOST_SIZE.bytes(),
                        "maxSize",
                        maxSize + " is out of range; it must be " + LEAST_SIZE + " to " + MOST_SIZE)
                .require(
                        files >= 1 && files <= MOST_FILES,
                        "files",
                        files + " is out of range; it must be 1 to " + MOST_FILES)
                .enforce();
    }
}
