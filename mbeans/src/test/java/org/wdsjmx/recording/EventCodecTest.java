package org.wdsjmx.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.HResult;

class EventCodecTest {

    @Property(tries = 300)
    void everyEventComesBackAsItWas(@ForAll long seed) throws IOException {
        RecordedEvent event = new RandomRecords(seed, 3).event();
        assertThat(throughFrame(event)).isEqualTo(event);
    }

    @Test
    void aServerWithThousandsOfClientsComesBackAsItWas() throws IOException {
        RecordedEvent event = Samples.read("WDS01", 30, 5_000);
        assertThat(throughFrame(event)).isEqualTo(event);
        System.out.printf(
                Locale.ROOT,
                "One snapshot: %d bytes with 40 clients, %d bytes with 5,000 clients (%d before compression)%n",
                Samples.frame(Samples.read("WDS01", 30, 40)).length,
                Samples.frame(event).length,
                encoded(event).length);
    }

    @Test
    void aTextCanBeLongerThanSixtyFourKilobytes() throws IOException {
        RecordedEvent event =
                new RecordedEvent.ReadFailed("WDS01", Samples.NOON, "ä".repeat(200_000), Samples.UNREACHABLE);
        assertThat(throughFrame(event)).isEqualTo(event);
    }

    @Test
    void whatIsLargerThanTheFormatAllowsIsNotWritten() {
        RecordedEvent event =
                new RecordedEvent.ReadFailed("WDS01", Samples.NOON, "a".repeat(Format.LARGEST), Samples.UNREACHABLE);
        assertThatThrownBy(() -> Frame.encode(event))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger");
    }

    /** Recordings of version 1 are out there: if this fails, the format has become another one and needs a new version. */
    @Test
    void theBytesOfVersionOneAreWhatTheyWere() throws IOException {
        RecordedEvent event =
                new RecordedEvent.ReadFailed("W", Samples.NOON.plusNanos(5), null, new HResult(-1, "S", "ä"));
        assertThat(HexFormat.of().formatHex(encoded(event)))
                .isEqualTo("02" + "0000000157" + "0000000069a57bc0" + "00000005" + "ffffffff" + "ffffffff"
                        + "0000000153" + "00000002c3a4");
    }

    @Property(tries = 2_000)
    void anyBytesAreAnEventOrRefused(@ForAll byte[] bytes) {
        decodeOrRefuse(bytes);
    }

    @Property(tries = 2_000)
    void aDamagedEventIsAnEventOrRefused(@ForAll long seed, @ForAll int position, @ForAll byte value) {
        byte[] bytes = encoded(new RandomRecords(seed, 2).event());
        bytes[Math.floorMod(position, bytes.length)] = value;
        decodeOrRefuse(bytes);
    }

    private static void decodeOrRefuse(byte[] bytes) {
        try {
            assertThat(new EventDecoder(ByteBuffer.wrap(bytes)).event()).isNotNull();
        } catch (RecordingException e) {
            assertThat(e).hasMessageNotContaining("null pointer");
        }
    }

    private static RecordedEvent throughFrame(RecordedEvent event) throws IOException {
        byte[] frame = Samples.frame(event);
        return new EventDecoder(Frame.inflate(ByteBuffer.wrap(frame).position(Format.FRAME_HEADER_SIZE))).event();
    }

    static byte[] encoded(RecordedEvent event) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new EventEncoder(bytes).event(event);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thereAreEventsOfEveryKind() {
        assertThat(RecordedEvent.class.getPermittedSubclasses())
                .containsExactlyInAnyOrderElementsOf(List.of(
                        RecordedEvent.SnapshotRead.class,
                        RecordedEvent.ReadFailed.class,
                        RecordedEvent.Operation.class));
    }
}
