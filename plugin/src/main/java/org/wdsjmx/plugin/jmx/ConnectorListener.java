package org.wdsjmx.plugin.jmx;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.rmi.server.RMIServerSocketFactory;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;
import org.wdsjmx.plugin.config.NumericAddress;
import org.wdsjmx.plugin.tls.TlsMaterial;

/** One listening socket for everything that RMI exports through it, with all the connections it took. */
final class ConnectorListener implements Closeable {

    private static final int MOST_CONNECTIONS = 500;

    private final ServerSocket socket;
    private final Connections connections;
    private final CallerAddress callers;
    private final AtomicReference<ServerSocket> offered;

    private ConnectorListener(ServerSocket socket, Connections connections, CallerAddress callers) {
        this.socket = socket;
        this.connections = connections;
        this.callers = callers;
        offered = new AtomicReference<>(socket);
    }

    /**
     * Opens a port.
     *
     * @param address where to listen; port 0 = any free one
     * @param tls makes every connection secure; nothing = plain text
     * @throws IOException when that is not possible; the message names the port
     */
    static ConnectorListener open(InetSocketAddress address, Optional<TlsMaterial> tls) throws IOException {
        Connections connections = new Connections(MOST_CONNECTIONS);
        CallerAddress callers = new CallerAddress();
        ServerSocket socket = new TrackingServerSocket(connections, callers, tls);
        try {
            socket.bind(address);
        } catch (BindException e) {
            socket.close();
            throw new IOException(
                    "JMX port " + address.getPort() + " on "
                            + NumericAddress.of(address.getAddress()).inUrl() + " cannot be opened ("
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

    /** Lets RMI listen on the port that is open already. */
    RMIServerSocketFactory factory() {
        return ForeignCode.factory(offered);
    }

    /** Ends listening and cuts every connection, so that the threads that serve them end. */
    @Override
    public void close() throws IOException {
        offered.set(null);
        socket.close();
        connections.close();
    }

    private static final class TrackingServerSocket extends ServerSocket {

        private final Connections connections;
        private final CallerAddress callers;
        private final Optional<TlsMaterial> tls;

        TrackingServerSocket(Connections connections, CallerAddress callers, Optional<TlsMaterial> tls)
                throws IOException {
            this.connections = connections;
            this.callers = callers;
            this.tls = tls;
        }

        @Override
        public Socket accept() throws IOException {
            NotedSocket connection = acceptOne();
            while (!connections.add(connection)) {
                connection.close();
                connection = acceptOne();
            }
            // A last caller can come in while the listener closes, after the others were cut off.
            if (isClosed()) {
                connection.close();
                throw new SocketException("the connector is closed");
            }
            return tls.isPresent() ? secured(connection, tls.get()) : connection;
        }

        private NotedSocket acceptOne() throws IOException {
            NotedSocket connection = new NotedSocket(connections, callers);
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
}
