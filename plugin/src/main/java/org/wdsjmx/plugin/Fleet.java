package org.wdsjmx.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.wdsjmx.emulator.Emulator;
import org.wdsjmx.emulator.Scenario;
import org.wdsjmx.emulator.ServerScenario;
import org.wdsjmx.plugin.config.Backend;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.ConfigurationException;
import org.wdsjmx.plugin.config.YamlReader;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.windows.WindowsBackend;

/**
 * The servers that a configuration means, and how they are reached.
 *
 * @param backend how they are reached
 * @param addresses the servers as the backend takes them
 */
record Fleet(TransportBackend backend, List<String> addresses) {

    private static final String DEMO = "/org/wdsjmx/plugin/demo.yaml";

    /**
     * Finds the servers of a configuration; none is reached yet.
     *
     * @throws ConfigurationException when the scenario that it names is wrong
     * @throws StartException when this system cannot reach servers in that way
     */
    static Fleet of(Configuration configuration) throws ConfigurationException, StartException {
        return configuration.backend() == Backend.EMULATOR ? emulated(configuration) : windows(configuration);
    }

    private static Fleet windows(Configuration configuration) throws StartException {
        try {
            return new Fleet(new WindowsBackend(), configuration.servers());
        } catch (UnsupportedOperationException e) {
            throw new StartException("backend: " + e.getMessage(), e);
        }
    }

    private static Fleet emulated(Configuration configuration) throws ConfigurationException {
        Scenario scenario =
                scenario(configuration).accelerated(configuration.emulator().speed());
        List<String> addresses = configuration.servers().isEmpty()
                ? scenario.servers().stream().map(ServerScenario::name).toList()
                : configuration.servers();
        return new Fleet(new Emulator(scenario, InstantSource.system()), addresses);
    }

    private static Scenario scenario(Configuration configuration) throws ConfigurationException {
        YamlReader reader = new YamlReader();
        Optional<Path> file = configuration.emulator().scenario();
        if (file.isPresent()) {
            return reader.read(file.get(), Scenario.class);
        }
        try (InputStream demo = Fleet.class.getResourceAsStream(DEMO)) {
            return reader.read(demo, "demo.yaml", Scenario.class);
        } catch (IOException e) {
            throw new IllegalStateException("The scenario of the demo cannot be closed", e);
        }
    }
}
