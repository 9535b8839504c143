package org.wdsjmx.plugin.jmx;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.rmi.server.RMIServerSocketFactory;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One listening socket on 127.0.0.1 for everything that RMI exports through it, with all the connections it took. */
final class LoopbackListener implements RMIServerSocketFactory, Closeable {

    static final String HOST = "127.0.0.1";

    private final ServerSocket socket;
    private final Set<Socket> connections;

    private LoopbackListener(ServerSocket socket, Set<Socket> connections) {
        this.socket = socket;
        this.connections = connections;
    }

    /**
     * Opens a port.
     *
     * @param port 0 to 65535; 0 = any free one
     * @throws IOException when that is not possible; the message names the port
     */
    static LoopbackListener open(int port) throws IOException {
        Set<Socket> connections = ConcurrentHashMap.newKeySet();
        ServerSocket socket = new TrackingServerSocket(connections);
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1}), port));
        } catch (BindException e) {
            socket.close();
            throw new IOException(
                    "JMX port " + port + " on " + HOST + " cannot be opened (" + e.getMessage()
                            + "); stop the program that has it, or set jmx.port to another one, 0 for any free one",
                    e);
        }
        return new LoopbackListener(socket, connections);
    }

    int port() {
        return socket.getLocalPort();
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

        TrackingServerSocket(Set<Socket> connections) throws IOException {
            this.connections = connections;
        }

        @Override
        public Socket accept() throws IOException {
            Socket connection = new AnonymousSocket(connections);
            implAccept(connection);
            connections.add(connection);
            // A last caller can come in while the listener closes, after the others were cut off.
            if (isClosed()) {
                connection.close();
                throw new SocketException("the connector is closed");
            }
            return connection;
        }
    }

    /**
     * A connection that does not tell where it comes from. The JDK's registry lets callers on the same machine bind names,
     * and every caller here is one; of a caller of unknown origin it takes lookups only. No information is lost by that:
     * nobody but this machine can connect.
     */
    private static final class AnonymousSocket extends Socket {

        private final Set<Socket> connections;

        AnonymousSocket(Set<Socket> connections) {
            this.connections = connections;
        }

        @Override
        public InetAddress getInetAddress() {
            try {
                return InetAddress.getByAddress(new byte[4]);
            } catch (UnknownHostException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            connections.remove(this);
            super.close();
        }
    }
}
