package org.wdsjmx.plugin.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A file system of its own, in memory, which can be filled up. */
final class SmallDisk implements AutoCloseable {

    private static final int CHUNK = 4_096;

    private final Path root;
    private final Path ballast;

    private SmallDisk(Path root) {
        this.root = root;
        this.ballast = root.resolve("ballast");
    }

    /** Mounts one. Who may not is skipped, by a message on standard error; where everything must be there, the test fails. */
    static Optional<SmallDisk> mount(Path folder, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        if (run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "wds-jmx-soak", folder.toString()) == 0) {
            return Optional.of(new SmallDisk(folder));
        }
        String message = "disks that fill up: mount -t tmpfs is not permitted here (root may)";
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            fail(message);
        }
        System.err.println("SKIPPED: " + message);
        return Optional.empty();
    }

    /** Leaves no page free. */
    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            byte[] chunk = new byte[CHUNK];
            while (true) {
                out.write(chunk);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left on device");
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(ballast);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        try {
            assertThat(run("umount", root.toString())).as("exit code of umount").isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
