package org.wdsjmx.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.transport.AddressSource;
import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.MulticastAddresses;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.ReadFault;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerAction.ControlServices;
import org.wdsjmx.transport.ServerPolicies;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.ServiceControl;
import org.wdsjmx.transport.ServicePolicy;
import org.wdsjmx.transport.SlowClientHandling;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/** Policies, transfers and services of a real server, beyond the contract. */
@EnabledOnOs(OS.WINDOWS)
class SettingsOnWindows extends ComTestOnWindows {

    private static final String E_FAIL = "0x80004005";
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

    // --- Reading

    @Test
    void showsWhatIsStoredNowAndNotWhatAnObjectRemembers() throws Exception {
        policy("multicastpolicy").set("stale.threshold", 7);
        policy("servicepolicy").set("stale.startport", 1_025);
        policy("diagnosticspolicy").set("stale.components", 15);
        world.write();

        ServerPolicies policies = read().policies();

        assertThat(policies.multicast()).isEqualTo(STORED);
        assertThat(policies.service().startPort()).isEqualTo(64_001);
        assertThat(policies.diagnostics()).isEqualTo(new DiagnosticsPolicy(false, 0));
    }

    @Test
    void readsEverySettingOfTheServices() throws Exception {
        assertThat(read().policies().service())
                .isEqualTo(new ServicePolicy(
                        new MulticastAddresses(AddressSource.RANGE, "239.0.0.1", "239.0.0.254"),
                        new MulticastAddresses(AddressSource.RANGE, "FF15::1", "FF15::FFFF"),
                        64_001,
                        65_000,
                        3,
                        false,
                        0,
                        true));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5, 4_294_967_295L})
    void takesUnknownEnumerationsAsUnknown(long profile) throws Exception {
        policy("multicastpolicy").set("handling", 9);
        policy("servicepolicy").set("source4", 9, "profile", profile, "portpolicy", 2);
        world.write();

        ServerSnapshot snapshot = read();

        assertThat(snapshot.policies().multicast().slowClientHandling()).isEqualTo(SlowClientHandling.UNKNOWN);
        assertThat(snapshot.policies().service().ipv4().source()).isEqualTo(AddressSource.UNKNOWN);
        assertThat(snapshot.policies().service().networkProfile()).isEqualTo(-1);
        assertThat(snapshot.policies().service().fixedPorts()).isNull();
        assertThat(snapshot.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ConfigurationManager.get_MulticastSessionPolicy, 0xC110011D",
        "ConfigurationManager.get_MulticastSessionPolicy, 0x80004001",
        "ServicePolicy.get_NetworkProfile, 0x80004001",
        "ServicePolicy.get_UdpPortPolicy, 0x80004001",
        "ServicePolicy.get_EnableTftpVariableWindowExtension, 0x80004001",
        "ServicePolicy.get_NetworkProfile, 0xC110011F",
        "ServicePolicy.get_UdpPortPolicy, 0xC1100120",
        "ServicePolicy.get_TftpMaximumBlockSize, 0xC1100121",
        "ServicePolicy.get_EnableTftpVariableWindowExtension, 0xC1100122"
    })
    void takesWhatAServerDoesNotSupportAsUnknownInSilence(String call, String code) throws Exception {
        fault("call", call, "code", code);

        ServerSnapshot snapshot = read();

        ServicePolicy service = snapshot.policies().service();
        assertThat(snapshot.policies().multicast() == null).isEqualTo(call.startsWith("Configuration"));
        assertThat(service.networkProfile() == -1).isEqualTo(call.endsWith("Profile"));
        assertThat(service.fixedPorts() == null).isEqualTo(call.endsWith("PortPolicy"));
        assertThat(service.tftpMaximumBlockSize() == -1).isEqualTo(call.endsWith("BlockSize"));
        assertThat(service.tftpVariableWindow() == null).isEqualTo(call.endsWith("Extension"));
        assertThat(snapshot.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TftpManager.RetrieveTftpClients, 0",
        "Server.get_TftpManager, 0",
        "SetupManager.get_TftpCapabilities, 0",
        "SetupManager.get_ContentProviders, 0",
        "DiagnosticsPolicy.get_Enabled, 0",
        "Session.RetrieveClients, 1",
        "Client.get_Name, 1"
    })
    void takesWhatIsNotImplementedForAFaultOfTheTreeOnly(String call, int faults) throws Exception {
        fault("call", call, "code", "0x80004001");

        assertThat(read().faults()).hasSize(faults);
    }

    @ParameterizedTest
    @ValueSource(strings = {"18446744073709551614", "18446744073709551615", "9223372036854775808"})
    void takesANumberBeyondALongAsUnknownAndTellsSo(String number) throws Exception {
        world.state().set("version", number);
        world.state().add("tftp", "file", "boot.wim", "ip", "10.0.0.1", "offset", number, "size", number);
        world.write();

        ServerSnapshot snapshot = read();

        assertThat(snapshot.details().version()).isEqualTo(-1);
        assertThat(snapshot.tftpClients()).singleElement().satisfies(transfer -> {
            assertThat(transfer.currentFileOffset()).isEqualTo(-1);
            assertThat(transfer.fileSize()).isEqualTo(-1);
        });
        assertThat(snapshot.faults())
                .hasSize(3)
                .allSatisfy(fault -> assertThat(fault.error().symbol()).isEqualTo("DISP_E_OVERFLOW"));
    }

    @Test
    void showsTheLargestNumberThatALongHolds() throws Exception {
        world.state().set("version", "9223372036854775807");
        world.write();

        assertThat(read().details().version()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ConfigurationManager.get_MulticastSessionPolicy",
                "ServicePolicy.get_StartPort",
                "Server.get_TftpManager",
                "Client.get_Name"
            })
    void doesNotTakeACallThatFailsWithoutAnInterfaceForAnOlderServer(String call) throws Exception {
        fault("call", call, "code", "0x80004002");

        assertThat(read().faults()).hasSize(1);
    }

    @Test
    void takesTheAddressesOfAServerWithoutIpv6AsUnknownInSilence() throws Exception {
        world.state().set("ipv6", 0);
        world.write();

        ServerSnapshot snapshot = read();

        assertThat(snapshot.policies().service().ipv6()).isEqualTo(MulticastAddresses.UNKNOWN);
        assertThat(snapshot.policies().service().ipv4().start()).isEqualTo("239.0.0.1");
        assertThat(snapshot.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ConfigurationManager.get_MulticastSessionPolicy",
                "MulticastSessionPolicy.get_Dirty",
                "MulticastSessionPolicy.Refresh",
                "ConfigurationManager.get_ServicePolicy",
                "ServicePolicy.Refresh",
                "ConfigurationManager.get_DiagnosticsPolicy",
                "DiagnosticsPolicy.Refresh"
            })
    void reportsAPolicyThatCannotBeReadAndReadsTheOthers(String call) throws Exception {
        fault("call", call, "code", E_FAIL);

        ServerSnapshot snapshot = read();

        ServerPolicies policies = snapshot.policies();
        assertThat(policies.multicast() == null).isEqualTo(call.contains("Multicast"));
        assertThat(policies.service() == null).isEqualTo(call.contains("Service"));
        assertThat(policies.diagnostics() == null).isEqualTo(call.contains("Diagnostics"));
        assertOneFaultThatHidesNothing(snapshot);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MulticastSessionPolicy.get_SlowClientHandling",
                "MulticastSessionPolicy.get_SlowClientFallback",
                "ServicePolicy.get_StartPort",
                "ServicePolicy.get_TftpMaximumBlockSize",
                "DiagnosticsPolicy.get_Enabled"
            })
    void reportsASettingThatCannotBeRead(String call) throws Exception {
        ServerPolicies all = read().policies();
        fault("call", call, "code", E_FAIL);

        ServerSnapshot snapshot = read();

        assertThat(snapshot.policies()).isNotEqualTo(all);
        assertThat(snapshot.policies().multicast()).isNotNull();
        assertThat(snapshot.policies().service()).isNotNull();
        assertThat(snapshot.policies().diagnostics()).isNotNull();
        assertOneFaultThatHidesNothing(snapshot);
    }

    @ParameterizedTest
    @CsvSource({
        "Server.get_TftpManager, -1",
        "TftpManager.RetrieveTftpClients, -1",
        "TftpClients.get_Count, -1",
        "TftpClients.get_Item, 0",
        "TftpClient.get_BlockSize, 1"
    })
    void reportsTransfersThatCannotBeRead(String call, int shown) throws Exception {
        world.state().add("tftp", "file", "boot.wim", "ip", "10.0.0.1", "block", 512);
        fault("call", call, "code", E_FAIL);

        ServerSnapshot snapshot = read();

        if (shown == -1) {
            assertThat(snapshot.tftpClients()).isNull();
        } else {
            assertThat(snapshot.tftpClients()).hasSize(shown);
        }
        assertThat(onlySession(snapshot).clients()).hasSize(2);
        assertOneFaultThatHidesNothing(snapshot);
    }

    private static void assertOneFaultThatHidesNothing(ServerSnapshot snapshot) {
        assertThat(snapshot.faults()).hasSize(1);
        ReadFault fault = snapshot.faults().get(0);
        assertThat(fault.error().code()).isEqualTo(0x80004005);
        assertThat(fault.branch()).isNull();
    }

    // --- Services

    @ParameterizedTest
    @EnumSource
    void makesOneCallForAControl(ServiceControl control) throws Exception {
        connected().perform(new ControlServices(control));

        String verb = control.name().charAt(0) + control.name().substring(1).toLowerCase(Locale.ROOT);
        assertThat(world.calls()).containsExactly("ConfigurationManager." + verb + "WdsTransportServices");
    }

    @Test
    void saysThatDisabledServicesCannotBeStarted() throws Exception {
        connected().perform(new ControlServices(ServiceControl.STOP));
        connected().perform(new ControlServices(ServiceControl.DISABLE));

        assertThat(failure(new ControlServices(ServiceControl.START)).error().symbol())
                .isEqualTo("ERROR_SERVICE_DISABLED");
    }
}
