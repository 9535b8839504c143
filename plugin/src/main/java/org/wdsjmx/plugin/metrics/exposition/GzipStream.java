package org.wdsjmx.plugin.metrics.exposition;

import java.io.IOException;
import java.io.OutputStream;

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
    private int crc;
    private long length;

    /** Begins the stream. */
    GzipStream(OutputStream out) throws IOException {
        this.out = out;
        out.write(HEADER);
    }

    /** Adds a piece. */
    void add(Blocks piece) throws IOException {
        crc = Crc.ofBoth(crc, piece.crc(), piece.plainSize());
        length += piece.plainSize();
        piece.bytes().writeTo(out);
    }

    /** Ends the stream; the stream below is left open. */
    void end() throws IOException {
        out.write(LAST_BLOCK);
        writeLittleEndian(crc);
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
