package org.wdsjmx.plugin.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** The real disk, of which parts fail as long as a test wants it. */
public final class FailingDisk implements Disk {

    /** What fails. */
    public enum Fault {
        NOTHING,
        /** Half of what is written reaches the file. */
        WRITE,
        /** Only of files whose name ends in .head. */
        WRITE_HEAD,
        FORCE,
        FORCE_HEAD,
        /** Half is written, and cannot be cut off. */
        WRITE_AND_TRUNCATE,
        MOVE,
        /** Only the second of the two renames of a rotation, and going back. */
        MOVE_NEXT_AND_BACK,
        FORCE_DIRECTORY
    }

    private final Disk disk = new FileDisk();
    private volatile Fault fault = Fault.NOTHING;

    public void fail(Fault what) {
        fault = what;
    }

    private void failOn(Fault... faults) throws IOException {
        if (Arrays.asList(faults).contains(fault)) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public Storage open(Path file) throws IOException {
        return new FailingStorage(disk.open(file), file.toString().endsWith(".head"));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        failOn(Fault.MOVE);
        if (from.toString().endsWith(".next") || to.getFileName().toString().equals("audit.jsonl")) {
            failOn(Fault.MOVE_NEXT_AND_BACK);
        }
        disk.move(from, to);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        failOn(Fault.FORCE_DIRECTORY);
        disk.forceDirectory(directory);
    }

    private final class FailingStorage implements Storage {

        private final Storage storage;
        private final boolean isHead;

        FailingStorage(Storage storage, boolean isHead) {
            this.storage = storage;
            this.isHead = isHead;
        }

        @Override
        public void write(long position, byte[] bytes) throws IOException {
            boolean fails =
                    isHead ? fault == Fault.WRITE_HEAD : fault == Fault.WRITE || fault == Fault.WRITE_AND_TRUNCATE;
            storage.write(position, fails ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
            if (fails) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void force() throws IOException {
            storage.force();
            failOn(isHead ? Fault.FORCE_HEAD : Fault.FORCE);
        }

        @Override
        public void truncate(long length) throws IOException {
            failOn(Fault.WRITE_AND_TRUNCATE);
            storage.truncate(length);
        }

        @Override
        public Optional<String> strangeness(Path path, OptionalLong length) {
            return storage.strangeness(path, length);
        }

        @Override
        public void close() throws IOException {
            storage.close();
        }
    }
}
