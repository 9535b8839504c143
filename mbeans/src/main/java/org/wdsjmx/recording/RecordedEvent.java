package org.wdsjmx.recording;

import java.time.Instant;
import java.util.List;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.ServerSnapshot;

/** Something that a backend answered. Immutable. */
public sealed interface RecordedEvent {

    /** Name of the server, as readers of the recording are to see it. */
    String server();

    /** When the backend answered. */
    Instant time();

    /** A read that succeeded. */
    record SnapshotRead(String server, Instant time, ServerSnapshot snapshot) implements RecordedEvent {}

    /**
     * A read, or the connect before it, that failed.
     *
     * @param what what was being done, as in {@link org.wdsjmx.transport.TransportException}
     * @param error the code that it gave
     */
    record ReadFailed(String server, Instant time, String what, HResult error) implements RecordedEvent {}

    /**
     * Something that was asked of the server. For people who look into the recording; it is not played.
     *
     * @param kind {@code Disconnect} or the name of a {@link org.wdsjmx.transport.ServerAction}
     * @param description what was asked, in words
     * @param error why the server could not be asked or refused; {@link HResult#OK} if it did not
     * @param results what came of it for each client; empty unless clients were disconnected
     */
    record Operation(
            String server, Instant time, String kind, String description, HResult error, List<DisconnectResult> results)
            implements RecordedEvent {

        public Operation {
            results = List.copyOf(results);
        }
    }
}
