package org.wdsjmx.recording;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/** A server of a recording. Holds nothing that would have to be let go. */
final class ReplayServer implements TransportServer {

    private static final HResult REPLAY =
            new HResult(0x80004001, "E_NOTIMPL", "this is the replay of a recording; nothing can be asked of it");

    private static final HResult NOT_YET = new HResult(
            0x8000000A, "E_PENDING", "the replay has not come to the first answer of this server; it will in a while");

    private final String server;
    private final Recording recording;
    private final Supplier<Position> now;

    ReplayServer(String server, Recording recording, Supplier<Position> now) {
        this.server = server;
        this.recording = recording;
        this.now = now;
    }

    @Override
    public ServerSnapshot read() throws TransportException {
        Position position = now.get();
        RecordedEvent event;
        try {
            event = recording
                    .at(server, position.reached())
                    .orElseThrow(() -> new TransportException("Reading " + server, NOT_YET));
        } catch (IOException e) {
            TransportException failure = new TransportException(
                    "Reading the recording",
                    new HResult(0x80004005, "E_FAIL", "the file cannot be read any more: " + e));
            failure.initCause(e);
            throw failure;
        }
        if (event instanceof RecordedEvent.SnapshotRead read) {
            return new Moved(position).snapshot(read.snapshot());
        }
        RecordedEvent.ReadFailed failed = (RecordedEvent.ReadFailed) event;
        throw new TransportException(failed.what(), failed.error());
    }

    @Override
    public List<DisconnectResult> disconnect(List<ClientIdentity> clients, DisconnectType type) {
        return clients.stream()
                .map(client -> new DisconnectResult(
                        client, type, DisconnectOutcome.FAILED, REPLAY, REPLAY.meaning(), Duration.ZERO))
                .toList();
    }

    @Override
    public void perform(ServerAction action) throws TransportException {
        throw new TransportException("To " + action.describe(), REPLAY);
    }

    @Override
    public void close() {}
}
