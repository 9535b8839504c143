package org.wdsjmx.watch;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.Session;

/** How fast clients are, and who of them stalls. Not safe for use by several threads; belongs to one watcher. */
final class Progress {

    /** The API gives whole percents, rounded down. */
    static final double COMPLETION_STEP = 0.01;

    /** Weight of the newest rise in the observed speed; the older ones fade. */
    private static final double NEWEST_RISE_WEIGHT = 0.3;

    /** How many times the session's time for one percent a client may take for one before it counts as stalled. */
    private static final int PERCENTS_MISSED = 3;

    private final Duration stalledAfter;
    private Moment woken;

    Progress(Duration stalledAfter) {
        this.stalledAfter = stalledAfter;
    }

    /** Until now nobody watched; see {@link ChangeDetector#woken}. */
    void woken(Moment now) {
        woken = now;
    }

    static ClientHistory begun(Client client, Moment now) {
        return new ClientHistory(joinTime(client, now), now, false, Double.NaN, false);
    }

    private static Moment joinTime(Client client, Moment now) {
        return client.joinDurationSeconds() < 0 ? null : now.minus(Duration.ofSeconds(client.joinDurationSeconds()));
    }

    /**
     * How long a client of a session may go without progress. Everybody receives the same stream, and the API gives whole
     * percents only: in a slow session of a large object one percent takes minutes for everybody.
     *
     * @param before its clients in the read before; {@code null} for who is new
     * @return {@code null} when it cannot be told yet: data flows, but nobody's speed is known
     */
    Duration patience(Session session, Stream<WatchedClient> before) {
        double[] speeds = before.filter(Objects::nonNull)
                .mapToDouble(client -> client.history().completionPerSecond())
                .filter(speed -> speed > 0)
                .sorted()
                .toArray();
        if (speeds.length == 0) {
            return session.transferRate() > 0 ? null : stalledAfter;
        }
        double median = speeds[speeds.length / 2];
        Duration expected = Duration.ofMillis((long) (1000 * PERCENTS_MISSED * COMPLETION_STEP / median));
        return expected.compareTo(stalledAfter) > 0 ? expected : stalledAfter;
    }

    /** The history of a client that is still there. */
    ClientHistory continued(WatchedClient before, Namespace namespace, Client client, Duration patience, Moment now) {
        ClientHistory then = before.history();
        Moment joinTime = then.joinTime() != null ? then.joinTime() : joinTime(client, now);
        double rise = client.completion() - before.client().completion();
        if (rise > 0) {
            return new ClientHistory(joinTime, now, true, then.risen() ? speed(then, rise, now) : Double.NaN, false);
        }
        if (Boolean.FALSE.equals(namespace.transmissionStarted())) {
            // Nobody can make progress before the start, so the clock for progress starts there.
            return new ClientHistory(joinTime, now, false, Double.NaN, false);
        }
        boolean stalled = client.completion() < 1
                && patience != null
                && now.isAtLeast(patience, then.stalled() ? then.progressTime() : watchedSince(then));
        return new ClientHistory(joinTime, then.progressTime(), then.risen(), then.completionPerSecond(), stalled);
    }

    /** Since when a client has been watched without a pause and without its progress. */
    private Moment watchedSince(ClientHistory then) {
        return woken == null ? then.progressTime() : then.progressTime().orLater(woken);
    }

    private double speed(ClientHistory then, double rise, Moment now) {
        double seconds = now.since(then.progressTime()).toMillis() / 1000.0;
        if (seconds <= 0 || watchedSince(then) != then.progressTime()) {
            return then.completionPerSecond();
        }
        double newest = rise / seconds;
        return Double.isNaN(then.completionPerSecond())
                ? newest
                : NEWEST_RISE_WEIGHT * newest + (1 - NEWEST_RISE_WEIGHT) * then.completionPerSecond();
    }
}
