package org.wdsjmx.plugin.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;

/**
 * A WDS server that lives outside of the program under test, and so knows the truth: who is there, who was disconnected, who must have been seen to
 * leave. It gives the lowest id that is free to whoever comes, so that ids are reused at once. Safe for use by several threads.
 */
final class WorldServer {

    private static final int POPULATION = 40;
    private static final int SESSIONS = 3;
    private static final long FIRST_ID = 4_000_000_000L;

    private final String name;
    private final Random random;
    private final Numbers numbers;
    private final Map<Long, Machine> machines = new TreeMap<>();
    private final List<Hit> hits = new ArrayList<>();
    private final Departures departures = new Departures();
    private Trouble trouble = Trouble.NONE;
    private long troubleSince = System.nanoTime();
    private long nextSession = 1;
    private Long answeredFirst;
    private Long askedFirst;

    /** Numbers for machines, each used once in the whole world. */
    interface Numbers {
        long next();
    }

    WorldServer(String name, Random random, Numbers numbers) {
        this.name = name;
        this.random = random;
        this.numbers = numbers;
        fill();
    }

    String name() {
        return name;
    }

    /** Some leave and as many come; now and then a session ends and another begins. */
    synchronized void churn() {
        if (random.nextInt(20) == 0) {
            long ending = nextSession++;
            remove(machines.values().stream()
                    .filter(machine -> machine.session() == ending)
                    .toList());
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            anyone().ifPresent(machine -> remove(List.of(machine)));
        }
        fill();
    }

    private void fill() {
        for (long id = FIRST_ID; machines.size() < POPULATION; id++) {
            if (!machines.containsKey(id)) {
                machines.put(id, Machine.numbered(numbers.next(), name, nextSession + random.nextInt(SESSIONS), id));
            }
        }
    }

    private void remove(Collection<Machine> leaving) {
        for (Machine machine : leaving) {
            machines.remove(machine.id());
            departures.left(machine);
        }
    }

    /** Who is there. */
    synchronized List<Machine> present() {
        return List.copyOf(machines.values());
    }

    synchronized Optional<Machine> anyone() {
        List<Machine> all = present();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    synchronized List<Hit> hits() {
        return List.copyOf(hits);
    }

    /** Each machine that the program of this life was shown and that has left, and when it became so by {@link System#nanoTime}. */
    synchronized Map<Machine, Long> departures() {
        return departures.owed();
    }

    synchronized void shown(List<Machine> taken) {
        departures.shown(taken);
    }

    /** Another life of the program begins. */
    synchronized void beginLife() {
        departures.beginLife();
        answeredFirst = null;
        askedFirst = null;
    }

    synchronized void asked() {
        askedFirst = askedFirst == null ? Long.valueOf(System.nanoTime()) : askedFirst;
    }

    synchronized void answered() {
        answeredFirst = answeredFirst == null ? Long.valueOf(System.nanoTime()) : answeredFirst;
    }

    /** Whether the first read of this life can have ended before this moment, be it because it was given up. */
    synchronized boolean mayHaveBeenRead(long moment, Duration deadline) {
        return answeredFirst != null && answeredFirst < moment
                || askedFirst != null && askedFirst + deadline.toNanos() < moment;
    }

    /** Whether this life had the answer to its first read that long before the moment. */
    synchronized boolean hadBeenRead(long moment, Duration before) {
        return answeredFirst != null && answeredFirst + before.toNanos() < moment;
    }

    synchronized void suffer(Trouble wanted) {
        trouble = wanted;
        troubleSince = System.nanoTime();
        notifyAll();
    }

    synchronized Trouble trouble() {
        return trouble;
    }

    /** How long it has been at a moment as it is now; negative when it was otherwise then. */
    private Duration steadyAt(long moment) {
        return Duration.ofNanos(moment - troubleSince);
    }

    /** Whether it can be read now, and could for a while before a moment; false as well when nothing is known of that. */
    synchronized boolean isSurelyUp(long moment, Duration before) {
        return trouble.isReadable() && steadyAt(moment).compareTo(before) > 0;
    }

    /** Whether it cannot be read now, and could not for a while before a moment. */
    synchronized boolean isSurelyDown(long moment, Duration before) {
        return !trouble.isReadable() && steadyAt(moment).compareTo(before) > 0;
    }

    /** Waits as long as nothing is answered; true when it had to. */
    synchronized boolean hang() throws InterruptedException {
        boolean hung = false;
        while (trouble == Trouble.HANGS) {
            hung = true;
            wait();
        }
        return hung;
    }

    /** What a server does with a request: the id alone does not name a machine. */
    synchronized DisconnectOutcome disconnect(ClientIdentity client, Instant received) {
        Machine listed = machines.get(client.id());
        if (listed == null) {
            return DisconnectOutcome.ALREADY_GONE;
        }
        if (!client.isSameMachine(listed.mac())) {
            return DisconnectOutcome.CHANGED;
        }
        if (trouble == Trouble.REFUSES) {
            return DisconnectOutcome.FAILED;
        }
        hits.add(new Hit(received, listed));
        remove(List.of(listed));
        return DisconnectOutcome.ACCEPTED;
    }
}
