package org.wdsjmx.emulator;

import org.wdsjmx.transport.Client;

/** A machine in a session. Guarded by the lock of its server. */
final class ClientModel {

    private static final int UTILIZATION_PERIOD_MILLIS = 2_000;
    private static final int LINK_PERIOD_MILLIS = 1_000;
    private static final double WANDER = 0.2;

    private final long id;
    private final EmulatedMachine machine;
    private final long joinedAt;
    private final long seed;
    private final long subject;
    private final double ownSpeed;
    private final Episode stall;
    private final Episode slowdown;

    private SessionModel session;
    private long inSessionSince;
    private double received;
    private boolean complete;
    private boolean stalled;
    private boolean slowed;
    private boolean leaving;

    ClientModel(long id, EmulatedMachine machine, SessionModel session, long joinedAt, double received, long seed) {
        this.id = id;
        this.machine = machine;
        this.session = session;
        this.joinedAt = joinedAt;
        this.inSessionSince = joinedAt;
        this.received = received;
        this.complete = received >= session.content().size();
        this.seed = seed;
        this.subject = Noise.subject(machine.macAddress());
        this.ownSpeed = machine.link().speed() * (1 + machine.link().jitter() * Noise.swing(seed, subject, -1));
        this.stall = Episode.of(machine.stall());
        this.slowdown = Episode.of(machine.slowdown());
    }

    long id() {
        return id;
    }

    EmulatedMachine machine() {
        return machine;
    }

    SessionModel session() {
        return session;
    }

    /** It goes on in another session of the same content with what it has. */
    void moveTo(SessionModel other, long now) {
        session = other;
        inSessionSince = now;
    }

    /** Whether it takes what the sender sends: then, and only then, it also has a say in the pace. */
    boolean listening() {
        return !complete && !stalled;
    }

    boolean complete() {
        return complete;
    }

    /** Whether it has been told to go, or has everything and is about to go. */
    boolean leaving() {
        return leaving;
    }

    void leave() {
        leaving = true;
    }

    /** What its link takes, in bytes per second, without the wandering. This decides who is the slowest. */
    double speed() {
        return slowed ? machine.slowdown().speed() : ownSpeed;
    }

    /** What its link takes at this moment, in bytes per second. */
    double speedAt(long now) {
        double jitter = machine.link().jitter();
        return jitter == 0
                ? speed()
                : speed() * (1 + WANDER * jitter * Noise.swing(seed, subject, Math.floorDiv(now, LINK_PERIOD_MILLIS)));
    }

    /** Lets stalls and slowdowns begin and end. */
    void observe(long now) {
        if (stall != null) {
            stalled = stall.underWay(now, now - joinedAt, completion());
        }
        if (slowdown != null) {
            slowed = slowdown.underWay(now, now - joinedAt, completion());
        }
    }

    /** @return whether this made it complete */
    boolean receive(double bytes) {
        double size = session.content().size();
        received = Math.min(size, received + bytes);
        complete = received >= size;
        return complete;
    }

    private double completion() {
        return received / session.content().size();
    }

    /** As the server shows it; the percentages pass through whole numbers as they do on a real server. */
    Client show(long shownId, long now, double rate, boolean nameReadable, boolean macReadable) {
        // The small addend makes up for binary fractions, so that 37 percent of a size is shown as 37.
        int percent = complete ? 100 : (int) Math.min(99, Math.floor(completion() * 100 + 1e-9));
        Utilization load = machine.utilization();
        boolean told = load.reported();
        long period = Math.floorDiv(now, UTILIZATION_PERIOD_MILLIS);
        return new Client(
                shownId,
                nameReadable ? machine.name() : null,
                macReadable ? machine.macAddress() : null,
                machine.ipAddress(),
                machine.userIdentity(),
                Client.ratio(percent),
                Math.floorDiv(now - inSessionSince, 1_000),
                Client.ratio(percent(told, load.cpu(), 5 + 35 * Noise.unit(seed, subject, 3 * period))),
                Client.ratio(percent(told, load.memory(), 25 + 35 * Noise.unit(seed, subject, 3 * (period / 8) + 1))),
                Client.ratio(percent(told, load.network(), listening() ? 100 * rate / speed() : 0)));
    }

    private static long percent(boolean told, Integer fixed, double generated) {
        if (!told) {
            return Client.UTILIZATION_UNKNOWN;
        }
        return fixed != null ? fixed : Math.min(100, Math.round(generated));
    }
}
