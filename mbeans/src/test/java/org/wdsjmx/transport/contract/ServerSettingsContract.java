package org.wdsjmx.transport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wdsjmx.transport.AddressSource;
import org.wdsjmx.transport.ContentProvider;
import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.MulticastAddresses;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerAction.ChangeDiagnosticsPolicy;
import org.wdsjmx.transport.ServerAction.ChangeServicePolicy;
import org.wdsjmx.transport.ServerAction.ControlServices;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.ServiceControl;
import org.wdsjmx.transport.ServicePolicy;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;
import org.wdsjmx.transport.contract.TransportWorld.Fault;

/** What every backend owes to who looks at or changes the services of a server, their addresses, ports and diagnostics. */
public abstract class ServerSettingsContract extends ContractTest {

    private static final int INVALID_IPV4_MULTICAST_ADDRESS = 0xC1100117;

    private static final ServicePolicy NEW_PORTS = new ServicePolicy(
            MulticastAddresses.UNKNOWN, MulticastAddresses.UNKNOWN, 50_000, 50_100, -1, null, -1, null);

    private ServicePolicy service() throws TransportException {
        ServerSnapshot snapshot = read();
        assertThat(snapshot.faults()).isEmpty();
        return snapshot.policies().service();
    }

    private DiagnosticsPolicy diagnostics() throws TransportException {
        ServerSnapshot snapshot = read();
        assertThat(snapshot.faults()).isEmpty();
        return snapshot.policies().diagnostics();
    }

    // --- Services

    @Test
    void stopsAndStartsTheServices() throws Exception {
        assertThat(read().details().servicesRunning()).isTrue();

        perform(new ControlServices(ServiceControl.STOP));
        assertThat(read().details().servicesRunning()).isFalse();

        perform(new ControlServices(ServiceControl.START));
        assertThat(read().details().servicesRunning()).isTrue();

        perform(new ControlServices(ServiceControl.RESTART));
        assertThat(read().details().servicesRunning()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"START", "STOP", "ENABLE", "DISABLE"})
    void takesAControlThatIsInEffectAlready(ServiceControl control) throws Exception {
        perform(new ControlServices(control));
        perform(new ControlServices(control));

        // Whether services may start is another matter than whether they run.
        assertThat(read().details().servicesRunning()).isEqualTo(control != ServiceControl.STOP);
    }

    @Test
    void tellsTheCodeOfAControlThatTheServerRefuses() throws Exception {
        read();
        world.fail(Fault.ACTION, ACCESS_DENIED);

        for (ServiceControl control : ServiceControl.values()) {
            assertThat(refusal(new ControlServices(control)).code()).isEqualTo(ACCESS_DENIED);
        }

        world.heal();
        assertThat(read().details().servicesRunning()).isTrue();
    }

    // --- Details

    @Test
    void showsTftpCapabilitiesAndProviders() throws Exception {
        ServerSnapshot snapshot = read();

        assertThat(snapshot.details().tftpCapabilities()).isBetween(0L, 3L);
        assertThat(snapshot.details().contentProviders())
                .extracting(ContentProvider::name)
                .contains("WDS");
        assertThat(snapshot.faults()).isEmpty();
    }

    @Test
    void doesNotShowOnAnOlderServerWhatItDoesNotHave() throws Exception {
        world.olderServer();

        ServerSnapshot snapshot = read();

        assertThat(snapshot.details().tftpCapabilities()).isEqualTo(-1);
        assertThat(snapshot.details().contentProviders()).isNull();
        assertThat(snapshot.policies().service().startPort()).isPositive();
        assertThat(snapshot.policies().service().fixedPorts()).isNull();
        assertThat(snapshot.policies().service().tftpMaximumBlockSize()).isEqualTo(-1);
        assertThat(snapshot.policies().service().tftpVariableWindow()).isNull();
        assertThat(snapshot.policies().diagnostics()).isNotNull();
        assertThat(snapshot.faults()).isEmpty();
    }

    // --- Policies

    @Test
    void showsAChangeOfPortsAndLeavesTheRestAsItWas() throws Exception {
        ServicePolicy before = service();
        assertThat(before.startPort()).isBetween(1_025L, 65_535L);
        assertThat(before.endPort()).isBetween(before.startPort(), 65_535L);

        perform(new ChangeServicePolicy(NEW_PORTS));

        assertThat(service())
                .isEqualTo(new ServicePolicy(
                        before.ipv4(),
                        before.ipv6(),
                        50_000,
                        50_100,
                        before.networkProfile(),
                        before.fixedPorts(),
                        before.tftpMaximumBlockSize(),
                        before.tftpVariableWindow()));
    }

