package org.wdsjmx.plugin.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.openmbean.CompositeData;
import org.wdsjmx.mbean.TransportNames;
import org.wdsjmx.transport.DisconnectOutcome;

/** What happens to servers, disk and program, and how they recover. */
final class Chaos {

    private static final int SHORTEST_TROUBLE = 2_000;
    private static final int LONGEST_TROUBLE = 10_000;
    private static final int PROBES = 80;
    private static final int ENOUGH_REFUSALS = 5;

    private final World world;
    private final Lives lives;
    private final Calls calls;
    private final AuditTrail audit;
    private final Random random;
    private final Map<Trouble, Integer> troubles = new EnumMap<>(Trouble.class);
    private int kills;
    private int fillings;
    private Duration slowestRecovery = Duration.ZERO;

    Chaos(World world, Lives lives, Calls calls, AuditTrail audit, Random random) {
        this.world = world;
        this.lives = lives;
        this.calls = calls;
        this.audit = audit;
        this.random = random;
    }

    /** One or two servers suffer for a while, and must be read soon after they are well. */
    void trouble() throws InterruptedException {
        List<WorldServer> struck = new ArrayList<>(world.servers());
        Collections.shuffle(struck, random);
        struck = struck.subList(0, 1 + random.nextInt(2));
        for (WorldServer server : struck) {
            Trouble trouble = Trouble.values()[1 + random.nextInt(Trouble.values().length - 1)];
            troubles.merge(trouble, 1, Integer::sum);
            server.suffer(trouble);
        }
        pause(SHORTEST_TROUBLE, LONGEST_TROUBLE);
        heal(struck);
    }

    private void heal(List<WorldServer> struck) {
        struck.forEach(server -> server.suffer(Trouble.NONE));
        long healed = System.nanoTime();
        for (WorldServer server : struck) {
            await().alias(server.name() + " is up again")
                    .atMost(Pace.RECOVERY)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> lives.current().scrape().isUp(server.name()));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - healed);
        slowestRecovery = took.compareTo(slowestRecovery) > 0 ? took : slowestRecovery;
    }

    /** The program is killed in the midst of everything; its audit must be whole, and the next life goes on. One server may hang meanwhile. */
    void kill(Crowd crowd) throws Exception {
        pause(SHORTEST_TROUBLE, LONGEST_TROUBLE / 2);
        lives.kill();
        kills++;
        assertThat(audit.faults())
                .as("faults of the audit after the program was killed")
                .isEmpty();
        assertThat(audit.missing(world.hits())).as("intents that were lost").isEmpty();
        WorldServer server = world.servers().get(random.nextInt(world.servers().size()));
        if (random.nextBoolean()) {
            server.suffer(Trouble.HANGS);
        }
        crowd.still(lives::begin);
        pause(SHORTEST_TROUBLE, LONGEST_TROUBLE / 2);
        heal(List.of(server));
    }

    /** While the disk is full nothing is done, because it cannot be recorded; as soon as there is room all goes on. */
    void fill(SmallDisk disk, Crowd crowd) throws Exception {
        fillings++;
        crowd.still(() -> {
            disk.fill();
            int refusals = 0;
            for (int probe = 0; probe < PROBES && refusals < ENOUGH_REFUSALS; probe++) {
                refusals += isRefused() ? 1 : 0;
            }
            assertThat(refusals).as("refusals while the disk is full").isEqualTo(ENOUGH_REFUSALS);
        });
        pause(SHORTEST_TROUBLE, LONGEST_TROUBLE / 2);
        disk.free();
        int before = calls.count(DisconnectOutcome.ACCEPTED);
        await().alias("a request is accepted once there is room on the disk")
                .atMost(Pace.RECOVERY)
                .until(() -> {
                    isRefused();
                    return calls.count(DisconnectOutcome.ACCEPTED) > before;
                });
    }

    /** Asks for a client; what is refused must not reach it. */
    private boolean isRefused() throws IOException, JMException {
        Machine machine = world.servers().get(0).anyone().orElseThrow();
        calls.about(Calls.Named.of(machine));
        try {
            CompositeData result = (CompositeData) lives.current()
                    .mbeans()
                    .invoke(
                            TransportNames.client(machine.server(), machine.session(), machine.id(), machine.name()),
                            "disconnect",
                            new Object[] {"Fallback"},
                            new String[] {String.class.getName()});
            DisconnectOutcome outcome = DisconnectOutcome.valueOf((String) result.get("outcome"));
            calls.told(Calls.Named.of(machine), outcome);
            boolean refused = outcome == DisconnectOutcome.REFUSED;
            if (refused) {
                assertThat(world.server(machine.server()).hits())
                        .as("what was refused")
                        .noneMatch(hit -> hit.machine().equals(machine));
            }
            return refused;
        } catch (InstanceNotFoundException itCameSinceTheLastRead) {
            return false;
        }
    }

    private void pause(int least, int most) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(least + random.nextInt(most - least));
    }

    String summary() {
        return troubles + " of servers, the slowest recovery after " + slowestRecovery.toMillis() + " ms; " + kills
                + " kills; " + fillings + " times a full disk";
    }
}
