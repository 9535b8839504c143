package org.wdsjmx.plugin.disk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** The file system of this machine. */
public final class FileDisk implements Disk {

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    @Override
    public Storage open(Path file) throws IOException {
        return new OpenFile(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        if (WINDOWS) {
            // A directory cannot be opened there; NTFS keeps its names in a journal.
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // May write but not list: then the names are as durable as the file system makes them by itself.
            System.getLogger(FileDisk.class.getName())
                    .log(System.Logger.Level.DEBUG, "cannot force the directory of a file", e);
        }
    }

    /** Not a FileChannel: that closes itself when a thread that is interrupted writes, and then nobody could write any more. */
    private static final class OpenFile implements Storage {

        private final RandomAccessFile file;
        private final Object key;

        OpenFile(Path path) throws IOException {
            file = new RandomAccessFile(path.toFile(), "rw");
            try {
                key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            } catch (IOException e) {
                file.close();
                throw e;
            }
        }

        @Override
        public void write(long position, byte[] bytes) throws IOException {
            file.seek(position);
            file.write(bytes);
        }

        @Override
        public void force() throws IOException {
            file.getFD().sync();
        }

        @Override
        public void truncate(long length) throws IOException {
            file.setLength(length);
        }

        @Override
        public Optional<String> strangeness(Path path, OptionalLong length) {
            try {
                BasicFileAttributes there = Files.readAttributes(path, BasicFileAttributes.class);
                if (!Objects.equals(there.fileKey(), key)) {
                    return Optional.of("another file has taken its name");
                }
                if (length.isPresent() && there.size() != length.getAsLong()) {
                    return Optional.of("it is " + there.size() + " bytes long instead of " + length.getAsLong()
                            + ": something else changed it");
                }
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of("it is not there any more: " + FileReason.of(e));
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
