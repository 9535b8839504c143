package org.wdsjmx.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recording that can be played: the part of a file up to its end, or to where it is damaged. Everything up to there has been
 * read and checked; events are read again when they are wanted, so that a long recording does not fill the memory.
 *
 * <p>Safe for use by several threads.
 */
public final class Recording implements Closeable {

    /** Each server of a recording is watched by a thread: a file must not be able to ask for any number of them. */
    private static final int MOST_SERVERS = 1_000;

    private final Map<String, Track> tracks = new LinkedHashMap<>();
    private final FileChannel channel;
    private final long size;
    private Instant first;
    private Instant last;
    private long snapshots;
    private String damage;

    private Recording(FileChannel channel) throws IOException {
        this.channel = channel;
        size = channel.size();
        requireHeader();
        long offset = Format.HEADER_SIZE;
        while (offset < size && damage == null) {
            try {
                Frame frame = Frame.read(channel, offset, size);
                add(frame.event(), offset);
                offset = frame.end();
            } catch (RecordingException e) {
                damage = "the frame at byte " + offset + " of " + size + " is damaged: " + e.getMessage();
            }
        }
        if (tracks.isEmpty()) {
            throw new RecordingException("holds nothing to play" + (damage == null ? "" : ": " + damage));
        }
    }

    /**
     * Opens a file and checks it as far as it is whole; reads all of it.
     *
     * @throws RecordingException when it is not a recording, or nothing of it can be played
     * @throws IOException when it cannot be read
     */
    public static Recording open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new Recording(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void requireHeader() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Format.HEADER_SIZE);
        int count = 0;
        while (count >= 0 && header.hasRemaining()) {
            count = channel.read(header);
        }
        Format.requireHeader(header.flip());
    }

    private void add(RecordedEvent event, long offset) throws RecordingException {
        if (!(event instanceof RecordedEvent.Operation)) {
            if (!tracks.containsKey(event.server()) && tracks.size() == MOST_SERVERS) {
                throw new RecordingException("it shows more than " + MOST_SERVERS + " servers");
            }
            tracks.computeIfAbsent(event.server(), server -> new Track()).add(event.time(), offset);
            first = first == null || event.time().isBefore(first) ? event.time() : first;
            last = last == null || event.time().isAfter(last) ? event.time() : last;
        }
        if (event instanceof RecordedEvent.SnapshotRead) {
            snapshots++;
        }
    }

    /** The servers that it shows, in the order of their first appearance; at least one. */
    public List<String> servers() {
        return List.copyOf(tracks.keySet());
    }

    /** How many snapshots can be played. */
    public long snapshots() {
        return snapshots;
    }

    /** When the first event that is played was recorded. */
    public Instant first() {
        return first;
    }

    /** When the last event that is played was recorded. */
    public Instant last() {
        return last;
    }

    /** Where and how the file is damaged, in one line; nothing when it is whole to its end. */
    public Optional<String> damage() {
        return Optional.ofNullable(damage);
    }

    /**
     * What a server answered last at a time.
     *
     * @return nothing when it had not been asked by then, or is not in the recording
     * @throws IOException when the file cannot be read any more, or has changed
     */
    Optional<RecordedEvent> at(String server, Instant time) throws IOException {
        Track track = tracks.get(server);
        long offset = track == null ? Track.NOTHING : track.at(time);
        if (offset == Track.NOTHING) {
            return Optional.empty();
        }
        RecordedEvent event = Frame.read(channel, offset, size).event();
        if (event instanceof RecordedEvent.Operation) {
            throw new RecordingException("has changed since it was opened");
        }
        return Optional.of(event);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
