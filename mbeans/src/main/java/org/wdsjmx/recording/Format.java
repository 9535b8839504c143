package org.wdsjmx.recording;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.zip.CRC32C;

/** The numbers of the format that the package describes. */
final class Format {

    static final int VERSION = 1;
    static final int HEADER_SIZE = 16;
    static final int FRAME_HEADER_SIZE = 8;

    /** Most bytes of a payload, and of an event before compression; some 100,000 clients. */
    static final int LARGEST = 32 * 1024 * 1024;

    static final int SNAPSHOT_READ = 1;
    static final int READ_FAILED = 2;
    static final int OPERATION = 3;

    static final int NULL_SIZE = -1;
    static final int NULL_TRUTH = 2;
    static final long NULL_SECONDS = Long.MIN_VALUE;

    /** Times beyond cannot be reckoned with safely, and no real server shows them. */
    static final long EARLIEST_SECOND = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();

    static final long LATEST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    static final long LONGEST_SECONDS = 1_000_000_000_000L;

    /** As in PNG: not text, and a transfer that changes line ends breaks it at once. */
    private static final byte[] MAGIC = {(byte) 0x89, 'W', 'D', 'S', 'R', 'E', 'C', '\n'};

    private Format() {}

    /** The header of a new file, ready to be written. */
    static ByteBuffer header() {
        return header(VERSION);
    }

    static ByteBuffer header(int version) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_SIZE).put(MAGIC).putInt(version);
        header.putInt(sum(header.duplicate().flip()));
        return header.flip();
    }

    /** @throws RecordingException when a file does not begin as a recording of this version does */
    static void requireHeader(ByteBuffer header) throws RecordingException {
        if (header.remaining() < HEADER_SIZE
                || !header.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))
                || header.getInt(HEADER_SIZE - Integer.BYTES) != sum(header.slice(0, HEADER_SIZE - Integer.BYTES))) {
            throw new RecordingException("is not a recording, or its first " + HEADER_SIZE + " bytes are damaged");
        }
        int version = header.getInt(MAGIC.length);
        if (version != VERSION) {
            throw new RecordingException("is a recording of format version " + version + "; this program plays version "
                    + VERSION + ": use the program that recorded it");
        }
    }

    /** The CRC32C of what remains in these buffers, one after the other; they are used up. */
    static int sum(ByteBuffer... parts) {
        CRC32C sum = new CRC32C();
        for (ByteBuffer part : parts) {
            sum.update(part);
        }
        return (int) sum.getValue();
    }
}
