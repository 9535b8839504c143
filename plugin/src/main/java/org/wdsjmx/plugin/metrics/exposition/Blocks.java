package org.wdsjmx.plugin.metrics.exposition;

import java.util.zip.Deflater;

/** Compresses pieces of a page. */
final class Blocks {

    private static final int BUFFER = 16 << 10;

    private Blocks() {}

    /** Whole blocks of DEFLATE (RFC 1951) that refer to nothing before them, none of which is the last of its stream. */
    static Chunks of(Chunks plain) {
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
