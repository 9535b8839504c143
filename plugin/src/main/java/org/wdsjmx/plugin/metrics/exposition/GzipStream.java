package org.wdsjmx.plugin.metrics.exposition;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/**
 * A gzip stream (RFC 1952) of one member, put together from pieces that were compressed by themselves: DEFLATE (RFC 1951) lets whole
 * blocks follow each other.
 */
final class GzipStream {

    /** Magic number, method DEFLATE, no flags, no time, quickest level, unknown system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 0xff};

    /** An empty block that says it is the last one. */
    private static final byte[] LAST_BLOCK = {3, 0};

    /** Bytes of a stream besides those of its pieces. */
    static final int OVERHEAD = HEADER.length + LAST_BLOCK.length + 2 * Integer.BYTES;

    private final OutputStream out;
    private final CRC32 crc = new CRC32();
    private long length;

    /** Begins the stream. */
    GzipStream(OutputStream out) throws IOException {
        this.out = out;
        out.write(HEADER);
    }

    /**
     * Adds a piece.
     *
     * @param plain what it is
     * @param blocks the same in whole blocks of DEFLATE, none of which is the last
     */
    void add(Chunks plain, Chunks blocks) throws IOException {
        plain.forEach(crc::update);
        length += plain.size();
        blocks.writeTo(out);
    }

    /** Ends the stream; the stream below is left open. */
    void end() throws IOException {
        out.write(LAST_BLOCK);
        writeLittleEndian(crc.getValue());
        writeLittleEndian(length);
    }

    private void writeLittleEndian(long number) throws IOException {
        byte[] bytes = new byte[Integer.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (number >> 8 * i);
        }
        out.write(bytes);
    }
}
