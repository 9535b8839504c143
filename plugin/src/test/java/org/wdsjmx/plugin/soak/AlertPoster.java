package org.wdsjmx.plugin.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.wdsjmx.plugin.soak.Calls.Named;

/** Posts alerts as Alertmanager would, some of them late: about machines that may have left, whose ids others have. */
final class AlertPoster {

    /** The alert that the program has a rule for. */
    static final String ALERT = "SoakAlert";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REMEMBERED = 20;

    private final World world;
    private final Calls calls;
    private final Random random;
    private final Deque<Machine> remembered = new ArrayDeque<>();
    private long alerts;

    AlertPoster(World world, Calls calls, Random random) {
        this.world = world;
        this.calls = calls;
        this.random = random;
    }

    void post(Life life) throws InterruptedException {
        WorldServer server = world.servers().get(random.nextInt(world.servers().size()));
        server.anyone().ifPresent(remembered::addLast);
        if (remembered.size() < REMEMBERED) {
            return;
        }
        Machine machine = random.nextBoolean() ? remembered.removeFirst() : remembered.removeLast();
        calls.alertAbout(Named.of(machine));
        try {
            int status = life.post("/alerts", alert(machine)).statusCode();
            assertThat(status).as("status of an alert").isIn(200, 503);
        } catch (IOException theProgramHasGone) {
            // What it took it remembers.
        }
    }

    private String alert(Machine machine) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("version", "4");
        root.putArray("alerts")
                .addObject()
                .put("status", "firing")
                .put("fingerprint", "soak-" + alerts++)
                .put("startsAt", Instant.now().toString())
                .putObject("labels")
                .put("alertname", ALERT)
                .put("server", machine.server())
                .put("session", Long.toString(machine.session()))
                .put("client", Long.toString(machine.id()))
                .put("mac", machine.mac())
                .put("name", machine.name());
        return JSON.writeValueAsString(root);
    }
}
