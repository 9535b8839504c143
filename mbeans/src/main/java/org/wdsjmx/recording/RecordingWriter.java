package org.wdsjmx.recording;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Writes a recording, on a thread of its own, so that a disk that is slow, full or gone never holds up who watches servers.
 * The first trouble is logged and ends the recording; a disk that is merely slow costs events, which is logged once, too.
 *
 * <p>Safe for use by several threads.
 */
public final class RecordingWriter implements Closeable {

    private static final Logger LOG = System.getLogger(RecordingWriter.class.getName());

    /** An event of a large server takes megabytes, so that not many may wait for the disk. */
    private static final int MOST_WAITING = 16;

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(3);

    private static final RecordedEvent END = new RecordedEvent.ReadFailed(null, null, null, null);

    private final BlockingQueue<RecordedEvent> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Path file;
    private final SeekableByteChannel channel;
    private final UnaryOperator<RecordedEvent> filter;
    private final Thread thread;
    private volatile boolean ended;
    private boolean lossTold;
    private long events;

    RecordingWriter(Path file, SeekableByteChannel channel, UnaryOperator<RecordedEvent> filter) {
        this.file = file;
        this.channel = channel;
        this.filter = filter;
        thread = new Thread(this::work, "wds-recorder");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Begins a recording.
     *
     * @param file must not exist yet
     * @throws java.nio.file.FileAlreadyExistsException when it does
     * @throws IOException when it cannot be written
     */
    public static RecordingWriter create(Path file) throws IOException {
        return create(file, UnaryOperator.identity());
    }

    /** Begins a recording that bears {@linkplain Anonymizer pseudonyms}; otherwise as {@link #create(Path)}. */
    public static RecordingWriter createAnonymous(Path file) throws IOException {
        return create(file, new Anonymizer());
    }

    private static RecordingWriter create(Path file, UnaryOperator<RecordedEvent> filter) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            writeFully(channel, Format.header());
            return new RecordingWriter(file, channel, filter);
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Takes an event to be written. Neither waits nor throws. */
    void append(RecordedEvent event) {
        if (!ended && !waiting.offer(event)) {
            tellLoss();
        }
    }

    private synchronized void tellLoss() {
        if (!lossTold) {
            lossTold = true;
            LOG.log(Level.WARNING, "The recording " + file + " has gaps: its disk is too slow");
        }
    }

    private void work() {
        try {
            for (RecordedEvent event = waiting.take(); event != END; event = waiting.take()) {
                if (!ended) {
                    write(event);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(RecordedEvent event) {
        try {
            long whole = channel.position();
            try {
                writeFully(channel, Frame.encode(filter.apply(event)));
                events++;
            } catch (IOException e) {
                channel.truncate(whole);
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            ended = true;
            LOG.log(
                    Level.WARNING,
                    "The recording " + file + " has ended after " + events + " events, the watching goes on: " + e);
        }
    }

    private static void writeFully(SeekableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Writes what has been taken and ends the recording; waits 3 s at most for the disk. A recording without any event is
     * removed, so that a start that fails leaves nothing behind.
     */
    @Override
    public void close() {
        try {
            if (thread.isAlive()) {
                waiting.offer(END, LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
                thread.join(LONGEST_CLOSE.toMillis());
            }
            ended = true;
            if (thread.isAlive()) {
                LOG.log(
                        Level.WARNING,
                        "The last events are missing from the recording " + file + ": its disk is too slow");
                return;
            }
            channel.close();
            if (events == 0) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The recording " + file + " cannot be closed: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
