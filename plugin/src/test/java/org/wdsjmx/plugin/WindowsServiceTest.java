package org.wdsjmx.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What procrun calls, without procrun. */
@Timeout(60)
class WindowsServiceTest {

    private final AtomicInteger forced = new AtomicInteger();

    @TempDir
    private Path directory;

    @Test
    void itRunsUntilItIsStoppedAndWritesThatToItsLog() throws Exception {
        WindowsService service = new WindowsService(Duration.ofSeconds(30), forced::incrementAndGet);
        CompletableFuture<Void> run = run(service, config("http: {port: 0}"));
        await().until(() -> Files.exists(sign()));
        assertThat(Files.readString(sign())).startsWith("http://127.0.0.1:").endsWith("/" + System.lineSeparator());
        assertThat(isPublished()).isTrue();
        assertThat(run).isNotDone();

        service.end();

        run.get(10, TimeUnit.SECONDS);
        assertThat(isPublished()).isFalse();
        assertThat(sign()).doesNotExist();
        assertThat(forced).hasValue(0);
        assertThat(Files.readString(directory.resolve("wds-jmx.log")))
                .containsSubsequence(
                        "INFO org.wdsjmx.plugin.WindowsService: wds-jmx ",
                        "and serves http://127.0.0.1:",
                        "asked to stop",
                        "wds-jmx has stopped");
    }

    @Test
    void aStopThatComesBeforeTheStartIsNotLost() throws Exception {
        WindowsService service = new WindowsService(Duration.ZERO, forced::incrementAndGet);
        service.end();

        run(service, config("http: {port: 0}")).get(30, TimeUnit.SECONDS);

        assertThat(isPublished()).isFalse();
        assertThat(forced).as("forced, because it was not stopped at once").hasValue(1);
    }

    @Test
    void aPortInUseEndsItWithTheReasonInItsLog() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Path config = config("http: {port: " + taken.getLocalPort() + "}");
            Files.writeString(sign(), "of a service that was killed");
            WindowsService service = new WindowsService(Duration.ofSeconds(30), forced::incrementAndGet);

            assertThatThrownBy(() -> run(service, config).get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("wds-jmx.yaml: http.port: cannot listen");
            assertThat(Files.readString(directory.resolve("wds-jmx.log")))
                    .contains("ERROR org.wdsjmx.plugin.WdsJmx: wds-jmx cannot start: http.port: cannot listen");
            assertThat(sign()).doesNotExist();
            service.end();
            assertThat(forced).hasValue(0);
        }
    }

    @Test
    void aSignThatCannotBeWrittenKeepsItNotFromServing() throws Exception {
        Files.createDirectories(sign().resolve("in the way"));
        WindowsService service = new WindowsService(Duration.ofSeconds(30), forced::incrementAndGet);
        CompletableFuture<Void> run = run(service, config("http: {port: 0}"));
        await().until(WindowsServiceTest::isPublished);

        service.end();

        run.get(10, TimeUnit.SECONDS);
        assertThat(Files.readString(directory.resolve("wds-jmx.log")))
                .contains("service start will not see that the service runs");
    }

    @Test
    void aFaultOfTheConfigurationIsTheReason() throws Exception {
        Path config = config("htp: {port: 0}");

        assertThatThrownBy(() -> new WindowsService(Duration.ZERO, forced::incrementAndGet)
                        .run(config.toString(), sign().toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("wds-jmx.yaml:3:")
                .hasMessageContaining("did you mean http?");
        assertThatThrownBy(() -> new WindowsService(Duration.ZERO, forced::incrementAndGet).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("two arguments");
    }

    private Path config(String line) throws Exception {
        return Files.writeString(
                directory.resolve("wds-jmx.yaml"), "backend: emulator\nlog: {file: wds-jmx.log}\n" + line + '\n');
    }

    private Path sign() {
        return directory.resolve("serving.txt");
    }

    private CompletableFuture<Void> run(WindowsService service, Path config) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                service.run(config.toString(), sign().toString());
                ended.complete(null);
            } catch (InterruptedException | RuntimeException e) {
                ended.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return ended;
    }

    private static boolean isPublished() {
        try {
            return ManagementFactory.getPlatformMBeanServer()
                    .isRegistered(new ObjectName("wds.transport:type=Server,server=WDS01"));
        } catch (javax.management.MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }
}
