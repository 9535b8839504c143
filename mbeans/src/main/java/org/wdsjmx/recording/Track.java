package org.wdsjmx.recording;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Where the reads of one server stand in a file, by their time. Not changed any more once the recording is open. */
final class Track {

    static final long NOTHING = -1;

    private final NavigableMap<Instant, Long> offsets = new TreeMap<>();

    /** Of two reads at one time the later one in the file counts. */
    void add(Instant time, long offset) {
        offsets.put(time, offset);
    }

    /** The offset of the last read up to a time; {@link #NOTHING} before the first. */
    long at(Instant time) {
        var entry = offsets.floorEntry(time);
        return entry == null ? NOTHING : entry.getValue();
    }
}
