package org.wdsjmx.plugin.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How fast every server and session was since the tab was opened, for half an hour at most. */
final class RateHistory {

    static final Duration KEPT = Duration.ofMinutes(30);
    /** More than that many points are not seen apart. */
    private static final int MOST_POINTS = 2000;

    /**
     * @param time when the server was read
     * @param rate bytes per second
     */
    record Point(Instant time, long rate) {}

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

    private void add(Place place, Date seen, Long rate, Instant read) {
        if (rate == null) {
            return;
        }
        Deque<Point> points = rates.computeIfAbsent(place, key -> new ArrayDeque<>());
        Instant time = seen == null ? read : seen.toInstant();
        // The same snapshot may be read twice; a clock may be set back.
        if (points.isEmpty() || points.peekLast().time().isBefore(time)) {
            points.addLast(new Point(time, rate));
        } else if (points.peekLast().time().isAfter(time)) {
            points.clear();
            points.addLast(new Point(time, rate));
        }
        while (points.size() > MOST_POINTS || points.peekFirst().time().isBefore(time.minus(KEPT))) {
            points.removeFirst();
        }
    }
}
