package org.wdsjmx.windows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Windows of its own under Wine, for tests that install something. It stays up between programs, as Windows does; on close,
 * or with the JVM of the tests, everything that runs in it ends and all its files go.
 */
public final class WineMachine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String CONTROL = "HKLM\\SYSTEM\\CurrentControlSet\\Control";

    private final Path prefix;
    private final Path jre;
    private final Map<String, String> environment;
    private final Thread reaper;

    WineMachine(Path prefix, Path jre, Map<String, String> systemVariables) throws IOException {
        this.prefix = prefix;
        this.jre = jre;
        this.environment = new LinkedHashMap<>(WineCache.environment(prefix));
        this.reaper = new Thread(this::stop, "ends Wine in " + prefix);
        Runtime.getRuntime().addShutdownHook(reaper);
        for (Map.Entry<String, String> variable : systemVariables.entrySet()) {
            setVariable(variable.getKey(), variable.getValue());
            register("\\Session Manager\\Environment", variable.getKey(), variable.getValue());
        }
        // Milliseconds in which a service that is started must answer; 10 seconds are too few on a busy machine.
        register("", "ServicesPipeTimeout", "60000");
        // The service manager reads both as it starts.
        Commands.run(PATIENCE, environment, "wineserver", "-w");
        // Without it Wine ends between two programs, and with it what it does not write to the disk.
        Commands.run(PATIENCE, environment, "wineserver", "-p");
    }

    private void register(String key, String name, String value) throws IOException {
        Commands.run(PATIENCE, environment, "wine", "reg", "add", CONTROL + key, "/v", name, "/d", value, "/f");
    }

    /** The root of a Windows JRE, as a Windows path. */
    public String javaHome() {
        return WineHost.windowsPath(jre);
    }

    /** Sets an environment variable of programs that are started from now on; services do not have it. */
    public void setVariable(String name, String value) {
        environment.put(name, value);
    }

    /**
     * Runs a Windows program to its end.
     *
     * @param directory the working directory; {@code null} for that of the tests
     */
    public Ended run(Path directory, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of("wine"));
        all.addAll(List.of(command));
        return Commands.complete(PATIENCE, environment, directory, all.toArray(String[]::new));
    }

    private void stop() {
        try {
            // 2 when nothing runs, which is as good.
            Commands.complete(PATIENCE, environment, null, "wineserver", "-k");
            Commands.run(PATIENCE, environment, "wineserver", "-w");
            WineCache.discard(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(reaper);
        stop();
    }
}
