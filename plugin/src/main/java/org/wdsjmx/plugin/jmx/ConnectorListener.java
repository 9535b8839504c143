package org.wdsjmx.plugin.jmx;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.rmi.server.RMIServerSocketFactory;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocket;
import org.wdsjmx.plugin.tls.TlsMaterial;

/** One listening socket for everything that RMI exports through it, with all the connections it took. */
final class ConnectorListener implements RMIServerSocketFactory, Closeable {

    /** Each keeps a thread of RMI. What comes beyond them is closed at once. */
    private static final int MOST_CONNECTIONS = 500;

    private final ServerSocket socket;
    private final Set<Socket> connections;
    private final CallerAddress callers;

    private ConnectorListener(ServerSocket socket, Set<Socket> connections, CallerAddress callers) {
        this.socket = socket;
        this.connections = connections;
        this.callers = callers;
    }

    /**
     * Opens a port.
     *
     * @param address where to listen; port 0 = any free one
     * @param tls makes every connection secure; nothing = plain text
     * @throws IOException when that is not possible; the message names the port
     */
    static ConnectorListener open(InetSocketAddress address, Optional<TlsMaterial> tls) throws IOException {
        Set<Socket> connections = ConcurrentHashMap.newKeySet();
        CallerAddress callers = new CallerAddress();
        ServerSocket socket = new TrackingServerSocket(connections, callers, tls);
        try {
            socket.bind(address);
        } catch (BindException e) {
            socket.close();
            throw new IOException(
                    "JMX port " + address.getPort() + " on " + address.getHostString() + " cannot be opened ("
                            + e.getMessage()
                            + "); stop the program that has it, or set jmx.port to another one, 0 for any free one",
                    e);
        }
        return new ConnectorListener(socket, connections, callers);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Tells where the call that a thread of RMI is answering comes from. */
    CallerAddress callers() {
        return callers;
    }

    /** Called by RMI when it begins to listen; it is the port that is open already. */
    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        if (port != port() || socket.isClosed()) {
            throw new IOException("port " + port + " is not the open port of this connector");
        }
        return socket;
    }

    /** Ends listening and cuts every connection, so that the threads that serve them end. */
    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private static final class TrackingServerSocket extends ServerSocket {

        private final Set<Socket> connections;
        private final CallerAddress callers;
        private final Optional<TlsMaterial> tls;

        TrackingServerSocket(Set<Socket> connections, CallerAddress callers, Optional<TlsMaterial> tls)
                throws IOException {
            this.connections = connections;
            this.callers = callers;
            this.tls = tls;
        }

        @Override
        public Socket accept() throws IOException {
            Socket connection = acceptOne();
            while (connections.size() >= MOST_CONNECTIONS) {
                connection.close();
                connection = acceptOne();
            }
            connections.add(connection);
            // A last caller can come in while the listener closes, after the others were cut off.
            if (isClosed()) {
                connection.close();
                throw new SocketException("the connector is closed");
            }
            return tls.isPresent() ? secured(connection, tls.get()) : connection;
        }

        private Socket acceptOne() throws IOException {
            Socket connection = new AnonymousSocket(connections, callers);
            implAccept(connection);
            return connection;
        }

        /** The handshake is made by the thread that first reads, so that nobody who is slow at it keeps others out. */
        private static Socket secured(Socket connection, TlsMaterial tls) throws IOException {
            SSLSocket secured = (SSLSocket) tls.context().getSocketFactory().createSocket(connection, null, true);
            secured.setUseClientMode(false);
            secured.setSSLParameters(tls.parameters());
            return secured;
        }
    }

    /**
     * A connection that does not tell RMI where it comes from. The JDK's registry lets callers on the same machine bind names, and
     * nobody is to do that here; of a caller of unknown origin it takes lookups only. The true address goes another way, see
     * {@link CallerAddress}.
     */
    private static final class AnonymousSocket extends Socket {

        private final Set<Socket> connections;
        private final CallerAddress callers;
        private InputStream input;

        AnonymousSocket(Set<Socket> connections, CallerAddress callers) {
            this.connections = connections;
            this.callers = callers;
        }

        @Override
        public InetAddress getInetAddress() {
            return new InetSocketAddress(0).getAddress();
        }

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (input == null) {
                input = callers.noting(this, super.getInputStream(), super.getInetAddress());
            }
            return input;
        }

        @Override
        public void close() throws IOException {
            connections.remove(this);
            super.close();
        }
    }
}
