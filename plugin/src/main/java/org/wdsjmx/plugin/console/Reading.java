package org.wdsjmx.plugin.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one refresh saw.
 *
 * @param time when it was read, by the clock of the console
 */
record Reading(Instant time, List<Server> servers) {

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
