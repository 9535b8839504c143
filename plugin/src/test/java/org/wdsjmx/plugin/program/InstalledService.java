package org.wdsjmx.plugin.program;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wdsjmx.windows.Ended;
import org.wdsjmx.windows.WineHost;
import org.wdsjmx.windows.WineMachine;

/** The unpacked zip on a Windows machine, as its administrator uses it: {@code service.cmd}, its files, its HTTP. */
final class InstalledService {

    private static final Pattern SERVES = Pattern.compile("runs and serves (http://127\\.0\\.0\\.1:\\d+/)");

    private final WineMachine machine;
    private final Path home;
    private final HttpClient http = HttpClient.newHttpClient();

    InstalledService(WineMachine machine, Path home) {
        this.machine = machine;
        this.home = home;
    }

    /** {@code service}, in the folder {@code bin}. */
    Ended service(String... arguments) throws IOException {
        String[] command = new String[3 + arguments.length];
        command[0] = "cmd";
        command[1] = "/c";
        command[2] = "service.cmd";
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        return machine.run(home.resolve("bin"), command);
    }

    /** What the service manager knows of it. */
    Ended query() throws IOException {
        return machine.run(home, "sc", "query", "wds-jmx");
    }

    /** Whether its program runs. */
    boolean isInMemory() throws IOException {
        String program = WineHost.windowsPath(home.resolve("bin/wds-jmx.exe"));
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (commandLine(process).contains(program)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** ProcessHandle does not tell the first word, which Wine makes the name of the Windows program. */
    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "ended meanwhile";
        }
    }

    /** Where a start that worked said that it serves. */
    static URI url(Ended start) {
        Matcher url = SERVES.matcher(start.output());
        if (!url.find()) {
            throw new AssertionError("It does not say where it serves: " + start);
        }
        return URI.create(url.group(1));
    }

    String get(URI url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    String post(URI url, String body) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(url)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Replaces its configuration. */
    void configure(String text) throws IOException {
        Files.writeString(home.resolve("wds-jmx.yaml"), text);
    }

    Path file(String name) {
        return home.resolve(name);
    }

    /** Everything that it and procrun have logged, for a message. */
    String logs() throws IOException {
        try (var files = Files.list(file("logs"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(file.getFileName())
                        .append(":\n")
                        .append(Files.readString(file))
                        .append('\n');
            }
            return all.toString();
        }
    }

    String log() throws IOException {
        return Files.readString(file("logs/wds-jmx.log"));
    }
}
