package org.wdsjmx.emulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Decides how fast the sessions of one server send: as fast as their masters can take it and the server can give it. */
final class Pacing {

    private record Demand(SessionModel session, double bytesPerSecond) {}

    private final double capacity;

    /** @param capacity bytes per second that all sessions share */
    Pacing(double capacity) {
        this.capacity = capacity;
    }

    /**
     * Chooses masters and rates. A session that needs less than its equal share leaves the remainder to the others (max-min
     * fairness), which is about what an unmanaged link does.
     */
    void apply(List<SessionModel> sessions, long now) {
        List<Demand> demands = new ArrayList<>(sessions.size());
        for (SessionModel session : sessions) {
            demands.add(new Demand(session, session.chooseMaster(now)));
        }
        demands.sort(Comparator.comparingDouble(Demand::bytesPerSecond));
        double left = capacity;
        int waiting = demands.size();
        for (Demand demand : demands) {
            double rate = Math.min(demand.bytesPerSecond(), left / waiting);
            demand.session().setRate(rate);
            left -= rate;
            waiting--;
        }
    }
}
