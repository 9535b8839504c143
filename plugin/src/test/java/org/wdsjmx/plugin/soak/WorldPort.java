package org.wdsjmx.plugin.soak;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;

/** Where the program under test reaches the {@link World}; {@link RemoteWorld} is the other end. One connection is one use of one server. */
final class WorldPort implements AutoCloseable {

    static final int UNREACHABLE = 0x800706BA;
    static final int CALL_FAILED = 0x800706BE;
    static final int TOO_BUSY = 0x800706BB;

    private final World world;
    private final ServerSocket listening;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    WorldPort(World world) throws IOException {
        this.world = world;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept, "world");
    }

    int port() {
        return listening.getLocalPort();
    }

    private static void thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (true) {
            try {
                Socket connection = listening.accept();
                connections.add(connection);
                thread(() -> serve(connection), "world-" + connection.getPort());
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                DataInputStream in = new DataInputStream(connection.getInputStream());
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(connection.getOutputStream()))) {
            connection.setTcpNoDelay(true);
            new Conversation(world.server(in.readUTF()), in, out).go();
        } catch (IOException theProgramHasLetGo) {
            // A connection ends so: the program closes it, or is killed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    /** What is said over one connection. */
    private record Conversation(WorldServer server, DataInputStream in, DataOutputStream out) {

        void go() throws IOException, InterruptedException {
            server.asked();
            if (server.trouble() == Trouble.UNREACHABLE) {
                fail(UNREACHABLE);
                return;
            }
            answer("OK");
            List<Machine> shown = List.of();
            while (true) {
                String request = in.readUTF();
                // Whoever asks again has had the last answer, and has not given up on it.
                server.shown(shown);
                shown = request.equals("READ") ? read() : disconnect();
            }
        }

        private List<Machine> read() throws IOException, InterruptedException {
            if (server.hang()) {
                fail(CALL_FAILED);
                return List.of();
            }
            Trouble trouble = server.trouble();
            if (!trouble.isReadable()) {
                fail(trouble == Trouble.UNREACHABLE ? UNREACHABLE : CALL_FAILED);
                return List.of();
            }
            List<Machine> present = server.present();
            out.writeUTF("OK");
            out.writeInt(present.size());
            for (Machine machine : present) {
                out.writeLong(machine.session());
                out.writeLong(machine.id());
                out.writeUTF(machine.name());
                out.writeUTF(machine.mac());
            }
            server.answered();
            out.flush();
            return present;
        }

        private List<Machine> disconnect() throws IOException, InterruptedException {
            Instant received = Instant.now();
            List<ClientIdentity> clients = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                clients.add(new ClientIdentity(in.readLong(), in.readUTF(), in.readUTF()));
            }
            if (server.trouble() == Trouble.UNREACHABLE) {
                fail(UNREACHABLE);
                return List.of();
            }
            List<DisconnectOutcome> outcomes = clients.stream()
                    .map(client -> server.disconnect(client, received))
                    .toList();
            // The worst that can happen to a request: it is carried out, and nobody hears of it.
            if (server.hang()) {
                fail(CALL_FAILED);
                return List.of();
            }
            out.writeUTF("OK");
            for (DisconnectOutcome outcome : outcomes) {
                out.writeUTF(outcome.name());
            }
            out.flush();
            return List.of();
        }

        private void fail(int code) throws IOException {
            server.answered();
            out.writeUTF("FAIL");
            out.writeInt(code);
            out.flush();
        }

        private void answer(String word) throws IOException {
            out.writeUTF(word);
            out.flush();
        }
    }
}
