package org.wdsjmx.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerDetails;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;

/** Recordings for the tests. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final HResult UNREACHABLE = HResult.of(0x800706BA);

    private Samples() {}

    /** A read at so many seconds after noon that took a second, with machines that joined at noon. */
    static RecordedEvent.SnapshotRead read(String server, int second, int clients) {
        return new RecordedEvent.SnapshotRead(server, NOON.plusSeconds(second), snapshot(second, clients));
    }

    static ServerSnapshot snapshot(int second, int clients) {
        List<Client> machines = IntStream.range(0, clients)
                .mapToObj(i -> new Client(
                        i + 1,
                        "PC-" + i,
                        String.format(Locale.ROOT, "00-15-5D-00-%02X-%02X", i >> 8, i & 0xFF),
                        "192.168." + (i >> 8) + '.' + (i & 0xFF),
                        "LAB\\user" + i,
                        (second * 7 + i * 31) % 101 / 100.0,
                        second,
                        (second + i * 13) % 101 / 100.0,
                        (second + i * 17) % 101 / 100.0,
                        Double.NaN))
                .toList();
        Session session = new Session(3, "Ethernet", "00-15-5D-FF-FF-FF", 1_500_000, 1, machines);
        Namespace namespace = new Namespace(
                1,
                "WDS:Lab/install.wim/1",
                "Windows",
                null,
                "WDS",
                "D:\\Images",
                NamespaceKind.SCHEDULED_CAST_AUTO_START,
                true,
                false,
                null,
                true,
                4,
                NOON.plusSeconds(60),
                List.of(new Content(2, "install.wim", List.of(session))));
        return new ServerSnapshot(
                Moment.of(NOON.plusSeconds(second).minusSeconds(1)),
                Duration.ofSeconds(1),
                ServerDetails.UNKNOWN,
                List.of(namespace),
                List.of());
    }

    static RecordedEvent.ReadFailed failure(String server, int second) {
        return new RecordedEvent.ReadFailed(
                server, NOON.plusSeconds(second), "GetWdsTransportServer(\"" + server + "\")", UNREACHABLE);
    }

    /** The bytes of a file with these events. */
    static byte[] bytes(List<RecordedEvent> events) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Format.header().array());
        events.forEach(event -> bytes.writeBytes(frame(event)));
        return bytes.toByteArray();
    }

    static byte[] frame(RecordedEvent event) {
        try {
            ByteBuffer frame = Frame.encode(event);
            byte[] bytes = new byte[frame.remaining()];
            frame.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Recording open(Path file, byte[] bytes) throws IOException {
        return Recording.open(Files.write(file, bytes));
    }
}
