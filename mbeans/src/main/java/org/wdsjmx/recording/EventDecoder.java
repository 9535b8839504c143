package org.wdsjmx.recording;

import static org.wdsjmx.recording.FieldReader.required;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.wdsjmx.transport.AddressSource;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.ContentProvider;
import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MulticastAddresses;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ReadFault;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerPolicies;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.ServicePolicy;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.SlowClientHandling;
import org.wdsjmx.transport.TftpClient;

/**
 * Reads what {@link EventEncoder} writes. Java evaluates the arguments of a constructor from left to right, which is the order
 * of the format.
 */
final class EventDecoder {

    private final FieldReader in;

    EventDecoder(ByteBuffer bytes) {
        in = new FieldReader(bytes);
    }

    /** @throws RecordingException when the bytes are not one event */
    RecordedEvent event() throws RecordingException {
        int tag = in.tag();
        String server = required(in.text());
        Instant time = required(in.instant());
        RecordedEvent event = switch (tag) {
            case Format.SNAPSHOT_READ -> new RecordedEvent.SnapshotRead(server, time, snapshot());
            case Format.READ_FAILED -> new RecordedEvent.ReadFailed(server, time, in.text(), error());
            case Format.OPERATION ->
                new RecordedEvent.Operation(
                        server, time, in.text(), in.text(), error(), required(in.list(this::result)));
            default -> throw new RecordingException("an event of an unknown kind");
        };
        in.requireEnd();
        return event;
    }

    private ServerSnapshot snapshot() throws RecordingException {
        return new ServerSnapshot(
                Moment.of(required(in.instant())),
                in.duration(),
                details(),
                new ServerPolicies(
                        in.optional(this::multicast), in.optional(this::service), in.optional(this::diagnostics)),
                required(in.list(this::namespace)),
                in.list(this::tftpClient),
                required(in.list(this::fault)));
    }

    private ServerDetails details() throws RecordingException {
        return new ServerDetails(
                in.number(), in.number(), in.number(), in.number(), in.list(this::provider), in.truth());
    }

    private ContentProvider provider() throws RecordingException {
        return new ContentProvider(in.text(), in.text(), in.text(), in.text());
    }

    private MulticastPolicy multicast() throws RecordingException {
        return new MulticastPolicy(in.constant(SlowClientHandling.class), in.number(), in.number(), in.truth());
    }

    private ServicePolicy service() throws RecordingException {
        return new ServicePolicy(
                addresses(), addresses(), in.number(), in.number(), in.number(), in.truth(), in.number(), in.truth());
    }

    private MulticastAddresses addresses() throws RecordingException {
        return new MulticastAddresses(in.constant(AddressSource.class), in.text(), in.text());
    }

    private DiagnosticsPolicy diagnostics() throws RecordingException {
        return new DiagnosticsPolicy(in.truth(), in.number());
    }

    private Namespace namespace() throws RecordingException {
        return new Namespace(
                in.number(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                required(in.constant(NamespaceKind.class)),
                in.truth(),
                in.truth(),
                in.instant(),
                in.truth(),
                in.number(),
                in.instant(),
                required(in.list(this::content)));
    }

    private Content content() throws RecordingException {
        return new Content(in.number(), in.text(), required(in.list(this::session)));
    }

    private Session session() throws RecordingException {
        return new Session(
                in.number(), in.text(), in.text(), in.number(), in.number(), required(in.list(this::client)));
    }

    private Client client() throws RecordingException {
        return new Client(
                in.number(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.ratio(),
                in.number(),
                in.ratio(),
                in.ratio(),
                in.ratio());
    }

    private TftpClient tftpClient() throws RecordingException {
        return new TftpClient(in.text(), in.text(), in.number(), in.number(), in.number(), in.number(), in.number());
    }

    private ReadFault fault() throws RecordingException {
        return new ReadFault(
                in.text(), error(), in.optional(() -> new ReadFault.Branch(in.text(), in.number(), in.number())));
    }

    private HResult error() throws RecordingException {
        return new HResult(in.code(), in.text(), in.text());
    }

    private DisconnectResult result() throws RecordingException {
        return new DisconnectResult(
                new ClientIdentity(in.number(), in.text(), in.text()),
                in.constant(DisconnectType.class),
                in.constant(DisconnectOutcome.class),
                error(),
                in.text(),
                in.duration());
    }
}
