package org.wdsjmx.windows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a Windows JVM with the test COM server needs on this machine, and names what is missing. */
final class WineParts {

    private static final String COMPILER = "x86_64-w64-mingw32-g++";
    private static final List<Path> HEADERS = List.of(
            Path.of("/usr/x86_64-w64-mingw32/include/wdstptmgmt.h"),
            Path.of("/usr/share/mingw-w64/include/wdstptmgmt.h"));

    private WineParts() {}

    /** Every part that is missing, with what brings it; empty when a Windows JVM can be started. */
    static List<String> missing(Path cache) {
        List<String> missing = new ArrayList<>();
        for (String program : List.of("wine", "wineboot", "wineserver")) {
            if (program(program).isEmpty()) {
                missing.add("program " + program + " (Debian packages wine and wine64)");
            }
        }
        if (program(COMPILER).isEmpty()) {
            missing.add("program " + COMPILER + " (Debian package g++-mingw-w64-x86-64)");
        }
        if (header().isEmpty()) {
            missing.add("header wdstptmgmt.h (Debian package mingw-w64-common)");
        }
        if (sources().isEmpty()) {
            missing.add("the COM server's sources mbeans/src/test/cpp (run the tests inside the checkout)");
        }
        if (jreArchive().isEmpty() && unpackedJre(cache).isEmpty()) {
            missing.add("a Windows JRE in mbeans/target/windows-jre (run the build with Maven while wine is installed,"
                    + " or mvn -Pwindows-jre generate-test-resources)");
        }
        return missing;
    }

    static String compiler() {
        return COMPILER;
    }

    /** The header that declares the interfaces. */
    static Optional<Path> header() {
        return HEADERS.stream().filter(Files::exists).findFirst();
    }

    /** The folder of the COM server's sources, found from any module of the checkout. */
    static Optional<Path> sources() {
        return checkout().map(root -> root.resolve("mbeans/src/test/cpp"));
    }

    /** The archive that the build copied from the Maven repository; its folder {@code jre} is a Windows JRE. */
    static Optional<Path> jreArchive() {
        return checkout()
                .map(root -> root.resolve("mbeans/target/windows-jre"))
                .flatMap(folder -> firstIn(folder, ".zip"));
    }

    /** A JRE that was unpacked from an earlier build's archive. */
    static Optional<Path> unpackedJre(Path cache) {
        return firstIn(cache, ".jre");
    }

    private static Optional<Path> firstIn(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> program(String name) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isRegularFile(folder.resolve("mbeans/src/test/cpp/dll.cpp"))) {
            folder = folder.getParent();
        }
        return Optional.ofNullable(folder);
    }
}
