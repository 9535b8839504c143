package org.wdsjmx.plugin.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The zip as it is downloaded. */
final class Distribution {

    private Distribution() {}

    static Path zip() {
        return Path.of(System.getProperty("wdsjmx.zip"));
    }

    /** Unpacks it; returns its only folder. */
    static Path unpackedTo(Path directory) throws IOException {
        try (InputStream in = Files.newInputStream(zip());
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = directory.resolve(entry.getName()).normalize();
                if (!target.startsWith(directory)) {
                    throw new IOException("The zip names a file outside of it: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
        try (var folders = Files.list(directory)) {
            return folders.reduce((one, other) -> {
                        throw new IllegalStateException("The zip has more than one folder: " + one + ", " + other);
                    })
                    .orElseThrow();
        }
    }
}
