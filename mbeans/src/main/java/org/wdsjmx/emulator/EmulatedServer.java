package org.wdsjmx.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerAction.Deregister;
import org.wdsjmx.transport.ServerAction.NamespaceTarget;
import org.wdsjmx.transport.ServerAction.StartTransmission;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TftpClient;
import org.wdsjmx.transport.TransportException;

/**
 * One emulated server, as who runs a scenario or a test sees it: besides what its scenario does by itself, machines can be
 * put in and taken away, and faults raised. It exists whether or not somebody is connected to it.
 *
 * <p>It moves on when it is looked at or changed, to the moment that its clocks show, in steps of 100 ms. Thread-safe.
 */
public final class EmulatedServer {

    private final ServerScenario scenario;
    private final MomentSource world;
    private final MomentSource observer;
    private final Faults faults;
    private final Object lock = new Object();
    private final ServerModel model;
    private final Actions actions;
    private final Disconnects disconnects;
    private Moment epoch;
    private Moment frozenAt;

    EmulatedServer(ServerScenario scenario, long seed, MomentSource world, MomentSource observer, Moment epoch) {
        this.scenario = scenario;
        this.world = world;
        this.observer = observer;
        this.epoch = epoch;
        this.faults = new Faults(scenario.faults());
        this.model = new ServerModel(scenario, seed);
        this.disconnects = new Disconnects(model, faults, world);
        this.actions = new Actions(scenario, model, faults);
    }

    /** The name in the scenario. */
    public String name() {
        return scenario.name();
    }

    /**
     * Offers another namespace.
     *
     * @throws IllegalStateException when one of this name is registered
     */
    public void register(NamespaceScenario namespace) {
        synchronized (lock) {
            advance();
            if (model.offers().find(namespace.name()).isPresent()) {
                throw new IllegalStateException("Registering namespace \"" + namespace.name() + "\" failed: "
                        + HResult.of(Codes.NAMESPACE_ALREADY_EXISTS));
            }
            model.offers().register(namespace, model.now());
        }
    }

    /**
     * Withdraws a namespace. While it has sessions, and these are not terminated, it is a tombstone: they go on to their
     * end, and nobody else can join.
     *
     * @param terminateSessions whether its clients leave at once. That they do is the emulator's own choice
     * @throws TransportException when no such namespace is registered
     */
    public void deregister(String namespace, boolean terminateSessions) throws TransportException {
        carryOut(new Deregister(new NamespaceTarget(-1, namespace), terminateSessions), null);
    }

    /**
     * Starts a ScheduledCast, as an administrator does.
     *
     * @throws TransportException when no such namespace is registered, it is an AutoCast, it has been started before, or
     *     nobody waits
     */
    public void startTransmission(String namespace) throws TransportException {
        carryOut(new StartTransmission(new NamespaceTarget(-1, namespace)), null);
    }

    /** Lets a machine join from the beginning; see {@link #join(String, String, EmulatedMachine, int, Duration)}. */
    public long join(String namespace, String content, EmulatedMachine machine) {
        return join(namespace, content, machine, 0, Duration.ZERO);
    }

    /**
     * Lets a machine join the session of a content. Content and session come to be with the first machine; a content that
     * the scenario does not list has 4 GiB.
     *
     * @param percent what it already has, 0 to 100
     * @param joinedFor how long it has been there
     * @return the client id that the server gave it
     * @throws IllegalStateException when the namespace is not registered, or is a ScheduledCast that has been started
     * @throws IllegalArgumentException when the percentage is not one
     */
    public long join(String namespace, String content, EmulatedMachine machine, int percent, Duration joinedFor) {
        double share = share(percent);
        synchronized (lock) {
            advance();
            try {
                ClientModel client = model.join(new Place(namespace, content), machine, share, joinedFor.toMillis());
                model.settle();
                return client.id();
            } catch (TransportException refused) {
                throw new IllegalStateException(refused.getMessage(), refused);
            }
        }
    }

    /**
     * Takes a machine away at once, without its having been asked; it does not come back.
     *
     * @return false when there is no client with this id
     */
    public boolean leave(long clientId) {
        synchronized (lock) {
            advance();
            ClientModel client = model.client(clientId);
            boolean gone = client != null && model.remove(client);
            model.settle();
            return gone;
        }
    }

