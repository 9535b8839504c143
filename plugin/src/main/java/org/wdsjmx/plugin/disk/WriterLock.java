package org.wdsjmx.plugin.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps every other writer out. A file of its own is locked, which stays: Windows lets nobody read a locked file, and a file
 * is to be read while it is written.
 */
public final class WriterLock implements AutoCloseable {

    private final FileChannel channel;

    private WriterLock(FileChannel channel) {
        this.channel = channel;
    }

    public static WriterLock acquire(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new WriterLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Somebody in this virtual machine has it.
            channel.close();
            throw inUse(e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw inUse(null);
    }

    /**
     * Whether somebody keeps others out now. Makes no file. A writer that begins at the very moment of this question may be told that
     * another one has it.
     */
    public static boolean isHeld(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            // Somebody in this virtual machine has it.
            return true;
        }
    }

    private static IOException inUse(Exception cause) {
        return new IOException("another wds-jmx writes to it", cause);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
