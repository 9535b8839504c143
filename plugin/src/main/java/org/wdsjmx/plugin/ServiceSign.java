package org.wdsjmx.plugin;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wdsjmx.plugin.disk.FileReason;

/**
 * A file that is there as long as the service serves, for {@code service start}: the service manager takes a service for
 * running as soon as its virtual machine is. Trouble with it is logged and ends nothing.
 */
final class ServiceSign implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ServiceSign.class.getName());

    private final Path file;

    /** Takes back what a service that did not end in order left there. */
    ServiceSign(Path file) {
        this.file = file;
        close();
    }

    void write(String text) {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            // Whoever waits for the file finds the text in it.
            Files.writeString(next, text + System.lineSeparator());
            Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "service start will not see that the service runs: " + file + ": " + FileReason.of(e));
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "service start will see a service that serves: " + file + ": " + FileReason.of(e));
        }
    }
}
