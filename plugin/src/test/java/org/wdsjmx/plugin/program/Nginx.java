package org.wdsjmx.plugin.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** An installed nginx with the example of {@code dashboards/nginx}: only ports and files in it are those of a test. */
final class Nginx implements AutoCloseable {

    private static final Path EXAMPLE = Path.of("../dashboards/nginx/wds-jmx.conf");

    private final int port;
    private final RunningProgram program;

    private Nginx(int port, RunningProgram program) {
        this.port = port;
        this.program = program;
    }

    /** Starts it before a program that serves there. */
    static Nginx before(URI upstream, Path directory, Path certificate, Path key) throws IOException {
        int port = freePort();
        String example = Files.readString(EXAMPLE);
        example = replaced(example, "listen 443 ssl;", "listen 127.0.0.1:" + port + " ssl;");
        example = replaced(example, "/etc/ssl/certs/wds.example.org.pem", certificate.toString());
        example = replaced(example, "/etc/ssl/private/wds.example.org.key", key.toString());
        example = replaced(example, "http://127.0.0.1:9778$", "http://127.0.0.1:" + upstream.getPort() + "$");
        Path site = Files.writeString(directory.resolve("wds-jmx.conf"), example);
        StringBuilder temporary = new StringBuilder();
        for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            temporary.append(
                    String.format(Locale.ROOT, "  %s_temp_path %s;%n", kind, directory.resolve("nginx-" + kind)));
        }
        Path main = Files.writeString(
                directory.resolve("nginx.conf"),
                String.format(Locale.ROOT, """
                daemon off;
                user root;
                pid %s;
                error_log stderr;
                events {}
                http {
                  access_log off;
                %s  include %s;
                }
                """, directory.resolve("nginx.pid"), temporary, site));
        RunningProgram program = RunningProgram.start(List.of(
                Tool.required("nginx", "nginx"), "-e", "stderr", "-p", directory.toString(), "-c", main.toString()));
        Nginx nginx = new Nginx(port, program);
        await().alias("nginx answers")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(nginx.listens()).as(program.output()).isTrue());
        return nginx;
    }

    /** Where the page is. */
    URI url() {
        return URI.create("https://127.0.0.1:" + port + "/wds/");
    }

    /** What it complained of. */
    String output() throws IOException {
        return program.output();
    }

    @Override
    public void close() {
        program.close();
    }

    private boolean listens() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String replaced(String text, String what, String by) {
        assertThat(text.split(Pattern.quote(what), -1)).as(what).hasSize(2);
        return text.replace(what, by);
    }
}
