package org.wdsjmx.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.transport.AddressSource;
import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.MulticastAddresses;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerAction.ChangeDiagnosticsPolicy;
import org.wdsjmx.transport.ServerAction.ChangeMulticastPolicy;
import org.wdsjmx.transport.ServerAction.ChangeServicePolicy;
import org.wdsjmx.transport.ServicePolicy;
import org.wdsjmx.transport.SlowClientHandling;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/** Changing the policies of a real server, beyond the contract. */
@EnabledOnOs(OS.WINDOWS)
class PolicyChangesOnWindows extends ComTestOnWindows {

    private static final String E_FAIL = "0x80004005";
    private static final String NOTIFY = "ConfigurationManager.NotifyWdsTransportServices";
    private static final MulticastPolicy THRESHOLD = new MulticastPolicy(null, 512, -1, null);
    private static final MulticastPolicy STORED = new MulticastPolicy(SlowClientHandling.NONE, 256, 2, true);

    private TransportException failure(ServerAction action) throws TransportException {
        TransportServer server = connected();
        TransportException failure = catchThrowableOfType(TransportException.class, () -> server.perform(action));
        assertThat(failure).as(action.describe()).isNotNull();
        return failure;
    }

    private StateNode policy(String kind) {
        return world.state().children(kind).get(0);
    }

    private static ServicePolicy ports(long start, long end) {
        return new ServicePolicy(
                MulticastAddresses.UNKNOWN, MulticastAddresses.UNKNOWN, start, end, -1, null, -1, null);
    }

    private static ServicePolicy ipv6(MulticastAddresses addresses) {
        return new ServicePolicy(MulticastAddresses.UNKNOWN, addresses, -1, -1, -1, null, -1, null);
    }

    @Test
    void setsOnlyWhatIsKnownCommitsAndTellsTheServices() throws Exception {
        connected().perform(new ChangeMulticastPolicy(THRESHOLD));

        assertThat(world.calls())
                .containsExactly(
                        "MulticastSessionPolicy.put_AutoDisconnectThreshold 512",
                        "MulticastSessionPolicy.Commit",
                        NOTIFY + " 1");
    }

    @Test
    void doesNotCommitWhatSomebodyElseHasLeftBehind() throws Exception {
        policy("multicastpolicy").set("pending.streams", 3, "pending.fallback", 0);
        world.write();
        assertThat(read().policies().multicast()).isEqualTo(STORED);

        connected().perform(new ChangeMulticastPolicy(THRESHOLD));

        assertThat(read().policies().multicast()).isEqualTo(new MulticastPolicy(SlowClientHandling.NONE, 512, 2, true));
        assertThat(world.calls()).startsWith("MulticastSessionPolicy.Discard");
    }

    @ParameterizedTest
    @ValueSource(strings = {"put_MultistreamStreamCount", "Commit"})
    void forgetsAChangeOfWhichAPartFails(String member) throws Exception {
        fault("call", "MulticastSessionPolicy." + member, "code", "0x80070005");

        TransportException failure =
                failure(new ChangeMulticastPolicy(new MulticastPolicy(SlowClientHandling.MULTISTREAM, 512, 3, false)));

        assertThat(failure).hasMessageContaining("To change the multicast policy: " + member);
        assertThat(failure.error().symbol()).isEqualTo("E_ACCESSDENIED");
        assertThat(world.calls()).last().isEqualTo("MulticastSessionPolicy.Discard");
        assertThat(world.calls()).noneMatch(call -> call.startsWith(NOTIFY));
        assertThat(read().policies().multicast()).isEqualTo(STORED);
    }

    @Test
    void tellsTheFirstFailureWhenForgettingFailsToo() throws Exception {
        fault("call", "MulticastSessionPolicy.Commit", "code", "0x80070005");
        fault("call", "MulticastSessionPolicy.Discard", "code", E_FAIL);

        assertThat(failure(new ChangeMulticastPolicy(THRESHOLD)).error().symbol())
                .isEqualTo("E_ACCESSDENIED");
    }

    @Test
    void saysThatAChangeIsStoredOfWhichTheServicesCouldNotBeTold() throws Exception {
        fault("call", NOTIFY, "code", "0x80070426");

        TransportException failure = failure(new ChangeMulticastPolicy(THRESHOLD));

        assertThat(failure)
                .hasMessageContaining("is stored")
                .hasMessageContaining("have not re-read")
                .hasMessageContaining(world.server());
        assertThat(failure.error().code()).isEqualTo(0x80070426);
        assertThat(read().policies().multicast().autoDisconnectThreshold()).isEqualTo(512);
    }

    @ParameterizedTest
    @CsvSource({"64001, 65000, 1025, 2000", "1025, 2000, 64001, 65000", "1025, 2000, 1500, 2500"})
    void movesARangeWhicheverEndHasToGoFirst(int start, int end, int newStart, int newEnd) throws Exception {
        policy("servicepolicy").set("startport", start, "endport", end);
        world.write();

        connected().perform(new ChangeServicePolicy(ports(newStart, newEnd)));

        assertThat(read().policies().service().startPort()).isEqualTo(newStart);
        assertThat(read().policies().service().endPort()).isEqualTo(newEnd);
    }

    @Test
    void handsOnThatARangeIsOutOfOrder() throws Exception {
        assertThat(failure(new ChangeServicePolicy(ports(-1, 2_000))).error().symbol())
                .isEqualTo("WDSTPTMGMT_E_INVALID_SERVICE_PORT_RANGE");
        assertThat(failure(new ChangeServicePolicy(new ServicePolicy(
                                new MulticastAddresses(null, "239.0.0.9", "239.0.0.8"),
                                MulticastAddresses.UNKNOWN,
                                -1,
                                -1,
                                -1,
                                null,
                                -1,
                                null)))
                        .error()
                        .symbol())
                .isEqualTo("WDSTPTMGMT_E_INVALID_SERVICE_IP_ADDRESS_RANGE");
    }

    @Test
    void changesTheAddressesOfTheFamilyThatIsMeant() throws Exception {
        MulticastAddresses before = read().policies().service().ipv4();
        MulticastAddresses range = new MulticastAddresses(AddressSource.RANGE, "FF15::10", "FF15::20");

        connected().perform(new ChangeServicePolicy(ipv6(range)));

        assertThat(read().policies().service().ipv6()).isEqualTo(range);
        assertThat(read().policies().service().ipv4()).isEqualTo(before);
        assertThat(failure(new ChangeServicePolicy(ipv6(new MulticastAddresses(null, "2001:db8::1", null))))
                        .error()
                        .symbol())
                .isEqualTo("WDSTPTMGMT_E_INVALID_IPV6_MULTICAST_ADDRESS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2008", "2008R2"})
    void saysThatAnOlderServerDoesNotHaveASetting(String generation) throws Exception {
        world.state().set("generation", generation);
        world.write();
        ServicePolicy tftp = new ServicePolicy(
                MulticastAddresses.UNKNOWN, MulticastAddresses.UNKNOWN, 50_000, 50_001, -1, null, 512, null);

        assertThat(failure(new ChangeServicePolicy(tftp)).error().symbol()).isEqualTo("E_NOINTERFACE");
        assertThat(read().policies().service().startPort()).isEqualTo(64_001);

        connected().perform(new ChangeServicePolicy(ports(50_000, 50_001)));
        connected().perform(new ChangeDiagnosticsPolicy(new DiagnosticsPolicy(true, 8)));
        assertThat(read().policies().service().startPort()).isEqualTo(50_000);
        assertThat(read().policies().diagnostics()).isEqualTo(new DiagnosticsPolicy(true, 8));
    }
}
