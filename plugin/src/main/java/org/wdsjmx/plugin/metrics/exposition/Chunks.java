package org.wdsjmx.plugin.metrics.exposition;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Bytes in pieces, so that growing copies nothing. Not safe for use by several threads while it grows. */
final class Chunks {

    private static final int FIRST = 4 << 10;
    private static final int LARGEST = 64 << 10;

    private final List<Full> full = new ArrayList<>();
    private byte[] current = new byte[FIRST];
    private int used;
    private long fullBytes;

    private record Full(byte[] bytes, int used) {}

    void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    void write(byte[] bytes, int from, int length) {
        int start = from;
        int rest = length;
        while (rest > current.length - used) {
            int room = current.length - used;
            System.arraycopy(bytes, start, current, used, room);
            used += room;
            start += room;
            rest -= room;
            begin();
        }
        System.arraycopy(bytes, start, current, used, rest);
        used += rest;
    }

    /** The array to put at most {@code length} bytes into, from {@link #position()} on. */
    byte[] room(int length) {
        if (current.length - used < length) {
            begin();
        }
        return current;
    }

    int position() {
        return used;
    }

    /** What was put into {@link #room} ends here. */
    void moveTo(int position) {
        used = position;
    }

    private void begin() {
        full.add(new Full(current, used));
        fullBytes += used;
        current = new byte[Math.min(LARGEST, current.length * 2)];
        used = 0;
    }

    long size() {
        return fullBytes + used;
    }

    void writeTo(OutputStream out) throws IOException {
        for (Full chunk : full) {
            out.write(chunk.bytes(), 0, chunk.used());
        }
        out.write(current, 0, used);
    }

    /** Takes a piece of an array. */
    interface Taker {
        void take(byte[] bytes, int from, int length);
    }

    void forEach(Taker taker) {
        full.forEach(chunk -> taker.take(chunk.bytes(), 0, chunk.used()));
        taker.take(current, 0, used);
    }
}
