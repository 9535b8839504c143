package org.wdsjmx.plugin.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The JDKs of this machine that the program has to work on. */
final class InstalledJdks {

    private static final Path USUAL_PLACE = Path.of("/usr/lib/jvm");

    private InstalledJdks() {}

    /** That of this virtual machine, and each other that is installed where Linux distributions do. */
    static List<Path> all() {
        try {
            Path own = Path.of(System.getProperty("java.home")).toRealPath();
            if (!Files.isDirectory(USUAL_PLACE)) {
                return List.of(own);
            }
            try (Stream<Path> found = Files.list(USUAL_PLACE)) {
                Stream<Path> others = found.filter(jdk -> Files.isExecutable(jdk.resolve("bin/java")))
                        .map(InstalledJdks::real);
                return Stream.concat(Stream.of(own), others).distinct().toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path real(Path link) {
        try {
            return link.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
