package org.wdsjmx.plugin.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Compares what the program says of servers, and whether it is ready, with the truth. */
final class Witness {

    private final World world;
    private final List<String> lies = new ArrayList<>();
    private int looks;

    Witness(World world) {
        this.world = world;
    }

    /** Looks once; a program that is dead says nothing. */
    void look(Life life) throws InterruptedException {
        try {
            checkReadiness(life);
            checkUp(life);
        } catch (IOException theProgramHasGone) {
            // It is killed now and then.
        }
    }

    private void checkReadiness(Life life) throws IOException, InterruptedException {
        long asked = System.nanoTime();
        int status = life.get("/-/ready").statusCode();
        long answered = System.nanoTime();
        // The deadline of the program began a little before the server was reached.
        boolean mayBe = world.servers().stream()
                .allMatch(server -> server.mayHaveBeenRead(answered, Pace.DEADLINE.minus(Duration.ofMillis(500))));
        boolean must = world.servers().stream().allMatch(server -> server.hadBeenRead(asked, Pace.GRACE));
        if (status == 200 && !mayBe) {
            add("ready before every server was read");
        }
        if (status != 200 && must) {
            add("not ready (" + status + ") although every server was read");
        }
    }

    private void checkUp(Life life) throws IOException, InterruptedException {
        long asked = System.nanoTime();
        Scrape scrape = life.scrape();
        boolean settled = asked - life.begun() > Pace.RECOVERY.toNanos();
        for (WorldServer server : world.servers()) {
            boolean up = scrape.isUp(server.name());
            if (!up && settled && server.isSurelyUp(asked, Pace.RECOVERY)) {
                add(server.name() + " is said to be down, but is well");
            }
            if (up && server.isSurelyDown(asked, Pace.NOTICE)) {
                add(server.name() + " is said to be up, but suffers: " + server.trouble());
            }
        }
        countLook();
    }

    private synchronized void countLook() {
        looks++;
    }

    private synchronized void add(String lie) {
        lies.add(lie);
    }

    synchronized List<String> lies() {
        return List.copyOf(lies);
    }

    synchronized int looks() {
        return looks;
    }
}
