package org.wdsjmx.recording;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/**
 * Records what another backend answers. Answers and failures pass through unchanged. Safe for use by several threads, as far
 * as the other one is.
 *
 * <p>A server is expected to have one connection at a time. When there is a new one while the old one is still reading, the
 * old one was given up: that read is recorded as failed, and whatever it returns later is not recorded.
 */
public final class RecordingBackend implements TransportBackend {

    private final TransportBackend backend;
    private final UnaryOperator<String> names;
    private final RecordingTime time;
    private final RecordingWriter writer;
    private final Map<String, Transcript> current = new ConcurrentHashMap<>();

    /**
     * @param backend what is recorded
     * @param names the name that readers see for each one that the backend takes
     * @param clock the clocks by which the backend stamps its snapshots
     * @param writer takes the events; stays open
     */
    public RecordingBackend(
            TransportBackend backend, UnaryOperator<String> names, MomentSource clock, RecordingWriter writer) {
        this.backend = backend;
        this.names = names;
        this.time = new RecordingTime(clock);
        this.writer = writer;
    }

    @Override
    public String name() {
        return backend.name();
    }

    @Override
    public TransportServer connect(String server) throws TransportException {
        Transcript transcript = new Transcript(names.apply(server), time, writer);
        Transcript before = current.put(server, transcript);
        if (before != null) {
            before.giveUp();
        }
        transcript.readBegins();
        try {
            TransportServer connected = backend.connect(server);
            transcript.connected();
            return new RecordingServer(connected, transcript);
        } catch (TransportException e) {
            transcript.readFailed(e);
            throw e;
        } catch (RuntimeException | LinkageError e) {
            transcript.readFailed(e);
            throw e;
        }
    }
}
