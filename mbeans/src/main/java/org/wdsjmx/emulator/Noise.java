package org.wdsjmx.emulator;

/**
 * Randomness without a state: the same seed, subject and occasion always give the same number, in whatever order they are
 * asked for. That is why it does not matter when, or how often, somebody looks at an emulated server.
 */
final class Noise {

    private Noise() {}

    /** 64 well mixed bits (the finalizer of SplitMix64 over the three inputs). */
    static long bits(long seed, long subject, long occasion) {
        return mix(mix(mix(seed + 0x9E3779B97F4A7C15L) ^ subject) + occasion * 0xD1B54A32D192ED03L);
    }

    /** A number from 0 to below 1. */
    static double unit(long seed, long subject, long occasion) {
        return (bits(seed, subject, occasion) >>> 11) * 0x1.0p-53;
    }

    /** A number from -1 to below 1. */
    static double swing(long seed, long subject, long occasion) {
        return 2 * unit(seed, subject, occasion) - 1;
    }

    /** A text as a subject. */
    static long subject(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
