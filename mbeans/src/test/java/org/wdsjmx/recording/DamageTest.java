package org.wdsjmx.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever has become of the file: what is before the damage is played, and the place of the damage is told. */
class DamageTest {

    private static final List<RecordedEvent> EVENTS = List.of(
            Samples.read("WDS01", 0, 2),
            Samples.failure("WDS02", 1),
            Samples.read("WDS01", 5, 3),
            Samples.read("WDS01", 10, 1));

    @TempDir
    private Path directory;

    private Path file;
    private byte[] whole;
    private final List<Integer> starts = new ArrayList<>();

    @BeforeEach
    void write() {
        file = directory.resolve("case.wdsrec");
        whole = Samples.bytes(EVENTS);
        int start = Format.HEADER_SIZE;
        for (RecordedEvent event : EVENTS) {
            starts.add(start);
            start += Samples.frame(event).length;
        }
        assertThat(start).isEqualTo(whole.length);
    }

    @Test
    void aWholeFileIsPlayedToItsEnd() throws IOException {
        try (Recording recording = Samples.open(file, whole)) {
            assertThat(recording.damage()).isEmpty();
            assertThat(recording.servers()).containsExactly("WDS01", "WDS02");
            assertThat(recording.snapshots()).isEqualTo(3);
            assertThat(recording.first()).isEqualTo(Samples.NOON);
            assertThat(recording.last()).isEqualTo(Samples.NOON.plusSeconds(10));
        }
    }

    @Test
    void cutAnywhereItIsPlayedUpToTheLastWholeFrame() throws IOException {
        for (int length = 0; length < whole.length; length++) {
            assertPrefix(Arrays.copyOf(whole, length), length);
        }
    }

    @Test
    void everyFlippedBitIsFound() throws IOException {
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertPrefix(damaged, bit / 8);
        }
    }

    @Test
    void randomBytesAfterAWholeFrameAreDamage() throws IOException {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            int frame = random.nextInt(EVENTS.size());
            byte[] damaged = Arrays.copyOf(whole, starts.get(frame) + 1 + random.nextInt(200));
            for (int i = starts.get(frame); i < damaged.length; i++) {
                damaged[i] = (byte) random.nextInt();
            }
            assertPrefix(damaged, starts.get(frame));
        }
    }

    @Test
    void randomFilesAreNoRecordings() throws IOException {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            Files.write(file, bytes);
            assertThatThrownBy(() -> Recording.open(file))
                    .isInstanceOf(RecordingException.class)
                    .hasMessageContaining("is not a recording");
        }
    }

    @Test
    void anotherVersionIsRefusedByItsNumber() throws IOException {
        Files.write(file, Format.header(2).array());
        assertThatThrownBy(() -> Recording.open(file))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void bytesThatGrowTooLargeAreNotUnpacked() throws IOException {
        Deflater deflater = new Deflater(9);
        deflater.setInput(new byte[Format.LARGEST + 1]);
        deflater.finish();
        byte[] bomb = new byte[100_000];
        int size = deflater.deflate(bomb);
        assertThat(deflater.finished()).isTrue();
        deflater.end();
        assertEndsAtFrame(1, ByteBuffer.wrap(bomb, 0, size).slice(), "larger");
    }

    @Test
    void anEventOfAnUnknownKindIsDamage() throws IOException {
        byte[] event = EventCodecTest.encoded(EVENTS.get(1));
        event[0] = 99;
        assertEndsAtFrame(1, deflated(event), "unknown kind");
    }

    @Test
    void aFileCannotAskForAnyNumberOfServers() throws IOException {
        List<RecordedEvent> events = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            events.add(Samples.failure("S" + i, i));
        }
        try (Recording recording = Samples.open(file, Samples.bytes(events))) {
            assertThat(recording.servers()).hasSize(1_000);
            assertThat(recording.damage())
                    .hasValueSatisfying(text -> assertThat(text).contains("more than 1000 servers"));
        }
    }

    private static ByteBuffer deflated(byte[] event) {
        Deflater deflater = new Deflater();
        deflater.setInput(event);
        deflater.finish();
        byte[] payload = new byte[10_000];
        int size = deflater.deflate(payload);
        deflater.end();
        return ByteBuffer.wrap(payload, 0, size).slice();
    }

    /** Puts a payload with a right check sum after so many whole frames. */
    private void assertEndsAtFrame(int frames, ByteBuffer payload, String complaint) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(starts.get(frames) + Format.FRAME_HEADER_SIZE + payload.remaining());
        bytes.put(whole, 0, starts.get(frames)).putInt(payload.remaining());
        bytes.putInt(Format.sum(bytes.slice(starts.get(frames), Integer.BYTES), payload.duplicate()))
                .put(payload);
        try (Recording recording = Samples.open(file, bytes.array())) {
            assertThat(recording.damage())
                    .hasValueSatisfying(
                            text -> assertThat(text).contains("at byte " + starts.get(frames) + " of", complaint));
        }
    }

    private void assertPrefix(byte[] bytes, int brokenAt) throws IOException {
        int wholeFrames =
                (int) starts.stream().filter(start -> start <= brokenAt).count() - 1;
        boolean cutBetweenFrames = bytes.length == brokenAt && starts.contains(brokenAt);
        if (wholeFrames < 0) {
            Files.write(file, bytes);
            assertThatThrownBy(() -> Recording.open(file))
                    .isInstanceOf(RecordingException.class)
                    .hasMessageContaining("is not a recording");
        } else if (wholeFrames == 0) {
            Files.write(file, bytes);
            assertThatThrownBy(() -> Recording.open(file))
                    .isInstanceOf(RecordingException.class)
                    .hasMessageContaining("nothing to play")
                    .hasMessageContaining(cutBetweenFrames ? "" : "at byte " + starts.get(0));
        } else {
            try (Recording recording = Samples.open(file, bytes)) {
                assertThat(recording.snapshots())
                        .isEqualTo(EVENTS.subList(0, wholeFrames).stream()
                                .filter(RecordedEvent.SnapshotRead.class::isInstance)
                                .count());
                RecordedEvent last = EVENTS.get(wholeFrames - 1);
                assertThat(recording.at(last.server(), last.time())).contains(last);
                if (cutBetweenFrames) {
                    assertThat(recording.damage()).isEmpty();
                } else {
                    assertThat(recording.damage())
                            .hasValueSatisfying(text -> assertThat(text)
                                    .contains("the frame at byte " + starts.get(wholeFrames) + " of " + bytes.length));
                }
            }
        }
    }
}
