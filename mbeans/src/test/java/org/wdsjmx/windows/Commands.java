package org.wdsjmx.windows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs Unix programs with a deadline, in an environment that holds nothing by chance. */
final class Commands {

    /** What programs need of the surrounding environment; others, such as JAVA_TOOL_OPTIONS, would reach a Windows JVM. */
    private static final Set<String> KEPT = Set.of("PATH", "HOME", "USER", "LOGNAME", "TMPDIR");

    private Commands() {}

    /**
     * Runs a program to its end.
     *
     * @return what it printed
     * @throws IOException when it fails or does not end in time, with what it printed
     */
    static String run(Duration deadline, Map<String, String> environment, String... command) throws IOException {
        Ended ended = complete(deadline, environment, null, command);
        if (ended.exitCode() != 0) {
            throw new IOException(
                    "Exit code " + ended.exitCode() + ": " + String.join(" ", command) + "\n" + ended.output());
        }
        return ended.output();
    }

    /**
     * Runs a program to its end, which may be a failure.
     *
     * @param directory the working directory; {@code null} for that of the tests
     * @throws IOException when it does not end in time, with what it printed
     */
    static Ended complete(Duration deadline, Map<String, String> environment, Path directory, String... command)
            throws IOException {
        Path output = Files.createTempFile("wds-jmx", ".out");
        try {
            Process process = start(List.of(command), environment, directory, output);
            boolean ended = waitFor(process, deadline);
            String printed = Files.readString(output, StandardCharsets.ISO_8859_1);
            if (!ended) {
                throw new IOException(
                        "Did not end within " + deadline + ": " + String.join(" ", command) + "\n" + printed);
            }
            return new Ended(process.exitValue(), printed);
        } finally {
            Files.delete(output);
        }
    }

    /** Starts a program that prints into a file. */
    static Process start(List<String> command, Map<String, String> environment, Path directory, Path output)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        builder.environment().keySet().retainAll(KEPT);
        // File names and arguments that are not ASCII reach a Windows program only in a UTF-8 locale.
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static boolean waitFor(Process process, Duration deadline) {
        try {
            if (process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }
}
