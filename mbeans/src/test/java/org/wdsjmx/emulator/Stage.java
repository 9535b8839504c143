package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.wdsjmx.testing.SteppingClock;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.Session;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/** An emulator with one server, a clock in the test's hand, and a connection of the test's thread. */
final class Stage implements AutoCloseable {

    static final String IMAGE = "WDS:Images/install.wim/1";
    static final long MB = 1_000_000;

    final SteppingClock clock = new SteppingClock();
    final Emulator emulator;
    final EmulatedServer server;
    final TransportServer connection;

    Stage(ServerScenario server) {
        this(Scenario.of(42, server));
    }

    Stage(Scenario scenario) {
        try {
            emulator = new Emulator(scenario, clock);
            this.server = emulator.server("");
            connection = emulator.connect("");
        } catch (TransportException e) {
            throw new AssertionError(e);
        }
    }

    /** A server with capacity to spare that offers an AutoCast of this size. */
    static ServerScenario autoCast(long size, MachineGroup... machines) {
        return offering(NamespaceScenario.autoCast(IMAGE, new ContentScenario("install.wim", size)), machines);
    }

    static ServerScenario offering(NamespaceScenario namespace, MachineGroup... machines) {
        return ServerScenario.of("WDS01", List.of(namespace), List.of(machines)).withCapacity(10_000 * MB);
    }

    /** One machine with an even link. */
    static MachineGroup machine(String name, long bytesPerSecond, Duration joinsAfter) {
        return MachineGroup.of(name, 1, IMAGE).linked(Link.of(bytesPerSecond)).joining(Attendance.after(joinsAfter));
    }

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    Stage after(long seconds) {
        clock.advanceSeconds(seconds);
        return this;
    }

    ServerSnapshot read() {
        try {
            return connection.read();
        } catch (TransportException e) {
            throw new AssertionError(e);
        }
    }

    Namespace namespace() {
        return read().namespaces().get(0);
    }

    List<Session> sessions() {
        return read().namespaces().stream()
                .flatMap(namespace -> namespace.contents().stream())
                .flatMap(content -> content.sessions().stream())
                .toList();
    }

    Session session() {
        return sessions().get(0);
    }

    List<Client> clients() {
        return sessions().stream().flatMap(s -> s.clients().stream()).toList();
    }

    Optional<Client> find(String name) {
        return clients().stream().filter(c -> name.equals(c.name())).findFirst();
    }

    Client client(String name) {
        return find(name).orElseThrow(() -> new NoSuchElementException(name + " is not listed"));
    }

    /** The name of the client that sets the pace of the first session; empty when none does. */
    String master() {
        Session session = session();
        return session.clients().stream()
                .filter(session::isMaster)
                .map(Client::name)
                .findFirst()
                .orElse("");
    }

    DisconnectResult disconnect(Client client, DisconnectType type) {
        try {
            return connection.disconnect(List.of(client.identity()), type).get(0);
        } catch (TransportException e) {
            throw new AssertionError(e);
        }
    }

    void perform(ServerAction action) {
        try {
            connection.perform(action);
        } catch (TransportException e) {
            throw new AssertionError(e);
        }
    }

    /** The code with which the server refuses this. */
    int refusal(ServerAction action) {
        return catchThrowableOfType(TransportException.class, () -> connection.perform(action))
                .error()
                .code();
    }

    @Override
    public void close() {
        connection.close();
    }
}
