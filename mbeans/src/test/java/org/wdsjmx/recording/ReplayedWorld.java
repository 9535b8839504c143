package org.wdsjmx.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.wdsjmx.emulator.EmulatorWorld;
import org.wdsjmx.testing.SteppingClock;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TftpClient;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;
import org.wdsjmx.transport.contract.TransportWorld;

/**
 * An emulated server of which every read is recorded and played back: what the contract then sees has been through a file.
 * Actions go to the emulator, because a replay takes none.
 */
final class ReplayedWorld implements TransportWorld {

    /** A replay moves times by whole milliseconds. */
    private static final MomentSource CLOCK = () -> {
        Moment now = MomentSource.system().moment();
        return new Moment(now.instant().truncatedTo(ChronoUnit.MILLIS), now.uptimeNanos() / 1_000_000 * 1_000_000);
    };

    private final EmulatorWorld world = new EmulatorWorld();

    @Override
    public TransportBackend backend() {
        return new TransportBackend() {
            @Override
            public String name() {
                return "replayed";
            }

            @Override
            public TransportServer connect(String server) throws TransportException {
                // Fails as the emulator does when it cannot be connected to.
                return new Replayed(server, world.backend().connect(server));
            }
        };
    }

    private final class Replayed implements TransportServer {

        private final String server;
        private final TransportServer emulated;

        Replayed(String server, TransportServer emulated) {
            this.server = server;
            this.emulated = emulated;
        }

        @Override
        public ServerSnapshot read() throws TransportException {
            try {
                Path file = Files.createTempFile("recording", ".wdsrec");
                Files.delete(file);
                try {
                    record(file);
                    return replayed(file);
                } finally {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void record(Path file) throws IOException {
            try (RecordingWriter writer = RecordingWriter.create(file)) {
                TransportBackend recorded = new RecordingBackend(
                        new TransportBackend() {
                            @Override
                            public String name() {
                                return "emulator";
                            }

                            @Override
                            public TransportServer connect(String name) {
                                return emulated;
                            }
                        },
                        UnaryOperator.identity(),
                        CLOCK,
                        writer);
                recorded.connect(server).read();
            } catch (TransportException e) {
                // It is in the recording, and comes out of the replay.
                return;
            }
        }

        private ServerSnapshot replayed(Path file) throws IOException, TransportException {
            try (Recording recording = Recording.open(file);
                    TransportServer replay =
                            new ReplayBackend(recording, new SteppingClock(recording.first()), 1).connect(server)) {
                return replay.read();
            }
        }

        @Override
        public List<DisconnectResult> disconnect(List<ClientIdentity> clients, DisconnectType type)
                throws TransportException {
            return emulated.disconnect(clients, type);
        }

        @Override
        public void perform(ServerAction action) throws TransportException {
            emulated.perform(action);
        }

        @Override
        public void giveUp() {
            emulated.giveUp();
        }

        @Override
        public String progress() {
            return emulated.progress();
        }

        @Override
        public void close() {
            emulated.close();
        }
    }

    @Override
    public String server() {
        return world.server();
    }

    @Override
    public void namespace(String name, NamespaceKind kind) {
        world.namespace(name, kind);
    }

    @Override
    public long join(String namespace, String content, Machine machine) {
        return world.join(namespace, content, machine);
    }

    @Override
    public void leave(long clientId) {
        world.leave(clientId);
    }

    @Override
    public void replace(long clientId, Machine successor) {
        world.replace(clientId, successor);
    }

    @Override
    public void transfers(List<TftpClient> transfers) {
        world.transfers(transfers);
    }

    @Override
    public void olderServer() {
        world.olderServer();
    }

    @Override
    public void fail(Fault fault, int hresult) {
        world.fail(fault, hresult);
    }

    @Override
    public void repeatIds() {
        world.repeatIds();
    }

    @Override
    public void heal() {
        world.heal();
    }

    @Override
    public List<Disconnect> disconnects() {
        return world.disconnects();
    }

    @Override
    public void close() {
        world.close();
    }
}
