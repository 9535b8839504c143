package org.wdsjmx.plugin;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wdsjmx.emulator.Emulator;
import org.wdsjmx.emulator.Scenario;
import org.wdsjmx.emulator.ServerScenario;
import org.wdsjmx.plugin.config.Backend;
import org.wdsjmx.plugin.config.Configuration;
import org.wdsjmx.plugin.config.ConfigurationException;
import org.wdsjmx.plugin.config.YamlReader;
import org.wdsjmx.recording.Recording;
import org.wdsjmx.recording.RecordingBackend;
import org.wdsjmx.recording.RecordingException;
import org.wdsjmx.recording.RecordingWriter;
import org.wdsjmx.recording.ReplayBackend;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.windows.WindowsBackend;

/**
 * The servers that are watched, and how they are reached.
 *
 * @param backend how they are reached
 * @param addresses the servers as the backend takes them
 * @param file the recording that is written or played; {@code null} = none
 */
record Fleet(TransportBackend backend, List<String> addresses, Closeable file) implements Closeable {

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

    /**
     * The servers of a recording. The recording is closed with the fleet.
     *
     * @param speed how many times quicker than it was recorded, above 0
     */
    static Fleet replayed(Recording recording, double speed) {
        return new Fleet(new ReplayBackend(recording, MomentSource.system(), speed), recording.servers(), recording);
    }

    /**
     * Opens a recording.
     *
     * @throws StartException when there is none that can be played
     */
    static Recording recording(Path file) throws StartException {
        try {
            return Recording.open(file);
        } catch (RecordingException e) {
            throw new StartException(file + " " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StartException(file + " cannot be read: " + reason(e), e);
        }
    }

    /**
     * The same servers, and what they answer is written to a file until the fleet is closed.
     *
     * @param recorded the file, which must not exist
     * @param anonymously whether names are replaced
     * @throws StartException when it cannot be written
     */
    Fleet recordedTo(Path recorded, boolean anonymously) throws StartException {
        Map<String, String> names = ServerNames.of(addresses).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        try {
            RecordingWriter writer =
                    anonymously ? RecordingWriter.createAnonymous(recorded) : RecordingWriter.create(recorded);
            return new Fleet(
                    new RecordingBackend(backend, names::get, MomentSource.system(), writer), addresses, writer);
        } catch (FileAlreadyExistsException e) {
            throw new StartException("--record: " + recorded + " exists and is kept; name a new file", e);
        } catch (IOException e) {
            throw new StartException("--record: " + recorded + " cannot be written: " + reason(e), e);
        }
    }

    /** What the message of a file's exception leaves to its class. */
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        return e instanceof AccessDeniedException ? "access denied" : e.getMessage();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private static Fleet windows(Configuration configuration) throws StartException {
        try {
            return new Fleet(new WindowsBackend(), configuration.servers(), null);
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
        return new Fleet(new Emulator(scenario, MomentSource.system()), addresses, null);
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
