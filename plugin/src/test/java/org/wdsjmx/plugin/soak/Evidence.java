package org.wdsjmx.plugin.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first and the last of what was looked at after the warm-up, in {@code target/soak}: what has grown is seen by comparing the two. */
final class Evidence {

    private static final Path FOLDER = Path.of("target", "soak");

    private final double warmUp;

    /** @param warmUp second from which on something is kept */
    Evidence(double warmUp) {
        this.warmUp = warmUp;
    }

    void keep(String name, double seconds, String text) throws IOException {
        if (seconds < warmUp) {
            return;
        }
        Files.createDirectories(FOLDER);
        Path first = FOLDER.resolve(name + "-first.txt");
        if (!Files.exists(first)) {
            Files.writeString(first, text);
        }
        Files.writeString(FOLDER.resolve(name + "-last.txt"), text);
    }

    /** Removes that of an earlier run. */
    static void forget() throws IOException {
        if (Files.exists(FOLDER)) {
            try (var kept = Files.list(FOLDER)) {
                for (Path file : kept.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
