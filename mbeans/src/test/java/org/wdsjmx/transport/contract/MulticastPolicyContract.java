package org.wdsjmx.transport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerAction.ChangeMulticastPolicy;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.SlowClientHandling;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;
import org.wdsjmx.transport.contract.TransportWorld.Fault;
import org.wdsjmx.transport.contract.TransportWorld.Machine;

/** What every backend owes to who looks at or changes how a server treats slow clients. */
public abstract class MulticastPolicyContract extends ContractTest {

    private MulticastPolicy policy() throws TransportException {
        ServerSnapshot snapshot = read();
        assertThat(snapshot.faults()).isEmpty();
        return snapshot.policies().multicast();
    }

    @Test
    void showsTheWholePolicy() throws Exception {
        MulticastPolicy policy = policy();

        assertThat(policy.slowClientHandling()).isNotNull().isNotEqualTo(SlowClientHandling.UNKNOWN);
        assertThat(policy.autoDisconnectThreshold()).isBetween(1L, MulticastPolicy.HIGHEST_THRESHOLD);
        assertThat(policy.multistreamStreamCount()).isBetween(2L, 3L);
        assertThat(policy.slowClientFallback()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void showsAChangeOfEverything(SlowClientHandling handling) throws Exception {
        MulticastPolicy highest = new MulticastPolicy(handling, MulticastPolicy.HIGHEST_THRESHOLD, 3, true);
        perform(new ChangeMulticastPolicy(highest));
        assertThat(policy()).isEqualTo(highest);

        MulticastPolicy lowest = new MulticastPolicy(handling, 1, 2, false);
        perform(new ChangeMulticastPolicy(lowest));
        assertThat(policy()).isEqualTo(lowest);
    }

    @Test
    void leavesTheRestAsItWas() throws Exception {
        perform(new ChangeMulticastPolicy(new MulticastPolicy(SlowClientHandling.NONE, 1_000, 2, false)));

        perform(new ChangeMulticastPolicy(new MulticastPolicy(SlowClientHandling.MULTISTREAM, -1, -1, null)));
        assertThat(policy()).isEqualTo(new MulticastPolicy(SlowClientHandling.MULTISTREAM, 1_000, 2, false));

        perform(new ChangeMulticastPolicy(new MulticastPolicy(null, 512, -1, null)));
        assertThat(policy()).isEqualTo(new MulticastPolicy(SlowClientHandling.MULTISTREAM, 512, 2, false));

        perform(new ChangeMulticastPolicy(new MulticastPolicy(null, -1, 3, null)));
        assertThat(policy()).isEqualTo(new MulticastPolicy(SlowClientHandling.MULTISTREAM, 512, 3, false));

        perform(new ChangeMulticastPolicy(new MulticastPolicy(null, -1, -1, true)));
        assertThat(policy()).isEqualTo(new MulticastPolicy(SlowClientHandling.MULTISTREAM, 512, 3, true));

        perform(new ChangeMulticastPolicy(MulticastPolicy.UNKNOWN));
        assertThat(policy()).isEqualTo(new MulticastPolicy(SlowClientHandling.MULTISTREAM, 512, 3, true));
    }

    static Stream<MulticastPolicy> illegalChanges() {
        return Stream.of(
                new MulticastPolicy(SlowClientHandling.UNKNOWN, 512, 2, true),
                new MulticastPolicy(SlowClientHandling.NONE, 0, -1, null),
                new MulticastPolicy(SlowClientHandling.NONE, MulticastPolicy.HIGHEST_THRESHOLD + 1, -1, null),
                new MulticastPolicy(SlowClientHandling.NONE, 512, 1, null),
                new MulticastPolicy(SlowClientHandling.NONE, 512, 4, null));
    }

    @ParameterizedTest
    @MethodSource("illegalChanges")
    void changesNothingWhenAPartOfTheChangeIsIllegal(MulticastPolicy illegal) throws Exception {
        MulticastPolicy before = policy();
        TransportServer asked = connected();

        assertThatThrownBy(() -> asked.perform(new ChangeMulticastPolicy(illegal)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(policy()).isEqualTo(before);
    }

    @Test
    void changesNothingWhenTheServerRefuses() throws Exception {
        MulticastPolicy before = policy();
        world.fail(Fault.ACTION, ACCESS_DENIED);

        assertThat(refusal(new ChangeMulticastPolicy(
                                new MulticastPolicy(SlowClientHandling.AUTO_DISCONNECT, 777, 3, null)))
                        .code())
                .isEqualTo(ACCESS_DENIED);

        assertThat(policy()).as("as the server shows it to us").isEqualTo(before);
        world.heal();
        assertThat(policy()).isEqualTo(before);
    }

    @Test
    void readsAnOlderServerWithoutThePolicy() throws Exception {
        world.olderServer();
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long client = world.join(IMAGE, FILE, Machine.named("PC-1", "00-15-5D-00-00-01"));

        ServerSnapshot snapshot = read();

        assertThat(snapshot.policies().multicast()).isNull();
        assertThat(snapshot.faults()).isEmpty();
        assertThat(clientIds(snapshot)).containsExactly(client);
        assertThat(refusal(new ChangeMulticastPolicy(new MulticastPolicy(SlowClientHandling.NONE, -1, -1, null)))
                        .failed())
                .isTrue();
    }
}
