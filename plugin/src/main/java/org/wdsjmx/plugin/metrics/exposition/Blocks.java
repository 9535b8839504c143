package org.wdsjmx.plugin.metrics.exposition;

import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A piece of a page in whole blocks of DEFLATE (RFC 1951), which refer to nothing before them, and none of which is the last of its
 * stream.
 *
 * @param bytes the blocks
 * @param crc CRC-32 of what they hold
 * @param plainSize bytes of what they hold
 */
record Blocks(Chunks bytes, int crc, long plainSize) {

    private static final int BUFFER = 16 << 10;

    static Blocks of(Chunks plain) {
        CRC32 crc = new CRC32();
        plain.forEach(crc::update);
        return new Blocks(deflated(plain), (int) crc.getValue(), plain.size());
    }

    private static Chunks deflated(Chunks plain) {
        // The quickest level: the usual one takes four times as long and saves little more.
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            Chunks blocks = new Chunks();
            byte[] buffer = new byte[BUFFER];
            plain.forEach((bytes, from, count) -> {
                deflater.setInput(bytes, from, count);
                while (!deflater.needsInput()) {
                    blocks.write(buffer, 0, deflater.deflate(buffer));
                }
            });
            int written;
            do {
                written = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                blocks.write(buffer, 0, written);
            } while (written == buffer.length);
            return blocks;
        } finally {
            deflater.end();
        }
    }
}
