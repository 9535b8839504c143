package org.wdsjmx.plugin.bench;

import java.io.OutputStream;

/** Takes everything and counts it. */
final class Sink extends OutputStream {

    long bytes;

    @Override
    public void write(int b) {
        bytes++;
    }

    @Override
    public void write(byte[] b, int off, int len) {
        bytes += len;
    }
}
