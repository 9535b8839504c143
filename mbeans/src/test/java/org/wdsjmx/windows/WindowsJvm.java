package org.wdsjmx.windows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A Windows JVM that runs under Wine. Ends with the JVM of the tests, if not before. */
public final class WindowsJvm implements AutoCloseable {

    private final Process process;
    private final Path output;
    private final Thread reaper;

    WindowsJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
        this.reaper = new Thread(process::destroyForcibly, "ends Windows JVM " + process.pid());
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    /** Everything that it has printed so far, with Unix line ends. */
    public String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has printed a text; fails, with what it printed instead, at the deadline or when it ends before. */
    public void awaitOutput(String text, Duration deadline) {
        Awaitility.await("\"" + text + "\" from the Windows JVM")
                .atMost(deadline)
                .failFast(
                        "It ended before it printed that: " + output,
                        () -> !process.isAlive() && !output().contains(text))
                .until(() -> output().contains(text));
    }

    /**
     * Waits until it ends by itself.
     *
     * @return its exit code
     * @throws AssertionError at the deadline, with what it printed; it is killed then
     */
    public int awaitExit(Duration deadline) throws InterruptedException {
        if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
            close();
            throw new AssertionError("The Windows JVM did not end within " + deadline + ". It printed:\n" + output());
        }
        return process.exitValue();
    }

    /** Asks it to end in order, as Ctrl+C would: shutdown hooks run, the exit code is 130. */
    public void interrupt() throws IOException {
        Commands.run(Duration.ofSeconds(10), Map.of(), "kill", "-INT", Long.toString(process.pid()));
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its process id on the Unix side. */
    public long pid() {
        return process.pid();
    }

    /** Kills it, if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            Runtime.getRuntime().removeShutdownHook(reaper);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // The JVM of the tests is ending, and the hook runs with it.
        }
    }
}
