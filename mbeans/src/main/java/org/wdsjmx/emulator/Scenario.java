package org.wdsjmx.emulator;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the emulator plays: servers, what they offer and which machines come for it. Immutable; can be bound from YAML.
 *
 * <p>All durations of a scenario count from its start or, where said so, from the joining of a client. The start lies
 * {@code runningFor} before the moment in which the {@link Emulator} is made.
 *
 * @param seed decides everything that is random: ids, join times within their spread, link speeds, utilisation. The same
 *     scenario with the same seed plays the same way
 * @param runningFor how long the scenario has been playing when the emulator is made, so that the first read sees transfers
 *     under way; default 0
 * @param servers at least one, with different names in any case; the first one is the local server
 */
public record Scenario(long seed, Duration runningFor, List<ServerScenario> servers) {

    public Scenario {
        runningFor = Check.orElse(Check.notNegative("runningFor", runningFor), Duration.ZERO);
        if (servers == null || servers.isEmpty()) {
            throw Check.wrong("servers", servers, "a scenario has at least one server", "Add a server with a name");
        }
        servers = List.copyOf(servers);
        Set<String> names = new HashSet<>();
        for (ServerScenario server : servers) {
            if (!names.add(server.name().toLowerCase(Locale.ROOT))) {
                throw Check.wrong("server name", server.name(), "it occurs twice", "Give every server its own name");
            }
        }
    }

    /** A scenario that begins when the emulator is made. */
    public static Scenario of(long seed, ServerScenario... servers) {
        return new Scenario(seed, Duration.ZERO, List.of(servers));
    }

    /**
     * The same course of events in a shorter time: sizes, delays and durations are divided, rates are not. So what the
     * emulator reports (bytes per second, seconds since joining) is true on the clock that it runs on.
     *
     * @param factor how many times quicker, more than 0; below 1 it becomes slower
     * @throws IllegalArgumentException when the factor is not a positive number
     */
    public Scenario accelerated(double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw Check.wrong("speed", factor, "it must be a number above 0", "Give 1 for real time, 10 for ten times");
        }
        return new Scenario(
                seed,
                Check.divided(runningFor, factor),
                servers.stream().map(server -> server.accelerated(factor)).toList());
    }
}
