package org.wdsjmx.plugin.jmx;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A connection that does not tell RMI where it comes from. The JDK's registry lets callers on the same machine bind names, and
 * nobody is to do that here; of a caller of unknown origin it takes lookups only. The true address is noted for the thread
 * that reads, see {@link CallerAddress}.
 *
 * <p>One that sends nothing is closed after ten seconds: RMI itself would keep a thread for it for hours.
 */
final class NotedSocket extends Socket {

    private static final int MILLIS_TO_BEGIN = 10_000;

    private final Connections connections;
    private final CallerAddress callers;
    private volatile boolean begun;
    private InputStream input;

    NotedSocket(Connections connections, CallerAddress callers) {
        this.connections = connections;
        this.callers = callers;
    }

    /** Whether it has sent anything. */
    boolean hasBegun() {
        return begun;
    }

    @Override
    public InetAddress getInetAddress() {
        return new InetSocketAddress(0).getAddress();
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        if (input == null) {
            input = new NotingStream(super.getInputStream(), super.getInetAddress());
        }
        return input;
    }

    @Override
    public void close() throws IOException {
        connections.remove(this);
        super.close();
    }

    private final class NotingStream extends FilterInputStream {

        private final InetAddress address;

        NotingStream(InputStream input, InetAddress address) {
            super(input);
            this.address = address;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            callers.note(address);
            if (begun) {
                return super.read(bytes, offset, length);
            }
            int timeout = getSoTimeout();
            setSoTimeout(MILLIS_TO_BEGIN);
            int read = super.read(bytes, offset, length);
            begun = true;
            setSoTimeout(timeout);
            return read;
        }
    }
}