    @Test
    void movesRangesUpAndDown() throws Exception {
        String[] thirdOctets = {"3", "1", "9", "1"};
        long[] ports = {40_000, 30_000, 60_000, 30_000};
        for (int i = 0; i < ports.length; i++) {
            MulticastAddresses addresses = new MulticastAddresses(
                    AddressSource.RANGE, "239.0." + thirdOctets[i] + ".1", "239.0." + thirdOctets[i] + ".254");
            perform(new ChangeServicePolicy(new ServicePolicy(
                    addresses, MulticastAddresses.UNKNOWN, ports[i], ports[i] + 10, -1, null, -1, null)));

            ServicePolicy policy = service();
            assertThat(policy.ipv4()).isEqualTo(addresses);
            assertThat(policy.startPort()).isEqualTo(ports[i]);
            assertThat(policy.endPort()).isEqualTo(ports[i] + 10);
        }
    }

    @Test
    void showsAChangeOfTheTftpSettingsAndThePortPolicy() throws Exception {
        for (boolean on : new boolean[] {true, false}) {
            long size = on ? 1_456 : 0;
            perform(new ChangeServicePolicy(new ServicePolicy(
                    MulticastAddresses.UNKNOWN, MulticastAddresses.UNKNOWN, -1, -1, -1, on, size, on)));

            ServicePolicy policy = service();
            assertThat(policy.fixedPorts()).isEqualTo(on);
            assertThat(policy.tftpMaximumBlockSize()).isEqualTo(size);
            assertThat(policy.tftpVariableWindow()).isEqualTo(on);
        }
    }

    @Test
    void changesNothingWhenTheServerRefusesAPartOfAChange() throws Exception {
        ServicePolicy before = service();
        MulticastAddresses noMulticast = new MulticastAddresses(null, "10.0.0.1", null);

        assertThat(refusal(new ChangeServicePolicy(new ServicePolicy(
                                noMulticast, MulticastAddresses.UNKNOWN, 50_000, 50_100, -1, null, -1, null)))
                        .code())
                .isEqualTo(INVALID_IPV4_MULTICAST_ADDRESS);

        assertThat(service()).isEqualTo(before);
    }

    @Test
    void showsAChangeOfTheDiagnosticsAndLeavesTheRestAsItWas() throws Exception {
        assertThat(diagnostics().enabled()).isNotNull();
        assertThat(diagnostics().components()).isBetween(0L, 0xFL);

        perform(new ChangeDiagnosticsPolicy(new DiagnosticsPolicy(true, 0x9)));
        assertThat(diagnostics()).isEqualTo(new DiagnosticsPolicy(true, 0x9));

        perform(new ChangeDiagnosticsPolicy(new DiagnosticsPolicy(false, -1)));
        assertThat(diagnostics()).isEqualTo(new DiagnosticsPolicy(false, 0x9));

        perform(new ChangeDiagnosticsPolicy(new DiagnosticsPolicy(null, 0)));
        assertThat(diagnostics()).isEqualTo(new DiagnosticsPolicy(false, 0));
    }

    static Stream<ServerAction> illegalChanges() {
        MulticastAddresses same = MulticastAddresses.UNKNOWN;
        MulticastAddresses unknown = new MulticastAddresses(AddressSource.UNKNOWN, null, null);
        MulticastAddresses dhcp = new MulticastAddresses(AddressSource.DHCP, null, null);
        return Stream.of(
                new ChangeServicePolicy(new ServicePolicy(same, same, 80, -1, -1, null, -1, null)),
                new ChangeServicePolicy(new ServicePolicy(same, same, 50_000, 65_536, -1, null, -1, null)),
                new ChangeServicePolicy(new ServicePolicy(same, same, 50_001, 50_000, -1, null, -1, null)),
                new ChangeServicePolicy(new ServicePolicy(unknown, same, 50_000, 50_100, -1, null, -1, null)),
                new ChangeServicePolicy(new ServicePolicy(same, dhcp, 50_000, 50_100, -1, null, -1, null)),
                new ChangeServicePolicy(new ServicePolicy(same, same, 50_000, 50_100, -1, null, 511, null)),
                new ChangeDiagnosticsPolicy(new DiagnosticsPolicy(true, 0x10)));
    }

    @ParameterizedTest
    @MethodSource("illegalChanges")
    void changesNothingWhenAPartOfTheChangeIsIllegal(ServerAction illegal) throws Exception {
        ServicePolicy service = service();
        DiagnosticsPolicy diagnostics = diagnostics();
        TransportServer asked = connected();

        assertThatThrownBy(() -> asked.perform(illegal)).isInstanceOf(IllegalArgumentException.class);

        assertThat(service()).isEqualTo(service);
        assertThat(diagnostics()).isEqualTo(diagnostics);
    }

    @Test
    void changesNothingWhenTheServerRefuses() throws Exception {
        ServicePolicy service = service();
        DiagnosticsPolicy diagnostics = diagnostics();
        world.fail(Fault.ACTION, ACCESS_DENIED);

        assertThat(refusal(new ChangeServicePolicy(NEW_PORTS)).code()).isEqualTo(ACCESS_DENIED);
        assertThat(refusal(new ChangeDiagnosticsPolicy(new DiagnosticsPolicy(true, 1)))
                        .code())
                .isEqualTo(ACCESS_DENIED);

        world.heal();
        assertThat(service()).isEqualTo(service);
        assertThat(diagnostics()).isEqualTo(diagnostics);
    }
}
