package org.wdsjmx.plugin.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.wdsjmx.plugin.program.RunningProgram;

/** One virtual machine of the program, from its start to its death. */
final class Life implements AutoCloseable {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RunningProgram program;
    private final JMXConnector console;
    private final HttpClient http = HttpClient.newHttpClient();
    private final DepartureNotes notes;
    private final long begun = System.nanoTime();
    private final URI url;

    private Life(RunningProgram program, World world) throws IOException {
        this.program = program;
        url = URI.create(program.httpUrl().toString());
        console = JMXConnectorFactory.connect(new JMXServiceURL(program.jmxUrl()), Map.of());
        notes = DepartureNotes.of(mbeans(), world);
    }

    /** Starts the application on servers of the world. */
    static Life begin(Path config, World world, WorldPort port, Duration patience) throws IOException {
        world.beginLife();
        Stream<String> command = Stream.of(
                RunningProgram.java(),
                "-Xmx256m",
                "-cp",
                RunningProgram.jar() + ":" + place(Life.class),
                "org.wdsjmx.plugin.SoakedProgram",
                config.toString(),
                Integer.toString(port.port()),
                patience.toString());
        RunningProgram program = RunningProgram.start(
                Stream.concat(command, world.servers().stream().map(WorldServer::name))
                        .toList());
        try {
            return new Life(program, world);
        } catch (IOException | RuntimeException | Error e) {
            program.close();
            throw e;
        }
    }

    private static Path place(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** When it had begun, by {@link System#nanoTime}. */
    long begun() {
        return begun;
    }

    URI url() {
        return url;
    }

    String jmxUrl() {
        return program.jmxUrl();
    }

    DepartureNotes notes() {
        return notes;
    }

    MBeanServerConnection mbeans() throws IOException {
        return console.getMBeanServerConnection();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url.resolve(path)));
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            // Who is dead does not answer either, but refuses the connection.
            throw new AssertionError("no answer within " + PATIENCE, e);
        }
    }

    Scrape scrape() throws IOException, InterruptedException {
        return new Scrape(get("/metrics").body());
    }

    ProcessFigures figures() {
        return new ProcessFigures(program.pid());
    }

    /** What is on the heap after a full collection, by class. */
    String histogram() throws IOException, InterruptedException {
        return command("GC.class_histogram");
    }

    /** The sum of a histogram, in megabytes. */
    static double megabytes(String histogram) {
        Matcher total = TOTAL.matcher(histogram);
        assertThat(total.find()).as("a total in the histogram").isTrue();
        return Long.parseLong(total.group(1)) / 1e6;
    }

    /** What the JDK's jcmd says of the process. */
    String command(String diagnostic) throws IOException, InterruptedException {
        Path output = Files.createTempFile("wds-jmx-jcmd-", ".txt");
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(RunningProgram.java())
                                    .resolveSibling("jcmd")
                                    .toString(),
                            Long.toString(program.pid()),
                            diagnostic)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(jcmd.waitFor(30, TimeUnit.SECONDS)).as("jcmd ends").isTrue();
            return Files.readString(output);
        } finally {
            Files.delete(output);
        }
    }

    /** What its watchdog found. */
    List<String> findings() throws IOException {
        return program.output()
                .lines()
                .filter(line -> line.startsWith(Watchdog.FINDING))
                .toList();
    }

    String output() throws IOException {
        return program.output();
    }

    /** Ends it as a loss of power would. */
    void kill() throws IOException, InterruptedException {
        program.signal("KILL");
        program.exitCode();
    }

    /** Asks it to end. */
    int end() throws IOException, InterruptedException {
        program.signal("TERM");
        return program.exitCode();
    }

    @Override
    public void close() {
        program.close();
        try {
            // Its files are closed then.
            program.exitCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
