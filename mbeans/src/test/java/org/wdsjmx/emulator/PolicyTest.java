package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.wdsjmx.emulator.Stage.MB;
import static org.wdsjmx.emulator.Stage.autoCast;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wdsjmx.transport.AddressSource;
import org.wdsjmx.transport.DiagnosticsPolicy;
import org.wdsjmx.transport.MulticastAddresses;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerAction.ChangeDiagnosticsPolicy;
import org.wdsjmx.transport.ServerAction.ChangeMulticastPolicy;
import org.wdsjmx.transport.ServerAction.ChangeServicePolicy;
import org.wdsjmx.transport.ServerPolicies;
import org.wdsjmx.transport.ServicePolicy;
import org.wdsjmx.transport.SlowClientHandling;

class PolicyTest {

    private static final MulticastAddresses SAME = MulticastAddresses.UNKNOWN;

    private static ServerPolicies policies(Stage stage) {
        return stage.read().policies();
    }

    private static ServerAction addresses(MulticastAddresses ipv4, MulticastAddresses ipv6) {
        return new ChangeServicePolicy(new ServicePolicy(ipv4, ipv6, -1, -1, -1, null, -1, null));
    }

    private static ServerAction ports(long start, long end) {
        return new ChangeServicePolicy(new ServicePolicy(SAME, SAME, start, end, -1, null, -1, null));
    }

    @Test
    void aServerHasPoliciesFromTheStart() {
        try (Stage stage = new Stage(autoCast(MB))) {
            assertThat(policies(stage))
                    .isEqualTo(new ServerPolicies(
                            new MulticastPolicy(SlowClientHandling.NONE, 1024, 2, true),
                            new ServicePolicy(
                                    new MulticastAddresses(AddressSource.RANGE, "239.0.0.1", "239.0.0.254"),
                                    new MulticastAddresses(AddressSource.RANGE, "FF15::1:1", "FF15::1:FE"),
                                    64001,
                                    65000,
                                    3,
                                    false,
                                    0,
                                    true),
                            new DiagnosticsPolicy(false, 15)));
        }
    }

    @Test
    void aScenarioFurnishesPartOfAPolicy() {
        MulticastPolicy furnished = new MulticastPolicy(SlowClientHandling.MULTISTREAM, 0, 3, null);
        try (Stage stage = new Stage(autoCast(MB).withMulticastPolicy(furnished, null))) {
            assertThat(policies(stage).multicast())
                    .isEqualTo(new MulticastPolicy(SlowClientHandling.MULTISTREAM, 1024, 3, true));
        }
    }

    @Test
    void anIllegalPolicyCannotBeFurnished() {
        MulticastPolicy illegal = new MulticastPolicy(null, 0, 4, null);
        assertThatIllegalArgumentException().isThrownBy(() -> autoCast(MB).withMulticastPolicy(illegal, null));
        ServicePolicy backwards = new ServicePolicy(null, null, 65_001, 0, 0, null, 0, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FurnishedPolicies.service(backwards))
                .withMessageContaining("0xC1100111");
    }

    @Test
    void aChangeLeavesTheRestAsItWas() {
        try (Stage stage = new Stage(autoCast(MB))) {
            stage.perform(
                    new ChangeMulticastPolicy(new MulticastPolicy(SlowClientHandling.AUTO_DISCONNECT, -1, -1, null)));
            stage.perform(new ChangeMulticastPolicy(new MulticastPolicy(null, 512, -1, false)));
            stage.perform(new ChangeDiagnosticsPolicy(new DiagnosticsPolicy(true, -1)));
            stage.perform(ports(50_000, -1));
            assertThat(policies(stage).multicast())
                    .isEqualTo(new MulticastPolicy(SlowClientHandling.AUTO_DISCONNECT, 512, 2, false));
            assertThat(policies(stage).diagnostics()).isEqualTo(new DiagnosticsPolicy(true, 15));
            assertThat(policies(stage).service().startPort()).isEqualTo(50_000);
            assertThat(policies(stage).service().endPort()).isEqualTo(65_000);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "224.0.0.255,     239.1.1.1,       0xC1100117",
        "223.255.255.255, 239.1.1.1,       0xC1100117",
        "239.1.1.1,       240.0.0.0,       0xC1100117",
        "239.1.1,         239.1.1.2,       0xC1100116",
        "239.1.1.256,     239.1.1.2,       0xC1100116",
        "FF15::1,         239.1.1.2,       0xC1100116",
        "239.1.1.2,       239.1.1.1,       0xC1100110",
        "224.0.1.0,       239.255.255.255, 0x00000000",
        "239.9.0.0,       239.10.0.0,      0x00000000"
    })
    void ipv4AddressesAreChecked(String start, String end, String code) {
        assertChecked(addresses(new MulticastAddresses(AddressSource.RANGE, start, end), SAME), code);
    }

    @ParameterizedTest
    @CsvSource({
        "FE80::1,   FF15::2,   0xC1100118",
        "FF15::1,   1:2,       0xC1100116",
        "fine.host, FF15::2,   0xC1100116",
        "224.0.1.1, FF15::2,   0xC1100116",
        "FF15::3,   FF15::2,   0xC1100110",
        "FF15::9,   ff15::1:0, 0x00000000"
    })
    void ipv6AddressesAreChecked(String start, String end, String code) {
        assertChecked(addresses(SAME, new MulticastAddresses(AddressSource.RANGE, start, end)), code);
    }

    @ParameterizedTest
    @CsvSource({"65001, -1, 0xC1100111", "-1, 64000, 0xC1100111", "65000, -1, 0x00000000"})
    void aPortIsCheckedAgainstTheOtherAsItIsStored(long start, long end, String code) {
        assertChecked(ports(start, end), code);
    }

    private static void assertChecked(ServerAction action, String code) {
        try (Stage stage = new Stage(autoCast(MB))) {
            ServerPolicies before = policies(stage);
            if (code.equals("0x00000000")) {
                stage.perform(action);
                assertThat(policies(stage)).isNotEqualTo(before);
            } else {
                assertThat(stage.refusal(action)).isEqualTo((int) (long) Long.decode(code));
                assertThat(policies(stage)).isEqualTo(before);
            }
        }
    }

    @Test
    void anIllegalChangeDoesNotReachTheServer() {
        try (Stage stage = new Stage(autoCast(MB))) {
            assertThatIllegalArgumentException().isThrownBy(() -> stage.perform(ports(80, -1)));
        }
    }
}
