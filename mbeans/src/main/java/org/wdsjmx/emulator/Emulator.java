package org.wdsjmx.emulator;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/**
 * A backend without Windows: servers that live in memory, driven by a scenario and clocks. Thread-safe; several threads
 * may be connected to the same server and see the same course of events.
 */
public final class Emulator implements TransportBackend {

    private final Map<String, EmulatedServer> servers = new LinkedHashMap<>();
    private final EmulatedServer local;

    /**
     * @param scenario what is played; it starts now, or has been playing for its {@code runningFor}
     * @param clock the clocks of the servers and of whoever reads them
     */
    public Emulator(Scenario scenario, MomentSource clock) {
        this(scenario, clock, clock);
    }

    /**
     * @param scenario what is played; it starts now, or has been playing for its {@code runningFor}
     * @param world the clocks that the servers live by: what goes on takes its time by the monotonic one
     * @param observer the clocks of whoever reads them, by which snapshots are stamped
     */
    public Emulator(Scenario scenario, MomentSource world, MomentSource observer) {
        Objects.requireNonNull(world, "world");
        Objects.requireNonNull(observer, "observer");
        Moment epoch = world.moment().minus(scenario.runningFor());
        for (ServerScenario server : scenario.servers()) {
            servers.put(key(server.name()), new EmulatedServer(server, scenario.seed(), world, observer, epoch));
        }
        local = servers.values().iterator().next();
    }

    @Override
    public String name() {
        return "emulator";
    }

    /** {@inheritDoc} The local server is the first one of the scenario; names are compared without regard to case. */
    @Override
    public TransportServer connect(String server) throws TransportException {
        EmulatedServer found = server.isEmpty() ? local : servers.get(key(server));
        if (found == null) {
            throw new TransportException("Connecting to \"" + server + '"', HResult.of(Codes.RPC_S_SERVER_UNAVAILABLE));
        }
        found.connect();
        return new EmulatedConnection(found);
    }

    /**
     * The server itself, to change what happens on it.
     *
     * @param name its name in any case, or empty for the first one
     * @throws IllegalArgumentException when the scenario has no such server
     */
    public EmulatedServer server(String name) {
        EmulatedServer found = name.isEmpty() ? local : servers.get(key(name));
        if (found == null) {
            throw Check.wrong(
                    "server",
                    name,
                    "the scenario has no such server",
                    "Name one of "
                            + servers.values().stream()
                                    .map(EmulatedServer::name)
                                    .toList());
        }
        return found;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
