package org.wdsjmx.plugin.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;
import org.wdsjmx.mbean.TransportNames;

/** Compares all that the program shows with the truth, and measures it, while nobody does anything. */
final class Checkpoint {

    /** Those that answer HTTP are as many as were needed within half a minute, those of remote JMX are compared with what it was used for. */
    private static final Gauge THREADS = new Gauge("threads but of HTTP and remote JMX", 0, 2);

    private static final Gauge HTTP_THREADS = new Gauge("threads of HTTP", 0, 8);
    private static final Gauge HANDLES = new Gauge("files and sockets but of remote JMX", 0, 8);
    /** Sessions without clients are none: their number differs a little. */
    private static final Gauge MBEANS = new Gauge("MBeans", 0, 6);

    private static final Gauge SERIES = new Gauge("series", 0, 30);
    private static final Gauge HEAP = new Gauge("heap after collection, MB", 0.1, 1.5);
    private static final Gauge OBJECTS = new Gauge("objects of wds-jmx on the heap", 0.1, 500);
    private static final Pattern OURS = Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +org\\.wdsjmx\\.");

    /** Our own console and its calls, also those of a little while ago. */
    private static final int OWN_CONSOLES = 1;

    private static final int OWN_CONNECTIONS = 8;

    /** What was asked for by alerts before is still done meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final World world;
    private final Calls calls;
    private final Witness witness;
    private final ConsolesGone gone;

    Checkpoint(World world, Calls calls, Witness witness, ConsolesGone gone) {
        this.world = world;
        this.calls = calls;
        this.witness = witness;
        this.gone = gone;
    }

    /** Fails when the program does not show the truth within a few intervals, or when anything was wrong before. */
    void check(Life life) throws IOException {
        assertThat(life.findings()).as("what the watchdog found").isEmpty();
        assertThat(witness.lies()).as("what was not true").isEmpty();
        assertThat(calls.faults(world.hits())).as("wrong disconnects").isEmpty();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(differences(life))
                        .as("what differs from the truth")
                        .isEmpty());
    }

    private List<String> differences(Life life) throws IOException, InterruptedException, JMException {
        List<Machine> truth = world.present();
        List<String> differences = new ArrayList<>();
        compare("MBeans", truth.stream().map(Checkpoint::bean).collect(Collectors.toSet()), beans(life), differences);
        Scrape scrape = life.scrape();
        compare("series", truth.stream().map(Machine::mac).collect(Collectors.toSet()), scrape.clients(), differences);
        Map<Machine, Long> owed = new HashMap<>();
        for (WorldServer server : world.servers()) {
            Map<Machine, Long> here = server.departures();
            owed.putAll(here);
            long told = scrape.sum("wds_clients_left_total", server.name());
            if (told != here.size()) {
                differences.add(server.name() + ": " + here.size() + " left, " + told + " are counted");
            }
            if (!scrape.isUp(server.name())) {
                differences.add(server.name() + " is down");
            }
        }
        differences.addAll(life.notes().faults(owed));
        return differences;
    }

    private static ObjectName bean(Machine machine) {
        return TransportNames.client(machine.server(), machine.session(), machine.id(), machine.name());
    }

    private static Set<ObjectName> beans(Life life) throws IOException, JMException {
        return life.mbeans().queryNames(new ObjectName("wds.transport:type=Client,*"), null);
    }

    private static <T> void compare(String what, Set<T> truth, Set<T> shown, List<String> differences) {
        Set<T> missing = new HashSet<>(truth);
        missing.removeAll(shown);
        Set<T> leftover = new HashSet<>(shown);
        leftover.removeAll(truth);
        if (!missing.isEmpty() || !leftover.isEmpty()) {
            differences.add(what + ": missing " + missing + ", left over " + leftover);
        }
    }

    /** Measures what must not grow, and fails when more is done for consoles that have gone than the JDK may. */
    void measure(Life life, double seconds, Measurements into, Evidence evidence)
            throws IOException, InterruptedException {
        String histogram = life.histogram();
        Scrape scrape = life.scrape();
        evidence.keep("histogram", seconds, histogram);
        String threads = life.command("Thread.print");
        evidence.keep("threads", seconds, threads);
        ThreadCensus census = ThreadCensus.of(threads);
        requireNoMoreForConsolesThanMayBe(census);
        evidence.keep("metrics", seconds, scrape.page());
        into.add(HEAP, seconds, Life.megabytes(histogram));
        into.add(
                OBJECTS,
                seconds,
                OURS.matcher(histogram)
                        .results()
                        .mapToLong(line -> Long.parseLong(line.group(1)))
                        .sum());
        into.add(THREADS, seconds, census.others());
        into.add(HTTP_THREADS, seconds, census.http());
        into.add(HANDLES, seconds, life.figures().handles() - census.served());
        into.add(MBEANS, seconds, life.mbeans().getMBeanCount());
        into.add(SERIES, seconds, scrape.series());
    }

    private void requireNoMoreForConsolesThanMayBe(ThreadCensus census) {
        assertThat(census.known()).as("consoles that the JDK knows").isLessThanOrEqualTo(OWN_CONSOLES + gone.known());
        assertThat(census.served())
                .as("connections of remote JMX that are served")
                .isLessThanOrEqualTo(OWN_CONNECTIONS + gone.served());
    }
}
