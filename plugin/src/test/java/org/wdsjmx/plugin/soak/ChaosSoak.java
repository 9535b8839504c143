package org.wdsjmx.plugin.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole application for a long time, in a virtual machine of its own that is killed and started again: clients churn, servers hang, fail and
 * return, consoles connect and vanish, operators and alerts disconnect clients, the disk of audit and ledger fills up. The truth is kept outside, and
 * everything that the program shows, does and records is compared with it all along.
 */
class ChaosSoak {

    /** The share of the time in which the program is killed again and again; the rest is one life, so that slow growth shows. */
    private static final double KILLING = 0.15;

    /** What the JDK holds for consoles that vanished grows until the first of them are forgotten. */
    private static final double LEAST_WARM_UP = ConsolesGone.KNOWN.toSeconds();

    private final long seed = Long.getLong("wdsjmx.soak.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final SoakTime time = SoakTime.of("wdsjmx.soak", "5m");
    private final World world = new World(random, "WDS01", "WDS02", "WDS03");
    private final Calls calls = new Calls();
    private final Witness witness = new Witness(world);
    private final ConsolesGone gone = new ConsolesGone();
    private final Checkpoint checkpoint = new Checkpoint(world, calls, witness, gone);

    @TempDir
    private Path directory;

    private Optional<SmallDisk> disk;
    private WorldPort port;
    private AuditTrail audit;
    private Lives lives;

    @BeforeEach
    void begin() throws Exception {
        System.out.println("Soak, -Dwdsjmx.soak.seed=" + seed);
        Path books = Files.createDirectory(directory.resolve("books"));
        disk = SmallDisk.mount(books, 32 + 16 * (int) (time.length() / 3600));
        audit = new AuditTrail(books.resolve("audit.jsonl"));
        port = new WorldPort(world);
        lives = new Lives(configuration(books), world, port);
    }

    private Path configuration(Path books) throws Exception {
        return Files.writeString(
                directory.resolve("wds-jmx.yaml"),
                String.format(
                        Locale.ROOT,
                        """
                backend: emulator
                poll: {interval: %ds, deadline: %ds, staleAfter: %ds, stalledAfter: 1h}
                http: {port: 0}
                jmx: {port: 0}
                access: {anonymous: admin}
                audit: {file: %s, maxSize: 1MB}
                remediation:
                  mode: ENFORCE
                  maxPerHour: 240
                  settle: 1s
                  confirmWithin: 10s
                  breakerAfter: 100
                  rules: [{alert: %s, condition: present, maxShare: 1.0, coolDown: 1m}]
                """,
                        Pace.INTERVAL.toSeconds(),
                        Pace.DEADLINE.toSeconds(),
                        Pace.STALE_AFTER.toSeconds(),
                        books.resolve("audit.jsonl"),
                        AlertPoster.ALERT));
    }

    @AfterEach
    void end() throws Exception {
        lives.close();
        port.close();
        if (disk.isPresent()) {
            disk.get().close();
        }
    }

    @Test
    void nothingGrowsNobodyIsMissedAndAllIsRecorded() throws Exception {
        lives.begin();
        Chaos chaos = new Chaos(world, lives, calls, audit, random);
        Measurements measurements = new Measurements();
        // Kills end with the share of the time that is theirs and the round that has begun by then.
        double lastLife = KILLING * time.length();
        double warmUp = Math.min(lastLife + Math.max(LEAST_WARM_UP, time.length() / 3), 0.6 * time.length());
        Evidence.forget();
        Evidence evidence = new Evidence(warmUp);
        try (Crowd crowd = crowd()) {
            int round = 0;
            while (!time.isOver()) {
                if (time.passed() < lastLife && round % 2 == 1) {
                    chaos.kill(crowd);
                    measurements = new Measurements();
                } else if (disk.isPresent() && round % 5 == 0) {
                    chaos.fill(disk.get(), crowd);
                } else {
                    chaos.trouble();
                }
                lookAround(crowd, measurements, evidence);
                round++;
            }
        }
        conclude(chaos, measurements.after(warmUp));
    }

    private Crowd crowd() {
        Crowd crowd = new Crowd(lives::current);
        crowd.add("churn", next(), Duration.ofMillis(600), life -> world.churn());
        crowd.add("witness", next(), Duration.ofMillis(800), witness::look);
        crowd.add("operator-1", next(), Duration.ofSeconds(1), new Operator(calls, next())::byConsole);
        crowd.add("operator-2", next(), Duration.ofSeconds(1), new Operator(calls, next())::byConsole);
        crowd.add("operator-3", next(), Duration.ofSeconds(1), new Operator(calls, next())::byJolokia);
        crowd.add("alerts", next(), Duration.ofSeconds(2), new AlertPoster(world, calls, next())::post);
        crowd.add("console", next(), Duration.ofSeconds(2), new Console(world, gone, next())::byRmi);
        crowd.add("killed-console", next(), Duration.ofSeconds(15), new Console(world, gone, next())::byRmiKilled);
        crowd.add("scraper", next(), Duration.ofSeconds(1), new Console(world, gone, next())::byHttp);
        crowd.add("subscriber", next(), Duration.ofMillis(500), new Console(world, gone, next())::bySubscription);
        return crowd;
    }

    private Random next() {
        return new Random(random.nextLong());
    }

    private void lookAround(Crowd crowd, Measurements measurements, Evidence evidence) throws Exception {
        crowd.still(() -> {
            crowd.requireNoSurprise();
            checkpoint.check(lives.current());
            checkpoint.measure(lives.current(), time.passed(), measurements, evidence);
        });
    }

    private void conclude(Chaos chaos, List<Measurements.Verdict> verdicts) throws Exception {
        lives.end();
        List<Hit> hits = world.hits();
        System.out.println(Measurements.table(verdicts) + chaos.summary() + "\n" + hits.size()
                + " disconnects reached a machine; " + calls.summary() + "; " + witness.looks() + " looks at wds_up; "
                + Math.round(time.passed()) + " s");
        assertThat(calls.faults(hits)).as("wrong disconnects").isEmpty();
        assertThat(audit.faults()).as("faults of the audit").isEmpty();
        assertThat(audit.missing(hits)).as("intents that are missing").isEmpty();
        assertThat(verdicts).filteredOn(Measurements.Verdict::grows).isEmpty();
    }
}
