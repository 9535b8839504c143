package org.wdsjmx.plugin.console;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.management.JMX;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.wdsjmx.plugin.program.Tool;

/** A Java program with windows, on a display that nobody sees, and a probe in it. */
final class DesktopProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process screen;
    private final Process program;
    private final Path output;
    private final JMXConnector connector;
    private final SwingProbeMBean probe;

    private DesktopProgram(Process screen, Process program, Path output, JMXConnector connector) throws Exception {
        this.screen = screen;
        this.program = program;
        this.output = output;
        this.connector = connector;
        probe = JMX.newMBeanProxy(
                connector.getMBeanServerConnection(), new ObjectName(SwingProbe.NAME), SwingProbeMBean.class);
    }

    /** How a program is started. */
    interface Command {

        /** @param agent the option of the virtual machine that puts the probe into it */
        List<String> with(String agent);
    }

    /** @param directory where its files may be */
    static DesktopProgram start(Path directory, Command command) throws Exception {
        String xvfb = Tool.required("Xvfb", "xvfb");
        Path number = Files.createTempFile(directory, "display", "");
        Process screen = new ProcessBuilder(
                        xvfb, "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-ac")
                .redirectOutput(number.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Process program = null;
        try {
            await().atMost(PATIENCE).until(() -> Files.readString(number).endsWith("\n"));
            Path address = directory.resolve("probe-address");
            Path output = Files.createTempFile(directory, "program", ".log");
            ProcessBuilder start = new ProcessBuilder(
                            command.with("-javaagent:" + agent(directory).toAbsolutePath() + "=" + address))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            start.environment()
                    .putAll(Map.of("DISPLAY", ":" + Files.readString(number).strip()));
            program = start.start();
            await().atMost(PATIENCE).until(() -> Files.exists(address));
            JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(Files.readString(address)));
            return new DesktopProgram(screen, program, output, connector);
        } catch (Exception | Error e) {
            screen.destroyForcibly();
            if (program != null) {
                end(program);
            }
            throw e;
        }
    }

    SwingProbeMBean probe() {
        return probe;
    }

    /** Clicks as soon as there is such a button. */
    void click(String button) {
        until("a button " + button, () -> probe.click(button));
    }

    /** Turns to a tab as soon as it is there. */
    void turnTo(String tab) {
        until("the tab " + tab, () -> probe.turnTo(tab));
    }

    /** Waits for something to be true. */
    void until(String what, Callable<Boolean> condition) {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(condition);
        } catch (RuntimeException e) {
            throw new AssertionError(what + " does not appear; there is:\n" + seen(), e);
        }
    }

    private String seen() {
        try {
            return probe.describe() + probe.read() + "\nand it has printed: " + Files.readString(output);
        } catch (Exception e) {
            return "nothing, because " + e;
        }
    }

    /** A Java agent of the classes of the probe. */
    private static Path agent(Path directory) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", SwingProbe.class.getName());
        Path jar = directory.resolve("probe.jar");
        Path classes = Path.of("target/test-classes");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file, manifest);
                var probes = Files.newDirectoryStream(classes.resolve("org/wdsjmx/plugin/console"), "SwingProbe*")) {
            for (Path probe : probes) {
                entries.putNextEntry(
                        new ZipEntry(classes.relativize(probe).toString().replace('\\', '/')));
                Files.copy(probe, entries);
            }
        }
        return jar;
    }

    /** With the programs that a script started. */
    private static void end(Process program) {
        program.descendants().forEach(ProcessHandle::destroyForcibly);
        program.destroyForcibly();
    }

    @Override
    public void close() {
        end(program);
        screen.destroy();
        try {
            connector.close();
        } catch (IOException e) {
            // Its other end has just been ended.
        }
    }
}
