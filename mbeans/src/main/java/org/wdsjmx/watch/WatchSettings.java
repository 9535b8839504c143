package org.wdsjmx.watch;

import java.time.Duration;

/**
 * How a server is watched.
 *
 * @param interval pause between the end of a good read and the next one
 * @param deadline longest time that a read or an operation may take before the server counts as hanging
 * @param staleAfter age at which the last good snapshot of a failing server is dropped
 * @param stalledAfter time without progress after which a client counts as stalled
 */
public record WatchSettings(Duration interval, Duration deadline, Duration staleAfter, Duration stalledAfter) {}