    /**
     * Puts another machine in the place of a client, under the same id: what a monitor sees when an id was freed and handed
     * out again between two of its reads.
     *
     * @throws IllegalArgumentException when there is no client with this id, or the percentage is not one
     */
    public void replace(long clientId, EmulatedMachine successor, int percent, Duration joinedFor) {
        double share = share(percent);
        synchronized (lock) {
            advance();
            ClientModel client = model.client(clientId);
            if (client == null) {
                throw Check.wrong("client id", clientId, "the server has no such client", "Take an id from a read");
            }
            model.replace(client, successor, share, joinedFor.toMillis());
            model.settle();
        }
    }

    /**
     * Shows these TFTP transfers besides those of the scenario. They do not move; they are shown until this is called again
     * or the services are stopped.
     */
    public void transfers(List<TftpClient> transfers) {
        synchronized (lock) {
            model.transfers().stand(transfers);
        }
    }

    /** Raises a fault with its default code, until {@link #heal()}. */
    public void fail(FaultKind kind) {
        fail(kind, kind.defaultCode());
    }

    /** Raises a fault with a code, until {@link #heal()}. */
    public void fail(FaultKind kind, int hresult) {
        faults.raise(kind, hresult);
    }

    /** Ends every fault that is there now, timed ones included; calls that hang go on. */
    public void heal() {
        faults.heal(elapsed());
    }

    /** Stops the time of this server: nothing moves, rates are 0. Connections work. */
    public void freeze() {
        synchronized (lock) {
            if (frozenAt == null) {
                advance();
                frozenAt = world.moment();
            }
        }
    }

    /** Lets the time of this server go on where it was stopped; start times that lie ahead are put off by as much. */
    public void thaw() {
        synchronized (lock) {
            if (frozenAt != null) {
                epoch = epoch.plus(world.moment().since(frozenAt));
                frozenAt = null;
            }
        }
    }

    /** The last 1,000 disconnects that have reached the server, oldest first; those that it refused included. */
    public List<DisconnectRequest> disconnects() {
        synchronized (lock) {
            return disconnects.requests();
        }
    }

    void connect() throws TransportException {
        faults.check(
                "Connecting to \"" + name() + '"',
                elapsed(),
                FaultKind.UNREACHABLE,
                FaultKind.ACCESS_DENIED,
                FaultKind.CONNECT);
    }

    ServerSnapshot read(BooleanSupplier givenUp) throws TransportException {
        Moment began = observer.moment();
        long elapsed = enter("Reading \"" + name() + '"', givenUp);
        synchronized (lock) {
            advance();
            boolean frozen = frozenAt != null;
            return new SnapshotWriter(scenario, model, epoch.instant(), frozen, faults, elapsed).write(began, observer);
        }
    }

    List<DisconnectResult> disconnect(List<ClientIdentity> clients, DisconnectType type, BooleanSupplier givenUp)
            throws TransportException {
        long elapsed = enter("Disconnecting clients of \"" + name() + '"', givenUp);
        List<DisconnectResult> results = new ArrayList<>(clients.size());
        for (ClientIdentity client : clients) {
            synchronized (lock) {
                advance();
                results.add(disconnects.disconnect(client, type, elapsed));
            }
        }
        return List.copyOf(results);
    }

    void perform(ServerAction action, BooleanSupplier givenUp) throws TransportException {
        long elapsed = enter(action.describe(), givenUp);
        carryOut(action, faults.now(FaultKind.ACTION, elapsed).orElse(null));
    }

    /** @param refusal what the server answers instead of doing it; {@code null} = it does it */
    private void carryOut(ServerAction action, HResult refusal) throws TransportException {
        synchronized (lock) {
            advance();
            actions.perform(action, epoch.instant(), elapsed(), Optional.ofNullable(refusal));
            model.settle();
        }
    }

    /** What every call through the port meets first. @return the scenario's time that decides about its faults */
    private long enter(String what, BooleanSupplier givenUp) throws TransportException {
        faults.awaitNoHang(what, this::elapsed, givenUp);
        long elapsed = elapsed();
        faults.check(what, elapsed, FaultKind.UNREACHABLE, FaultKind.ACCESS_DENIED, FaultKind.RETRIEVE_NAMESPACES);
        return elapsed;
    }

    void wake() {
        faults.wake();
    }

    private long elapsed() {
        synchronized (lock) {
            Moment now = frozenAt == null ? world.moment() : frozenAt;
            return now.since(epoch).toMillis();
        }
    }

    private void advance() {
        model.advanceTo(elapsed());
    }

    private static double share(int percent) {
        if (percent < 0 || percent > 100) {
            throw Check.wrong("percent", percent, "it lies between 0 and 100", "Give what the machine already has");
        }
        return percent / 100.0;
    }
}
