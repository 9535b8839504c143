package org.wdsjmx.plugin.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;
import org.wdsjmx.transport.TransportServer;
import org.wdsjmx.windows.StateNode;
import org.wdsjmx.windows.TestComServer;
import org.wdsjmx.windows.WindowsBackend;
import org.wdsjmx.windows.WindowsJvm;
import org.wdsjmx.windows.WineHost;

/** What one read of a server with many clients costs through COM, in a Windows virtual machine under Wine. */
public final class WindowsRead {

    private static final int WARM_UP = 15;
    private static final int TIMES = 15;
    private static final Pattern RESULT = Pattern.compile("read: wall ([0-9.]+) ms, processor ([0-9.]+) ms");

    private WindowsRead() {}

    /**
     * Medians of many reads.
     *
     * @param wallMillis time on the clock
     * @param processorMillis processor time of the thread that reads
     */
    record Cost(double wallMillis, double processorMillis) {}

    /** Measures; nothing where there is no Wine, which is said on standard error. */
    static Optional<Cost> of(int clients) throws Exception {
        WineHost host;
        try {
            host = WineHost.require();
        } catch (TestAbortedException e) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory("wds-jmx-bench");
        TestComServer servers = new TestComServer(folder.resolve("state.txt"));
        furnish(servers.addServer("WDS01"), clients);
        servers.write();
        try (WindowsJvm jvm = host.java(
                        "-cp", WineHost.windowsClassPath(WineHost.ownClassPath()), WindowsRead.class.getName())
                .comServer(servers)
                .start(folder.resolve("output.txt"))) {
            jvm.awaitExit(Duration.ofMinutes(3));
            Matcher result = RESULT.matcher(jvm.output());
            if (!result.find()) {
                throw new IllegalStateException("the Windows JVM printed: " + jvm.output());
            }
            return Optional.of(new Cost(Double.parseDouble(result.group(1)), Double.parseDouble(result.group(2))));
        }
    }

    private static void furnish(StateNode server, int clients) {
        StateNode session = server.add("namespace", "id", 1, "name", "WDS:Images/install.wim/1", "type", 1)
                .add("content", "id", 2, "name", "install.wim")
                .add("session", "id", 3, "rate", 60_000_000, "master", 10);
        for (int i = 0; i < clients; i++) {
            session.add(
                    "client",
                    "id",
                    10 + i,
                    "name",
                    "PC-" + i,
                    "mac",
                    "00155D" + (100_000 + i),
                    "ip",
                    "10.0.0.1",
                    "user",
                    "CONTOSO\\deploy",
                    "percent",
                    50);
        }
    }

    /** Runs in the Windows virtual machine. */
    public static void main(String[] arguments) throws Exception {
        List<Double> wall = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        try (TransportServer server = new WindowsBackend().connect("WDS01")) {
            for (int i = 0; i < WARM_UP + TIMES; i++) {
                long time = System.nanoTime();
                long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                server.read();
                if (i >= WARM_UP) {
                    processor.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - used) / 1e6);
                    wall.add((System.nanoTime() - time) / 1e6);
                }
            }
        }
        System.out.println("read: wall " + median(wall) + " ms, processor " + median(processor) + " ms");
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
