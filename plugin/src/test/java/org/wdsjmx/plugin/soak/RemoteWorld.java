package org.wdsjmx.plugin.soak;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/** The backend by which the program under test reaches the {@link World} in the virtual machine of the test. */
public final class RemoteWorld implements TransportBackend {

    private final int port;

    /** @param port that of the {@link WorldPort} */
    public RemoteWorld(int port) {
        this.port = port;
    }

    @Override
    public String name() {
        return "world";
    }

    @Override
    public TransportServer connect(String server) throws TransportException {
        try {
            return new RemoteServer(server, new Socket(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw broken("To connect to " + server, e);
        }
    }

    private static TransportException broken(String what, IOException cause) {
        TransportException e = new TransportException(what, HResult.of(WorldPort.CALL_FAILED));
        e.initCause(cause);
        return e;
    }

    private static final class RemoteServer implements TransportServer {

        private final String name;
        private final Socket connection;
        private final DataInputStream in;
        private final DataOutputStream out;

        RemoteServer(String name, Socket connection) throws IOException, TransportException {
            this.name = name;
            this.connection = connection;
            connection.setTcpNoDelay(true);
            in = new DataInputStream(new BufferedInputStream(connection.getInputStream()));
            out = new DataOutputStream(new BufferedOutputStream(connection.getOutputStream()));
            out.writeUTF(name);
            out.flush();
            try {
                requireSuccess("To connect to " + name);
            } catch (TransportException e) {
                close();
                throw e;
            }
        }

        @Override
        public ServerSnapshot read() throws TransportException {
            Moment began = MomentSource.system().moment();
            Map<Long, List<Client>> sessions = new TreeMap<>();
            try {
                out.writeUTF("READ");
                out.flush();
                requireSuccess("To read " + name);
                for (int i = in.readInt(); i > 0; i--) {
                    sessions.computeIfAbsent(in.readLong(), any -> new ArrayList<>())
                            .add(client(in.readLong(), in.readUTF(), in.readUTF()));
                }
            } catch (IOException e) {
                throw broken("To read " + name, e);
            }
            return new ServerSnapshot(
                    began,
                    MomentSource.system().moment().since(began),
                    ServerDetails.UNKNOWN,
                    List.of(namespace(sessions)),
                    List.of());
        }

        private static Client client(long id, String name, String mac) {
            return new Client(id, name, mac, "10.0.0.1", "lab\\" + name, 0.5, -1, 0.1, 0.2, 0.3);
        }

        private static Namespace namespace(Map<Long, List<Client>> sessions) {
            List<Session> running = new ArrayList<>();
            sessions.forEach((id, clients) -> running.add(new Session(
                    id,
                    "Ethernet",
                    "00-15-5D-00-00-01",
                    1_500_000,
                    clients.get(0).id(),
                    clients)));
            return new Namespace(
                    1,
                    "Lab",
                    "Lab",
                    "",
                    "WDS",
                    "",
                    NamespaceKind.AUTO_CAST,
                    true,
                    false,
                    null,
                    true,
                    -1,
                    null,
                    List.of(new Content(1, "install.wim", running)));
        }

        @Override
        public List<DisconnectResult> disconnect(List<ClientIdentity> clients, DisconnectType type)
                throws TransportException {
            List<DisconnectResult> results = new ArrayList<>();
            try {
                out.writeUTF("DISCONNECT");
                out.writeInt(clients.size());
                for (ClientIdentity client : clients) {
                    out.writeLong(client.id());
                    out.writeUTF(String.valueOf(client.name()));
                    out.writeUTF(String.valueOf(client.macAddress()));
                }
                out.flush();
                requireSuccess("To disconnect clients of " + name);
                for (ClientIdentity client : clients) {
                    results.add(result(client, type, DisconnectOutcome.valueOf(in.readUTF())));
                }
            } catch (IOException e) {
                throw broken("To disconnect clients of " + name, e);
            }
            return results;
        }

        private static DisconnectResult result(ClientIdentity client, DisconnectType type, DisconnectOutcome outcome) {
            HResult error = outcome == DisconnectOutcome.FAILED ? HResult.of(WorldPort.TOO_BUSY) : HResult.OK;
            return new DisconnectResult(client, type, outcome, error, outcome.name(), Duration.ZERO);
        }

        private void requireSuccess(String what) throws IOException, TransportException {
            if (!in.readUTF().equals("OK")) {
                throw new TransportException(what, HResult.of(in.readInt()));
            }
        }

        @Override
        public void perform(ServerAction action) {
            throw new UnsupportedOperationException(action.describe());
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
