package org.wdsjmx.plugin.metrics.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Pieces that were compressed by themselves, in one gzip stream. */
class BlocksTest {

    @Property(tries = 200)
    void piecesOfAnySizeComeOutAsTheyWentIn(
            @ForAll long seed,
            @ForAll @IntRange(max = 200_000) int size,
            @ForAll @IntRange(min = 1, max = 256) int letters)
            throws IOException {
        Random random = new Random(seed);
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) random.nextInt(letters);
        }
        int cut = size == 0 ? 0 : random.nextInt(size);
        Chunks first = new Chunks();
        first.write(bytes, 0, cut);
        Chunks second = new Chunks();
        second.write(bytes, cut, size - cut);

        assertThat(unzipped(zipped(first, second))).isEqualTo(bytes);
    }

    @Test
    void nothingIsAStreamToo() throws IOException {
        assertThat(unzipped(zipped())).isEmpty();
        assertThat(unzipped(zipped(new Chunks()))).isEmpty();
    }

    @Test
    void aPageBecomesMuchSmaller() throws IOException {
        Chunks page = new Chunks();
        for (int i = 0; i < 20_000; i++) {
            page.write(("wds_client_master{server=\"WDS01\",client=\"" + (3_000_000_000L + i) + "\",} 0.0\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
        assertThat((long) zipped(page).length).isLessThan(page.size() / 8);
    }

    private static byte[] zipped(Chunks... pieces) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GzipStream gzip = new GzipStream(out);
        for (Chunks piece : pieces) {
            gzip.add(Blocks.of(piece));
        }
        gzip.end();
        return out.toByteArray();
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    }
}
