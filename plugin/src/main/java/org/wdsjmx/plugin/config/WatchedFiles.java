package org.wdsjmx.plugin.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;

/**
 * Tells whether files were written since they were last asked about. They are looked at when somebody asks, at most once a second.
 * Not safe for use by several threads.
 */
public final class WatchedFiles {

    private static final Duration REST = Duration.ofSeconds(1);

    private final List<Path> files;
    private final MomentSource clock;
    private Moment looked;
    private List<Version> versions;

    /** What changes when somebody writes a file; of one that cannot be looked at nothing is known. */
    private record Version(Object key, long size, Instant modified) {

        static Version of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Version(
                        attributes.fileKey(),
                        attributes.size(),
                        attributes.lastModifiedTime().toInstant());
            } catch (IOException missing) {
                // Whoever reads it then says what is wrong.
                return new Version(null, -1, Instant.EPOCH);
            }
        }
    }

    /** Files as they are now. They are to be read after this, so that what is written meanwhile counts as a change. */
    public WatchedFiles(List<Path> files, MomentSource clock) {
        this.files = List.copyOf(files);
        this.clock = clock;
        this.looked = clock.moment();
        this.versions = look();
    }

    /** Whether one of them has changed since the last time this was true, or since the beginning. */
    public boolean haveChanged() {
        Moment now = clock.moment();
        if (!now.isAtLeast(REST, looked)) {
            return false;
        }
        looked = now;
        List<Version> there = look();
        boolean changed = !there.equals(versions);
        versions = there;
        return changed;
    }

    private List<Version> look() {
        return files.stream().map(Version::of).toList();
    }
}
