package org.wdsjmx.plugin.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Linux tells of a process from outside. */
final class ProcessFigures {

    private final Path process;

    ProcessFigures(long pid) {
        process = Path.of("/proc", Long.toString(pid));
    }

    /** Threads, those included that the Java virtual machine does not list. */
    long threads() throws IOException {
        return status("Threads");
    }

    /** Open files, sockets and pipes. */
    long handles() throws IOException {
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            return open.count();
        }
    }

    /** Memory that is in use and not backed by files, in megabytes. */
    double memory() throws IOException {
        return status("RssAnon") / 1024.0;
    }

    private long status(String field) throws IOException {
        try (Stream<String> lines = Files.lines(process.resolve("status"))) {
            return lines.filter(line -> line.startsWith(field + ":"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow(() -> new IOException(process + "/status has no " + field));
        }
    }
}
