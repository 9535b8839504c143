package org.wdsjmx.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.DataFormatException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/**
 * One event as it stands in the file.
 *
 * @param event what it holds
 * @param end offset of the byte after it
 */
record Frame(RecordedEvent event, long end) {

    private static final int BLOCK = 64 * 1024;

    /**
     * The bytes of a frame, ready to be written.
     *
     * @throws IOException when the event is larger than the format allows
     */
    static ByteBuffer encode(RecordedEvent event) throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        try (OutputStream out = new Bounded(new DeflaterOutputStream(payload))) {
            new EventEncoder(out).event(event);
        }
        if (payload.size() > Format.LARGEST) {
            throw tooLarge();
        }
        byte[] bytes = payload.toByteArray();
        ByteBuffer frame =
                ByteBuffer.allocate(Format.FRAME_HEADER_SIZE + bytes.length).putInt(bytes.length);
        frame.putInt(Format.sum(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip(), ByteBuffer.wrap(bytes)))
                .put(bytes);
        return frame.flip();
    }

    /**
     * Reads the frame at an offset.
     *
     * @param end where the file ends
     * @throws RecordingException when what is there is not a whole frame; says what is wrong
     * @throws IOException when the file cannot be read
     */
    static Frame read(FileChannel file, long offset, long end) throws IOException {
        ByteBuffer header = bytes(file, offset, Format.FRAME_HEADER_SIZE, end);
        int length = header.getInt(0);
        if (length < 1 || length > Format.LARGEST) {
            throw new RecordingException("no frame of a recording begins there");
        }
        ByteBuffer payload = bytes(file, offset + Format.FRAME_HEADER_SIZE, length, end);
        if (header.getInt(Integer.BYTES) != Format.sum(header.slice(0, Integer.BYTES), payload.duplicate())) {
            throw new RecordingException("its check sum is wrong");
        }
        return new Frame(new EventDecoder(inflate(payload)).event(), offset + Format.FRAME_HEADER_SIZE + length);
    }

    /** The bytes from an offset on; fewer are never returned. */
    private static ByteBuffer bytes(FileChannel file, long offset, int count, long end) throws IOException {
        if (count > end - offset) {
            throw new RecordingException("the file ends within it");
        }
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, offset + bytes.position()) < 0) {
                throw new RecordingException("the file ends within it");
            }
        }
        return bytes.flip();
    }

    static ByteBuffer inflate(ByteBuffer payload) throws RecordingException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(payload);
            ByteArrayOutputStream event = new ByteArrayOutputStream(BLOCK);
            byte[] block = new byte[BLOCK];
            while (!inflater.finished()) {
                int count = inflater.inflate(block);
                if (count == 0 && !inflater.finished()) {
                    throw new RecordingException("its compressed bytes are not complete");
                }
                event.write(block, 0, count);
                if (event.size() > Format.LARGEST) {
                    throw new RecordingException("it is larger than the format allows");
                }
            }
            return ByteBuffer.wrap(event.toByteArray());
        } catch (DataFormatException e) {
            throw new RecordingException("its compressed bytes are not legal");
        } finally {
            inflater.end();
        }
    }

    private static IOException tooLarge() {
        return new IOException("an event is larger than " + Format.LARGEST + " bytes");
    }

    /** Refuses what a reader would refuse, before it takes the memory. */
    private static final class Bounded extends OutputStream {

        private final OutputStream out;
        private long size;

        Bounded(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            count(1);
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            count(length);
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }

        private void count(int more) throws IOException {
            size += more;
            if (size > Format.LARGEST) {
                throw tooLarge();
            }
        }
    }
}
