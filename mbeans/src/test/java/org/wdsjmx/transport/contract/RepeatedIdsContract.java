package org.wdsjmx.transport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.Content;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.Session;

/** What every backend owes when a server breaks its promise that ids are unique. */
public abstract class RepeatedIdsContract extends ContractTest {

    private static final int E_INVALIDARG = 0x80070057;

    @BeforeEach
    final void shareIds() {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        for (int i = 1; i <= 4; i++) {
            world.join(IMAGE, FILE + i, pc(i));
        }
        world.repeatIds();
    }

    /** The first group of things that share an id. */
    private static <T> List<T> alike(List<T> things, ToLongFunction<T> id) {
        return things.stream().collect(Collectors.groupingBy(id::applyAsLong)).values().stream()
                .filter(group -> group.size() > 1)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no two share an id: " + things));
    }

    private List<Content> contents() throws Exception {
        return onlyNamespace(read()).contents();
    }

    @Test
    void showsEverythingThatSharesAnId() throws Exception {
        assertThat(clients(read()))
                .extracting(Client::macAddress)
                .containsExactlyInAnyOrderElementsOf(
                        List.of(pc(1).macAddress(), pc(2).macAddress(), pc(3).macAddress(), pc(4).macAddress()));
        assertThat(alike(clients(read()), Client::id)).hasSize(2);
        assertThat(sessions(read())).hasSize(4);
        assertThat(alike(sessions(read()), Session::id)).hasSize(2);
        assertThat(contents()).extracting(Content::name).hasSize(4).doesNotHaveDuplicates();
        assertThat(alike(contents(), Content::id)).hasSize(2);
        assertThat(read().faults()).isEmpty();
    }

    @Test
    void disconnectsNeitherOfTwoMachinesThatShareAnId() throws Exception {
        for (Client client : alike(clients(read()), Client::id)) {
            var result = connected()
                    .disconnect(List.of(client.identity()), DisconnectType.FALLBACK)
                    .get(0);
            assertThat(result.outcome()).isEqualTo(DisconnectOutcome.CHANGED);
            assertThat(result.message()).contains("2 clients with id " + client.id(), "Nothing was called");
        }
        assertThat(world.disconnects()).isEmpty();
        assertThat(clients(read())).hasSize(4);
    }

    @Test
    void disconnectsNeitherWhenAThirdMachineIsMeant() throws Exception {
        Client one = alike(clients(read()), Client::id).get(0);
        var meant = new ClientIdentity(one.id(), "PC-9", pc(9).macAddress());
        assertThat(connected()
                        .disconnect(List.of(meant), DisconnectType.FALLBACK)
                        .get(0)
                        .outcome())
                .isEqualTo(DisconnectOutcome.CHANGED);
        assertThat(world.disconnects()).isEmpty();
    }

    @Test
    void endsNeitherOfTwoSessionsOrContentsThatShareAnId() throws Exception {
        long session = alike(sessions(read()), Session::id).get(0).id();
        long content = alike(contents(), Content::id).get(0).id();
        assertThat(refusal(new ServerAction.TerminateSession(session, IMAGE)).code())
                .isEqualTo(E_INVALIDARG);
        assertThat(refusal(new ServerAction.TerminateContent(content, IMAGE)).code())
                .isEqualTo(E_INVALIDARG);
        assertThat(clients(read())).hasSize(4);
    }
}
