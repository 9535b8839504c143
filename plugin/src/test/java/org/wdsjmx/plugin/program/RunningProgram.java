package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.condition.OS;

/** The shaded jar in a virtual machine of its own, as a user starts it. Killed on close if it still runs. */
public final class RunningProgram implements AutoCloseable {

    private static final Pattern HTTP = Pattern.compile("https?://(127\\.0\\.0\\.1|\\[::1]|localhost):\\d+/");
    private static final Pattern JMX = Pattern.compile("service:jmx:\\S+");

    private final Process process;
    private final Path output;

    private RunningProgram(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** The jar under test. */
    public static Path jar() {
        return Path.of(System.getProperty("wdsjmx.jar"));
    }

    /** The java command of this virtual machine. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Starts {@code java -jar wds-jmx.jar} with these arguments. */
    public static RunningProgram wdsJmx(String... arguments) throws IOException {
        return wdsJmxOn(Path.of(System.getProperty("java.home")), arguments);
    }

    /** Starts it on another JDK. */
    public static RunningProgram wdsJmxOn(Path jdk, String... arguments) throws IOException {
        return start(command(jdk, arguments));
    }

    /** Starts it as a terminal does, which an interrupt reaches; shells have what they start in the background ignore it. */
    public static RunningProgram wdsJmxOfTerminal(String... arguments) throws IOException {
        List<String> command = command(Path.of(System.getProperty("java.home")), arguments);
        if (OS.LINUX.isCurrentOs()) {
            command.addAll(0, List.of("env", "--default-signal=INT"));
        }
        return start(command);
    }

    private static List<String> command(Path jdk, String... arguments) {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString(), "-jar", jar().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Starts any command; its output and errors go to one file. */
    public static RunningProgram start(List<String> command) throws IOException {
        Path output = Files.createTempFile("wds-jmx-", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new RunningProgram(process, output);
    }

    /** Everything that it has printed. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    /** Waits until it has printed something that matches, and returns what matched. */
    public String awaitOutput(Pattern pattern) {
        Matcher[] found = new Matcher[1];
        await().alias("output matching " + pattern)
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    assertThat(process.isAlive() || pattern.matcher(output()).find())
                            .as("the program runs; it has printed: %s", output())
                            .isTrue();
                    found[0] = pattern.matcher(output());
                    return found[0].find();
                });
        return found[0].group();
    }

    /** Where it serves HTTP; waits for it. */
    public URI httpUrl() {
        return URI.create(awaitOutput(HTTP));
    }

    /** Where it serves remote JMX; waits for it. */
    public String jmxUrl() {
        return awaitOutput(JMX);
    }

    /** Gets a page. */
    public String get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(httpUrl().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Waits for its end and returns its exit code. */
    public int exitCode() throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("the program has ended")
                .isTrue();
        return process.exitValue();
    }

    /** Sends a signal, for example {@code INT}. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
