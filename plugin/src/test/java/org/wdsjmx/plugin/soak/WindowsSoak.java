package org.wdsjmx.plugin.soak;

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
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.plugin.program.RunningProgram;
import org.wdsjmx.windows.TestComServer;
import org.wdsjmx.windows.WindowsJvm;
import org.wdsjmx.windows.WineHost;

/**
 * The program in a Windows virtual machine over COM, for a long time: clients come and go, calls fail and hang, clients are
 * disconnected. Whenever the servers are well, no COM object is alive but the two of each connection, and no string; native memory does not grow.
 */
class WindowsSoak {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    /** Two intervals, one read, and what a busy machine takes. */
    private static final Duration RECOVERY = INTERVAL.multipliedBy(2).plusMillis(1_500);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FAULTY = Duration.ofSeconds(5);
    private static final int CONNECTION = 2;
    private static final int CLIENT_NOT_FOUND = 0xC1210104;

    private static final Gauge MEMORY = new Gauge("memory, MB", 0.04, 4);

    /** What the JVM compiles late is not in it. */
    private static final Gauge BESIDE = new Gauge("memory that is not the JVM's own, MB", 0.03, 3);

    private static final Gauge HEAP = new Gauge("heap after collection, MB", 0.1, 1);
    private static final Gauge UNIX_THREADS = new Gauge("threads seen by Linux", 0, 3);
    private static final Gauge JAVA_THREADS = new Gauge("threads of the JVM", 0, 2);
    private static final Gauge UNIX_HANDLES = new Gauge("open files seen by Linux", 0, 4);

    private static final Pattern LIVE = Pattern.compile(
            "(live|left) objects=(\\d+) strings=(-?\\d+) misuses=(\\d+) accounted=(\\d+) heap=(\\d+) threads=(\\d+) end");

    private static final List<Object[]> FAULTS = List.of(
            new Object[] {"call", "Manager.GetWdsTransportServer", "code", "0x800706BA"},
            new Object[] {"call", "NamespaceManager.RetrieveNamespaces", "code", "0x80070005"},
            new Object[] {"call", "Session.RetrieveClients", "code", "0x800706BE"},
            new Object[] {"call", "Client.get_Name", "code", "0x80004005"},
            new Object[] {"call", "Clients.get_Count", "extra", 3},
            new Object[] {"call", "Clients.get_Item", "missing", 1},
            new Object[] {"call", "Client.get_MacAddress", "hang", 1},
            new Object[] {"call", "NamespaceManager.RetrieveNamespaces", "hang", 1});

