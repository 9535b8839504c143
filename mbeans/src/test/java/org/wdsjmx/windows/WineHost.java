package org.wdsjmx.windows;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Starts Windows JVMs under Wine, in which the test COM server stands in for the WDS library of Windows.
 *
 * <p>The first use on a machine takes about half a minute: a Wine prefix is made, a Windows JRE unpacked, the COM server
 * compiled. They are kept in {@code ~/.cache/wds-jmx}; the environment variable {@code WDS_JMX_CACHE} names another folder.
 *
 * <pre>{@code
 * TestComServer servers = new TestComServer(folder.resolve("state.txt"));
 * servers.addServer("WDS01");
 * servers.write();
 * try (WindowsJvm jvm = WineHost.require().java("-jar", WineHost.windowsPath(jar), "run")
 *         .comServer(servers)
 *         .start(folder.resolve("output.txt"))) {
 *     jvm.awaitOutput("ready", Duration.ofSeconds(30));
 * }
 * }</pre>
 */
public final class WineHost {

    /** The environment variable by which the registry names the COM server's file. */
    public static final String DLL_VARIABLE = "WDS_TEST_DLL";

    private static WineHost instance;

    private final WineCache cache;
    private final Path jre;
    private final Path comServer;

    /** How the COM server is registered; which of the two Windows uses is not documented. */
    public enum ThreadingModel {
        APARTMENT("Apartment"),
        BOTH("Both");

        private final String label;

        ThreadingModel(String label) {
            this.label = label;
        }

        /** The value in the registry. */
        public String label() {
            return label;
        }
    }

    private WineHost(WineCache cache) throws IOException {
        this.cache = cache;
        this.jre = cache.jre();
        this.comServer = cache.comServer();
    }

    /**
     * The host of this machine. Where a part is missing the calling test is skipped with its name; when the environment
     * variable {@code CI} is {@code true} it fails instead, so that nobody takes an untested backend for a tested one.
     */
    public static synchronized WineHost require() {
        if (instance == null) {
            Path folder = cacheFolder();
            List<String> missing = WineParts.missing(folder);
            if (!missing.isEmpty()) {
                String message = "Windows JVMs cannot be started here. Missing: " + String.join("; ", missing);
                if ("true".equals(System.getenv("CI"))) {
                    throw new AssertionError(message);
                }
                // The runner counts what is skipped, but does not say why.
                System.err.println("SKIPPED: " + message);
                abort(message);
            }
            try {
                instance = new WineHost(new WineCache(folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return instance;
    }

    private static Path cacheFolder() {
        String named = System.getenv("WDS_JMX_CACHE");
        return named != null ? Path.of(named) : Path.of(System.getProperty("user.home"), ".cache", "wds-jmx");
    }

    /** A Unix path as a program under Wine names it. */
    public static String windowsPath(Path path) {
        return "Z:" + path.toAbsolutePath().toString().replace('/', '\\');
    }

    /** Unix paths as a class path for a Windows JVM. */
    public static String windowsClassPath(List<Path> paths) {
        return paths.stream().map(WineHost::windowsPath).collect(Collectors.joining(";"));
    }

    /** The class path of the tests that run now. */
    public static List<Path> ownClassPath() {
        // Surefire may start its JVM with a jar that only refers to the class path.
        String text = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(text.split(":")).map(Path::of).toList();
    }

    /**
     * A Windows JVM to be started.
     *
     * @param arguments everything after {@code java}: options, then a class or {@code -jar}, then its arguments. Paths among
     *     them are Windows paths
     */
    public Launch java(String... arguments) {
        return new Launch(List.of(arguments));
    }

    /**
     * A Windows of its own, with services and a registry that no other test sees.
     *
     * @param servers the servers that the COM server shows to its programs and services
     */
    public WineMachine machine(TestComServer servers) throws IOException {
        return new WineMachine(
                cache.ownPrefix(ThreadingModel.APARTMENT),
                jre,
                Map.of(
                        DLL_VARIABLE,
                        windowsPath(comServer),
                        TestComServer.STATE_VARIABLE,
                        windowsPath(servers.file())));
    }

    /** What a Windows JVM is started with. */
    public final class Launch {
        private final List<String> arguments;
        private final Map<String, String> variables = new LinkedHashMap<>();
        private ThreadingModel model = ThreadingModel.APARTMENT;
        private Path directory;

        private Launch(List<String> arguments) {
            this.arguments = arguments;
        }

        /** The servers that the COM server shows; without, there is none that can be reached. */
        public Launch comServer(TestComServer servers) {
            return environment(TestComServer.STATE_VARIABLE, windowsPath(servers.file()));
        }

        /** The model under which the COM server is registered; {@code Apartment} if nothing is said. */
        public Launch threadingModel(ThreadingModel wanted) {
            model = wanted;
            return this;
        }

        /** Sets an environment variable. */
        public Launch environment(String name, String value) {
            variables.put(name, value);
            return this;
        }

        /** The working directory; that of the tests if nothing is said. */
        public Launch directory(Path wanted) {
            directory = wanted;
            return this;
        }

        /**
         * Starts the JVM.
         *
         * @param output file for what it prints
         */
        public WindowsJvm start(Path output) throws IOException {
            Path prefix = cache.prefix(model);
            Map<String, String> environment = new LinkedHashMap<>(WineCache.environment(prefix));
            environment.put(DLL_VARIABLE, windowsPath(comServer));
            // Freed strings must really be freed to be counted.
            environment.put("OANOCACHE", "1");
            environment.putAll(variables);
            List<String> command =
                    new ArrayList<>(List.of("wine", jre.resolve("bin/java.exe").toString(), "-Dfile.encoding=UTF-8"));
            command.addAll(arguments);
            return new WindowsJvm(Commands.start(command, environment, directory, output), output);
        }
    }
}
