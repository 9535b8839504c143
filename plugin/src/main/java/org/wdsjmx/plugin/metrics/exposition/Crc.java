package org.wdsjmx.plugin.metrics.exposition;

/**
 * CRC-32 of two pieces one after the other, from those of each alone: going over a page again for every scrape would cost more than
 * all the rest of it. The method is that of zlib's {@code crc32_combine}.
 *
 * <p>A number stands for a polynomial over GF(2), its highest bit for x^0; all is modulo the polynomial of the CRC.
 */
final class Crc {

    private static final int POLYNOMIAL = 0xEDB8_8320;
    private static final int ONE = 1 << 31;
    private static final int X = 1 << 30;

    private Crc() {}

    /** @param secondLength bytes of the second piece */
    static int ofBoth(int first, int second, long secondLength) {
        return times(powerOfX(8 * secondLength), first) ^ second;
    }

    private static int powerOfX(long exponent) {
        int power = ONE;
        int square = X;
        for (long rest = exponent; rest != 0; rest >>>= 1) {
            if ((rest & 1) != 0) {
                power = times(square, power);
            }
            square = times(square, square);
        }
        return power;
    }

    private static int times(int a, int b) {
        int product = 0;
        int shifted = b;
        for (int rest = a; rest != 0; rest <<= 1) {
            if (rest < 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) == 0 ? shifted >>> 1 : shifted >>> 1 ^ POLYNOMIAL;
        }
        return product;
    }
}
