package org.wdsjmx.plugin.log;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Writes to one file that keeps its name. When it is full it becomes {@code NAME.1}, what was that becomes {@code NAME.2}, and so
 * on; the oldest is deleted. (That of the JDK renames the current file and leaves a lock file beside it.)
 */
final class RotatingFileHandler extends Handler {

    private final Path file;
    private final long maxSize;
    private final int files;
    private final Logger logger;
    private OutputStream out;
    private long size;
    private boolean ended;

    /** @param logger whose records are written, from now on until the {@linkplain #end() end} */
    RotatingFileHandler(Path file, long maxSize, int files, Logger logger) throws IOException {
        this.file = file.toAbsolutePath();
        this.maxSize = maxSize;
        this.files = files;
        this.logger = logger;
        setFormatter(new LineFormatter());
        Files.createDirectories(this.file.getParent());
        open(true);
        logger.addHandler(this);
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (ended || !isLoggable(record)) {
            return;
        }
        try {
            byte[] lines = getFormatter().format(record).getBytes(StandardCharsets.UTF_8);
            if (out == null) {
                open(true);
            }
            if (size > 0 && size + lines.length > maxSize) {
                rotate();
            }
            // No buffer: what was logged is there, however the program ends.
            out.write(lines);
            size += lines.length;
        } catch (IOException | RuntimeException e) {
            // The error manager tells the first one on standard error.
            reportError("The log " + file + " lacks a record", e, ErrorManager.WRITE_FAILURE);
        }
    }

    private void rotate() throws IOException {
        out.close();
        out = null;
        boolean begunAnew = true;
        if (files > 1) {
            begunAnew = moveAway();
        }
        // Windows renames nothing that somebody reads: then it goes on in the same file, but not for ever.
        open(!begunAnew && size < 2 * maxSize);
    }

    private boolean moveAway() {
        try {
            // First to a name between, so that nothing moves when this one cannot.
            Files.move(file, numbered(0), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            reportError("The log " + file + " cannot be renamed", e, ErrorManager.GENERIC_FAILURE);
            return false;
        }
        try {
            for (int number = files - 2; number >= 0; number--) {
                if (Files.exists(numbered(number))) {
                    Files.move(numbered(number), numbered(number + 1), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            reportError("A file of the log " + file + " cannot be renamed", e, ErrorManager.GENERIC_FAILURE);
        }
        return true;
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private void open(boolean append) throws IOException {
        // Not of java.nio: a thread that is interrupted would close that one for everybody.
        out = new FileOutputStream(file.toFile(), append);
        size = append ? Files.size(file) : 0;
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    /**
     * Called by the JDK when it has taken this from its logger: while the virtual machine ends, when parts that still end have
     * something to tell, and when the application around configures its own logging anew. Neither ends this log.
     */
    @Override
    public synchronized void close() {
        if (!ended) {
            logger.addHandler(this);
        }
    }

    /** Writes no more, and closes the file. */
    synchronized void end() {
        ended = true;
        logger.removeHandler(this);
        if (out != null) {
            try {
                out.close();
            } catch (IOException e) {
                reportError("The log " + file + " cannot be closed", e, ErrorManager.CLOSE_FAILURE);
            }
            out = null;
        }
    }
}
