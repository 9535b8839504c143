package org.wdsjmx.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.testing.SteppingClock;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.ServiceControl;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

class RecordingBackendTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("case.wdsrec");
    }

    /** What one read does. */
    private interface Reading {
        ServerSnapshot read() throws TransportException;
    }

    private record FakeBackend(Reading reading) implements TransportBackend {

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public TransportServer connect(String server) throws TransportException {
            if (server.equals("NOBODY")) {
                throw new TransportException("Connecting to \"NOBODY\"", Samples.UNREACHABLE);
            }
            return new TransportServer() {
                @Override
                public ServerSnapshot read() throws TransportException {
                    return reading.read();
                }

                @Override
                public List<DisconnectResult> disconnect(List<ClientIdentity> clients, DisconnectType type)
                        throws TransportException {
                    throw new TransportException("Asking", Samples.UNREACHABLE);
                }

                @Override
                public void perform(ServerAction action) {}

                @Override
                public void close() {}
            };
        }
    }

    private RecordingBackend recorded(RecordingWriter writer, Reading reading) {
        return new RecordingBackend(
                new FakeBackend(reading),
                name -> name.isEmpty() ? "HERE" : name,
                () -> Moment.of(Samples.NOON),
                writer);
    }

    private List<RecordedEvent> events() throws IOException {
        List<RecordedEvent> events = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file)) {
            long offset = Format.HEADER_SIZE;
            while (offset < channel.size()) {
                Frame frame = Frame.read(channel, offset, channel.size());
                events.add(frame.event());
                offset = frame.end();
            }
        }
        return events;
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1})
    void eventsStayInOrderAndAsFarApartWhenTheClockIsSet(long hours) throws Exception {
        SteppingClock clock = new SteppingClock(Samples.NOON);
        Reading reading = () -> {
            ServerSnapshot snapshot = Samples.snapshot(0, 1).at(clock.moment());
            clock.advanceSeconds(1);
            return snapshot;
        };
        try (RecordingWriter writer = RecordingWriter.create(file)) {
            TransportServer server =
                    new RecordingBackend(new FakeBackend(reading), name -> "HERE", clock, writer).connect("");
            server.read();
            clock.set(Duration.ofHours(hours));
            clock.advanceSeconds(4);
            server.read();
        }
        assertThat(events())
                .extracting(RecordedEvent::time)
                .containsExactly(Samples.NOON.plusSeconds(1), Samples.NOON.plusSeconds(6));
        assertThat(events())
                .extracting(event ->
                        ((RecordedEvent.SnapshotRead) event).snapshot().time().instant())
                .containsExactly(Samples.NOON, Samples.NOON.plusSeconds(5));
    }

    @Test
    void whatPassesThroughIsInTheFile() throws Exception {
        ServerSnapshot snapshot = Samples.snapshot(0, 3);
        try (RecordingWriter writer = RecordingWriter.create(file)) {
            RecordingBackend backend = recorded(writer, () -> snapshot);
            assertThat(backend.name()).isEqualTo("fake");
            TransportServer server = backend.connect("");
            assertThat(server.read()).isSameAs(snapshot);
            server.perform(new ServerAction.ControlServices(ServiceControl.STOP));
            assertThatThrownBy(() -> server.disconnect(List.of(), DisconnectType.ABORT))
                    .isInstanceOf(TransportException.class);
            assertThatThrownBy(() -> backend.connect("NOBODY")).isInstanceOf(TransportException.class);
        }
        assertThat(events())
                .containsExactly(
                        new RecordedEvent.SnapshotRead("HERE", Samples.NOON, snapshot),
                        new RecordedEvent.Operation(
                                "HERE",
                                Samples.NOON,
                                "ControlServices",
                                "stop the transport services",
                                HResult.OK,
                                List.of()),
                        new RecordedEvent.Operation(
                                "HERE",
                                Samples.NOON,
                                "Disconnect",
                                "ABORT of 0 clients",
                                Samples.UNREACHABLE,
                                List.of()),
                        new RecordedEvent.ReadFailed(
                                "NOBODY", Samples.NOON, "Connecting to \"NOBODY\"", Samples.UNREACHABLE));
    }

    @Test
    void aFaultOfTheBackendItselfIsInTheFile() throws Exception {
        try (RecordingWriter writer = RecordingWriter.create(file)) {
            TransportServer server = recorded(writer, () -> {
                        throw new IllegalStateException("broken");
                    })
                    .connect("WDS01");
            assertThatThrownBy(server::read).isInstanceOf(IllegalStateException.class);
        }
        assertThat(events()).singleElement().isInstanceOfSatisfying(RecordedEvent.ReadFailed.class, failed -> {
            assertThat(failed.error().symbol()).isEqualTo("E_UNEXPECTED");
            assertThat(failed.error().meaning()).contains("broken");
        });
    }

    @Test
    void aReadThatWasGivenUpIsAFailureAndItsLateAnswerIsNotRecorded() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (RecordingWriter writer = RecordingWriter.create(file)) {
            RecordingBackend backend = recorded(writer, () -> {
                begun.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                return Samples.snapshot(0, 1);
            });
            TransportServer hanging = backend.connect("WDS01");
            CompletableFuture<ServerSnapshot> late = CompletableFuture.supplyAsync(() -> {
                try {
                    return hanging.read();
                } catch (TransportException e) {
                    throw new AssertionError(e);
                }
            });
            begun.await();
            backend.connect("WDS01");
            release.countDown();
            assertThat(late.get()).isNotNull();
        }
        assertThat(events())
                .singleElement()
                .isInstanceOfSatisfying(
                        RecordedEvent.ReadFailed.class,
                        failed -> assertThat(failed.error().symbol()).isEqualTo("ERROR_TIMEOUT"));
    }

    @Test
    void anExistingFileIsNotTouched() throws IOException {
        Files.writeString(file, "mine");
        assertThatThrownBy(() -> RecordingWriter.create(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("mine");
    }

    @Test
    void aRecordingOfNothingLeavesNoFile() throws IOException {
        RecordingWriter.create(file).close();
        assertThat(file).doesNotExist();
    }

    @Test
    void namesAreReplacedOnDemand() throws Exception {
        try (RecordingWriter writer = RecordingWriter.createAnonymous(file)) {
            recorded(writer, () -> Samples.snapshot(0, 2)).connect("WDS01").read();
        }
        assertThat(events())
                .singleElement()
                .satisfies(event -> assertThat(event.server()).startsWith("server-"));
    }

    @Test
    void aFullDiskEndsTheRecordingAtAWholeFrameAndNothingElse() throws Exception {
        SeekableByteChannel disk =
                new FullDisk(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 2_000);
        disk.write(Format.header());
        try (RecordingWriter writer = new RecordingWriter(file, disk, UnaryOperator.identity())) {
            TransportServer server =
                    recorded(writer, () -> Samples.snapshot(0, 5)).connect("WDS01");
            for (int i = 0; i < 100; i++) {
                long size = Files.size(file);
                assertThat(server.read()).isNotNull();
                if (i < 2) {
                    await().until(() -> Files.size(file) > size);
                }
            }
        }
        assertThat(events()).hasSizeGreaterThanOrEqualTo(2).hasSizeLessThan(100);
    }

    @Test
    void aDiskThatHangsHoldsNobodyUp() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        FileChannel real = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        real.write(Format.header());
        RecordingWriter writer = new RecordingWriter(file, real, event -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return event;
        });
        TransportServer server = recorded(writer, () -> Samples.snapshot(0, 1)).connect("WDS01");
        for (int i = 0; i < 1_000; i++) {
            assertThat(server.read()).isNotNull();
        }
        release.countDown();
        writer.close();
        assertThat(events()).hasSizeBetween(1, 100);
    }

    /** A file whose disk takes so many bytes and no more. */
    private static final class FullDisk implements SeekableByteChannel {

        private final FileChannel channel;
        private final long capacity;

        FullDisk(FileChannel channel, long capacity) {
            this.channel = channel;
            this.capacity = capacity;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            long free = capacity - channel.position();
            if (free <= 0) {
                throw new IOException("No space left on device");
            }
            byte[] part = new byte[(int) Math.min(free, bytes.remaining())];
            bytes.get(part);
            return channel.write(ByteBuffer.wrap(Arrays.copyOf(part, part.length)));
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return channel.read(bytes);
        }

        @Override
        public long position() throws IOException {
            return channel.position();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            return channel.position(position);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            return channel.truncate(size);
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
