package org.wdsjmx.plugin.console;

import java.util.List;
import java.util.Optional;
import org.wdsjmx.transport.Moment;

/**
 * Everything that one refresh saw.
 *
 * @param time when it was read, by the clocks of the console
 */
record Reading(Moment time, List<Server> servers) {

    Optional<Server> server(Place place) {
        return servers.stream()
                .filter(server -> server.bean().equals(place.server()))
                .findFirst();
    }

    /** The session of a place that is one. */
    Optional<Session> session(Place place) {
        return server(place).stream()
                .flatMap(server -> server.sessions().stream())
                .filter(session -> session.place().equals(place))
                .findFirst();
    }

    List<Machine> machines(Place place) {
        return server(place)
                .map(server -> server.machines().stream().filter(place::holds).toList())
                .orElse(List.of());
    }
}
