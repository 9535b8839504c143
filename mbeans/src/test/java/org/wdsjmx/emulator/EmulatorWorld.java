package org.wdsjmx.emulator;

import java.time.Duration;
import java.util.List;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.TftpClient;
import org.wdsjmx.transport.TransportBackend;
import org.wdsjmx.transport.contract.TransportWorld;

/** An empty emulated server for the contract: its time stands still, and who is disconnected goes at once. */
public final class EmulatorWorld implements TransportWorld {

    private static final String SERVER = "WDS01";

    private Emulator emulator;
    private EmulatedServer server;

    /** An empty server WDS01. */
    public EmulatorWorld() {
        begin(false);
    }

    private void begin(boolean before2008R2) {
        ServerScenario empty = new ServerScenario(
                SERVER,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Duration.ZERO,
                before2008R2,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        emulator = new Emulator(Scenario.of(7, empty), MomentSource.system());
        server = emulator.server(SERVER);
        server.freeze();
    }

    @Override
    public TransportBackend backend() {
        return emulator;
    }

    @Override
    public String server() {
        return SERVER;
    }

    @Override
    public void namespace(String name, NamespaceKind kind) {
        Duration farAway = kind == NamespaceKind.SCHEDULED_CAST_AUTO_START ? Duration.ofDays(1) : null;
        server.register(NamespaceScenario.of(name, kind, null, farAway));
    }

    @Override
    public long join(String namespace, String content, Machine machine) {
        return server.join(
                namespace,
                content,
                emulated(machine),
                machine.completion(),
                Duration.ofSeconds(machine.joinDuration()));
    }

    @Override
    public void leave(long clientId) {
        if (!server.leave(clientId)) {
            throw new IllegalArgumentException("No client " + clientId);
        }
    }

    @Override
    public void replace(long clientId, Machine successor) {
        server.replace(
                clientId, emulated(successor), successor.completion(), Duration.ofSeconds(successor.joinDuration()));
    }

    @Override
    public void transfers(List<TftpClient> transfers) {
        server.transfers(transfers);
    }

    /** {@inheritDoc} To be called before anything else. */
    @Override
    public void olderServer() {
        begin(true);
    }

    @Override
    public void fail(Fault fault, int hresult) {
        server.fail(FaultKind.valueOf(fault.name()), hresult);
    }

    @Override
    public void repeatIds() {
        server.fail(FaultKind.REPEATED_IDS);
    }

    @Override
    public void heal() {
        server.heal();
    }

    @Override
    public List<Disconnect> disconnects() {
        return server.disconnects().stream()
                .map(request -> new Disconnect(request.clientId(), request.type()))
                .toList();
    }

    @Override
    public void close() {
        server.heal();
    }

    private static EmulatedMachine emulated(Machine machine) {
        return new EmulatedMachine(
                machine.name(),
                machine.macAddress(),
                machine.ipAddress(),
                machine.userIdentity(),
                null,
                null,
                null,
                null,
                new Utilization(true, machine.cpu(), machine.memory(), machine.network()));
    }
}
