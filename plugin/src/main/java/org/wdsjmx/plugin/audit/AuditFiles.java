package org.wdsjmx.plugin.audit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the files of one audit, which all lie in one directory: {@code audit.jsonl} is written to,
 * {@code audit.jsonl.head} says how far it goes, {@code audit-000000000001-20260601T080000Z.jsonl} was rotated and begins with
 * record 1, {@code audit-damaged-20260601T080000Z.jsonl} could not be trusted, {@code audit.jsonl.lock} keeps others out, and
 * {@code audit.jsonl.next} is a file that is about to be begun.
 */
final class AuditFiles {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String ROTATED = "-([0-9]{12,19})-[0-9]{8}T[0-9]{6}Z(?:-[0-9]{1,9})?";
    private static final int MOST_OF_ONE_SECOND = 1_000;

    private final Path current;
    private final String stem;
    private final String extension;
    private final Pattern rotated;

    /**
     * @param current the file that is written to
     * @throws IllegalArgumentException when it is the root of a file system
     */
    AuditFiles(Path current) {
        this.current = current.toAbsolutePath().normalize();
        if (this.current.getFileName() == null) {
            throw new IllegalArgumentException(current + " is a directory; name the audit file");
        }
        String name = this.current.getFileName().toString();
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        stem = name.substring(0, dot);
        extension = name.substring(dot);
        rotated = Pattern.compile(Pattern.quote(stem) + ROTATED + Pattern.quote(extension));
    }

    /** The files to which one belongs, whether it is the one that is written to or was rotated. */
    static AuditFiles around(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Matcher matcher =
                Pattern.compile("(.+?)" + ROTATED + "(\\.[^.]*)?").matcher(String.valueOf(absolute.getFileName()));
        if (!matcher.matches()) {
            return new AuditFiles(absolute);
        }
        String extension = matcher.group(3) == null ? "" : matcher.group(3);
        return new AuditFiles(absolute.resolveSibling(matcher.group(1) + extension));
    }

    Path current() {
        return current;
    }

    Path directory() {
        return current.getParent();
    }

    Path head() {
        return beside(".head");
    }

    Path lock() {
        return beside(".lock");
    }

    Path next() {
        return beside(".next");
    }

    private Path beside(String suffix) {
        return current.resolveSibling(current.getFileName() + suffix);
    }

    /** A name that no file has, for the current one to be kept under. */
    Path rotated(long firstSequence, Instant now) throws IOException {
        return free(String.format(Locale.ROOT, "%s-%012d-%s", stem, firstSequence, TIME.format(now)));
    }

    /** A name that no file has, for one that cannot be trusted. */
    Path damaged(Instant now) throws IOException {
        return free(stem + "-damaged-" + TIME.format(now));
    }

    private Path free(String name) throws IOException {
        Path path = current.resolveSibling(name + extension);
        for (int number = 2; Files.exists(path); number++) {
            if (number > MOST_OF_ONE_SECOND) {
                throw new IOException("every name like " + path.getFileName() + " is taken");
            }
            path = current.resolveSibling(name + '-' + number + extension);
        }
        return path;
    }

    /** What was rotated, oldest first. */
    List<Path> rotated() throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory())) {
            for (Path file : files) {
                if (rotated.matcher(file.getFileName().toString()).matches()) {
                    found.add(file);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        found.sort(Comparator.<Path>comparingLong(this::firstSequence)
                .thenComparing(file -> file.getFileName().toString()));
        return found;
    }

    private long firstSequence(Path file) {
        Matcher matcher = rotated.matcher(file.getFileName().toString());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(file + " was not rotated");
        }
        try {
            return Long.parseLong(matcher.group(1));
        } catch (NumberFormatException e) {
            // Somebody else made this name: 19 digits can be more than a long.
            return Long.MAX_VALUE;
        }
    }
}
