package org.wdsjmx.plugin.console;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wdsjmx.transport.Moment;

/** How fast every server and session was since the tab was opened, for half an hour at most. */
final class RateHistory {

    static final Duration KEPT = Duration.ofMinutes(30);
    /** More than that many points are not seen apart. */
    private static final int MOST_POINTS = 2000;

    /**
     * @param time when the console first saw it
     * @param seen what the agent calls the time of its snapshot, null = unknown
     * @param rate bytes per second
     */
    record Point(Moment time, Date seen, long rate) {}

    private final Map<Place, Deque<Point>> rates = new HashMap<>();

    void add(Reading reading) {
        for (Server server : reading.servers()) {
            add(server.place(), server.seen(), server.rate(), reading.time());
            for (Session session : server.sessions()) {
                add(session.place(), session.seen(), session.rate(), reading.time());
            }
        }
        // Sessions that have ended are forgotten; WDS does not use their ids again.
        rates.keySet().removeIf(place -> !isThere(place, reading));
    }

    private static boolean isThere(Place place, Reading reading) {
        return place.session() == null
                ? reading.server(place).isPresent()
                : reading.session(place).isPresent();
    }

    List<Point> of(Place place) {
        Deque<Point> points = rates.get(place);
        return points == null ? List.of() : List.copyOf(points);
    }

    private void add(Place place, Date seen, Long rate, Moment read) {
        if (rate == null) {
            return;
        }
        Deque<Point> points = rates.computeIfAbsent(place, key -> new ArrayDeque<>());
        // The same snapshot may be read twice.
        if (points.isEmpty() || seen == null || !seen.equals(points.peekLast().seen())) {
            points.addLast(new Point(read, seen, rate));
        }
        while (points.size() > MOST_POINTS
                || read.since(points.peekFirst().time()).compareTo(KEPT) > 0) {
            points.removeFirst();
        }
    }
}