    private final long seed = Long.getLong("wdsjmx.soak.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Measurements measurements = new Measurements();
    private final List<String> disconnects = new ArrayList<>();

    @TempDir
    private Path directory;

    private SoakTime time;
    private List<ComPopulation> populations;
    private WindowsJvm program;
    private ProcessFigures figures;
    private URI url;
    private int faults;

    @Test
    void nothingIsLeftOfHoursOfPolling() throws Exception {
        WineHost wine = WineHost.require();
        System.out.println("Soak under Wine, -Dwdsjmx.soak.seed=" + seed);
        TestComServer servers = new TestComServer(directory.resolve("state.txt"));
        populations = List.of(
                new ComPopulation(servers, "WDS01", 1_000, random),
                new ComPopulation(servers, "WDS02", 3_000_000_000L, random));
        servers.write();
        Path stop = directory.resolve("stop");
        start(wine, servers, stop);
        ScheduledExecutorService churn = Executors.newSingleThreadScheduledExecutor();
        try (WindowsJvm running = program) {
            churn.scheduleWithFixedDelay(
                    () -> populations.forEach(ComPopulation::churn), 500, 500, TimeUnit.MILLISECONDS);
            soak();
            churn.shutdown();
            Files.createFile(stop);
            assertThat(running.awaitExit(PATIENCE)).isZero();
            assertThat(last("left").subList(0, 3))
                    .as("objects, strings and misuses that are left in the end")
                    .containsExactly(0L, 0L, 0L);
        } finally {
            churn.shutdownNow();
        }
        List<Measurements.Verdict> verdicts = measurements.after(time.length() / 3);
        System.out.println(Measurements.table(verdicts) + faults + " faults, " + disconnects.size() + " disconnects, "
                + Math.round(time.passed()) + " s");
        requireDisconnectsAsTold(servers);
        assertThat(verdicts).filteredOn(Measurements.Verdict::grows).isEmpty();
    }

    /** A machine may leave between the look for it and the call, which the server then refuses. */
    private void requireDisconnectsAsTold(TestComServer servers) {
        List<String> done = new ArrayList<>();
        for (ComPopulation population : populations) {
            for (TestComServer.DisconnectCall call : servers.disconnects(population.name())) {
                assertThat(call.result()).as(call.toString()).isIn(0, CLIENT_NOT_FOUND);
                if (call.result() == 0) {
                    done.add(call.server() + ' ' + call.clientId());
                }
            }
        }
        assertThat(disconnects)
                .as("disconnects that were accepted, and those that a server did")
                .containsExactlyInAnyOrderElementsOf(done);
    }

    private void start(WineHost wine, TestComServer servers, Path stop) throws IOException {
        Path config = Files.writeString(
                directory.resolve("wds-jmx.yaml"),
                String.format(Locale.ROOT, """
                backend: windows
                servers: [WDS01, WDS02]
                poll: {interval: %ds, deadline: %ds}
                http: {port: 0}
                access: {anonymous: admin}
                """, INTERVAL.toSeconds(), DEADLINE.toSeconds()));
        program = wine.java(
                        // All of the heap is there from the beginning: what grows is native.
                        "-Xms64m",
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:+AlwaysPreTouch",
                        // The optimizing compiler takes up to 20 MB for one method, even many minutes after the start,
                        // and leaves them to the heap of C, where they look like a leak.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:NativeMemoryTracking=summary",
                        "-cp",
                        WineHost.windowsClassPath(
                                List.of(RunningProgram.jar(), place(CountedProgram.class), place(TestComServer.class))),
                        CountedProgram.class.getName(),
                        WineHost.windowsPath(config),
                        WineHost.windowsPath(stop))
                .comServer(servers)
                .start(directory.resolve("output.txt"));
        program.awaitOutput("live", PATIENCE);
        Matcher found = Pattern.compile("http://\\S+").matcher(program.output());
        assertThat(found.find()).isTrue();
        url = URI.create(found.group());
        figures = new ProcessFigures(program.pid());
        time = SoakTime.of("wdsjmx.soak.windows", "2m");
    }

    private static Path place(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private void soak() throws Exception {
        while (!time.isOver()) {
            ComPopulation population = populations.get(random.nextInt(populations.size()));
            Object[] fault = FAULTS.get(random.nextInt(FAULTS.size()));
            population.fault(fault);
            faults++;
            Thread.sleep(FAULTY.toMillis());
            population.heal();
            awaitUp(population, fault);
            disconnectSomebody(population);
            awaitNothingAlive();
            measure();
        }
    }

    private void awaitUp(ComPopulation population, Object[] fault) {
        await().alias(population.name() + " is read again after " + List.of(fault) + " has ended")
                .atMost(RECOVERY)
                .until(() -> get("/metrics").contains("wds_up{server=\"" + population.name() + "\",} 1.0"));
    }

    private void disconnectSomebody(ComPopulation population) throws Exception {
        long id = population.anyone();
        String answer = post(String.format(Locale.ROOT, """
                {"type":"exec","mbean":"wds.transport:type=Server,server=%s",
                "operation":"disconnectClient","arguments":[%d,"Fallback"]}
                """, population.name(), id));
        assertThat(answer)
                .as(answer)
                .containsAnyOf("\"outcome\":\"ACCEPTED\"", "\"outcome\":\"ALREADY_GONE\"", "\"outcome\":\"CHANGED\"");
        if (answer.contains("ACCEPTED")) {
            disconnects.add(population.name() + ' ' + id);
        }
    }

    /** Of reports that begin from now on; a connection is made anew at most once after a call that failed. */
    private void awaitNothingAlive() {
        int told = reports();
        await().alias("a report without live objects but those of the connections, and without strings")
                .atMost(Duration.ofSeconds(15))
                .until(() -> reports() > told + 1
                        && last("live").subList(0, 3).equals(List.of((long) CONNECTION * populations.size(), 0L, 0L)));
    }

    private void measure() throws IOException {
        List<Long> live = last("live");
        double now = time.passed();
        double memory = figures.memory();
        measurements.add(MEMORY, now, memory);
        measurements.add(BESIDE, now, memory - live.get(3) / 1024.0);
        measurements.add(HEAP, now, live.get(4) / 1e6);
        measurements.add(UNIX_THREADS, now, figures.threads());
        measurements.add(JAVA_THREADS, now, live.get(5));
        measurements.add(UNIX_HANDLES, now, figures.handles());
    }

    private int reports() {
        return (int) LIVE.matcher(program.output()).results().count();
    }

    /** Objects, strings, misuses, kilobytes of the JVM, heap and threads of the last report. */
    private List<Long> last(String kind) {
        List<MatchResult> found = LIVE.matcher(program.output())
                .results()
                .filter(report -> report.group(1).equals(kind))
                .toList();
        assertThat(found).as(program.output()).isNotEmpty();
        MatchResult latest = found.get(found.size() - 1);
        List<Long> numbers = new ArrayList<>();
        for (int i = 2; i <= latest.groupCount(); i++) {
            numbers.add(Long.parseLong(latest.group(i)));
        }
        return numbers;
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url.resolve(path)));
    }

    private String post(String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url.resolve("/jolokia/")).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
