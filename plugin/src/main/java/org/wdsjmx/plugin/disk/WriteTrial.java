package org.wdsjmx.plugin.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Tries whether files could be opened for writing or made, and leaves everything as it was. It tries instead of looking at
 * permissions: these say little for root, for disks that are mounted for reading and for files of other machines.
 */
public final class WriteTrial {

    private WriteTrial() {}

    /**
     * Tries a file that is read and written, or made in a folder that exists.
     *
     * @throws IOException when that is not possible; the message says why and what to do
     */
    public static void file(Path file) throws IOException {
        Path path = file.toAbsolutePath();
        if (Files.isDirectory(path)) {
            throw new IOException("it is a folder; name a file");
        }
        if (Files.isRegularFile(path)) {
            FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)
                    .close();
        } else if (Files.exists(path)) {
            throw new IOException("it is not a plain file; name another");
        } else {
            folder(path.getParent());
        }
    }

    /** The same of a file whose folders are made when they are missing. */
    public static void fileWithFolders(Path file) throws IOException {
        Path path = file.toAbsolutePath();
        Path folder = path.getParent();
        if (Files.exists(folder)) {
            file(path);
            return;
        }
        while (folder.getParent() != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        folder(folder);
    }

    private static void folder(Path folder) throws IOException {
        requireFolder(folder);
        Path probe = folder.resolve(".wds-jmx-check-" + UUID.randomUUID());
        FileChannel.open(
                        probe,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE)
                .close();
    }

    private static void requireFolder(Path folder) throws IOException {
        for (Path part = folder; part != null; part = part.getParent()) {
            if (Files.exists(part) && !Files.isDirectory(part)) {
                throw new IOException(part + " is a file, not a folder; name another");
            }
        }
        try {
            // Not exists(): that does not tell what is missing from what may not be seen.
            folder.getFileSystem().provider().checkAccess(folder);
        } catch (NoSuchFileException e) {
            throw new IOException("its folder " + folder + " does not exist; create it", e);
        }
    }
}
