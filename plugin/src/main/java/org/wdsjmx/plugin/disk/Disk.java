package org.wdsjmx.plugin.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** What files that must not lose anything ask of the file system; a seam for tests that let it fail. */
public interface Disk {

    /** Opens a file for writing, and makes an empty one when there is none. */
    Storage open(Path file) throws IOException;

    /** Renames a file; a file that has the new name already is never replaced. */
    void move(Path from, Path to) throws IOException;

    /** Makes names of files last through a loss of power. */
    void forceDirectory(Path directory) throws IOException;

    /** An open file. After an exception it can be used again; what it holds where it was written to is not known then. */
    interface Storage extends Closeable {

        void write(long position, byte[] bytes) throws IOException;

        /** When it returns, what was written is on disk. */
        void force() throws IOException;

        void truncate(long length) throws IOException;

        /**
         * Why a path no longer leads to this file, or the file has not the length that it should have; nothing when all is well.
         */
        Optional<String> strangeness(Path path, OptionalLong length);
    }
}
