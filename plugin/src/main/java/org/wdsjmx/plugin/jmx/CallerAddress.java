package org.wdsjmx.plugin.jmx;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/**
 * Where the call comes from that a thread of RMI is answering. RMI answers a call with the thread that read it from its
 * connection; so the connection notes the address for the thread that reads.
 */
final class CallerAddress {

    private static final int MILLIS_TO_BEGIN = 10_000;

    private final ThreadLocal<InetAddress> readBy = new ThreadLocal<>();

    /** In numbers; {@code 0.0.0.0} when this thread has read from no connection. */
    String current() {
        InetAddress address = readBy.get();
        return address == null ? "0.0.0.0" : address.getHostAddress();
    }

    InputStream noting(Socket connection, InputStream input, InetAddress address) {
        return new NotingStream(connection, input, address);
    }

    /** Also closes connections that never send anything: RMI itself would keep a thread for each for hours. */
    private final class NotingStream extends FilterInputStream {

        private final Socket connection;
        private final InetAddress address;
        private boolean begun;

        NotingStream(Socket connection, InputStream input, InetAddress address) {
            super(input);
            this.connection = connection;
            this.address = address;
        }

        @Override
        public int read() throws IOException {
            readBy.set(address);
            int timeout = begin();
            int read = super.read();
            begun(timeout);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            readBy.set(address);
            int timeout = begin();
            int read = super.read(bytes, offset, length);
            begun(timeout);
            return read;
        }

        private int begin() throws SocketException {
            if (begun) {
                return -1;
            }
            int timeout = connection.getSoTimeout();
            connection.setSoTimeout(MILLIS_TO_BEGIN);
            return timeout;
        }

        private void begun(int timeout) throws SocketException {
            if (!begun) {
                begun = true;
                connection.setSoTimeout(timeout);
            }
        }
    }
}
