package org.wdsjmx.transport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerAction.Deregister;
import org.wdsjmx.transport.ServerAction.NamespaceTarget;
import org.wdsjmx.transport.ServerAction.StartTransmission;
import org.wdsjmx.transport.ServerAction.TerminateContent;
import org.wdsjmx.transport.ServerAction.TerminateSession;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.contract.TransportWorld.Fault;

/** What every backend owes to who ends sessions, withdraws namespaces or starts transmissions. */
public abstract class TerminationContract extends ContractTest {

    private static final String OTHER = "Drivers";
    private static final int CONTENT_NOT_FOUND = 0xC1210103;
    private static final int NAMESPACE_NOT_FOUND = 0xC1210105;
    private static final int E_NOINTERFACE = 0x80004002;
    private static final int UNAVAILABLE = 0x800706BA;

    private NamespaceTarget target(String name) throws TransportException {
        return new NamespaceTarget(namespaces(read(), name).get(0).id(), name);
    }

    /** What was asked takes effect at once or a little later. */
    private void eventually(Consumer<ServerSnapshot> assertion) {
        await().atMost(Duration.ofSeconds(10)).pollInSameThread().untilAsserted(() -> assertion.accept(read()));
    }

    // --- Sessions and contents

    @Test
    void endsASessionAndNoOther() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        world.join(IMAGE, FILE, pc(1));
        world.join(IMAGE, FILE, pc(2));
        long stays = world.join(IMAGE, "res.rwm", pc(3));

        perform(new TerminateSession(sessionOf(read(), IMAGE, FILE).id(), IMAGE));

        eventually(snapshot -> assertThat(clientIds(snapshot)).containsExactly(stays));
        assertThat(onlyNamespace(read()).registered()).as("the offer stands").isTrue();
        assertThat(world.disconnects()).as("nobody was disconnected one by one").isEmpty();
    }

    @Test
    void endsTheSessionsOfAContentAndNoOther() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        world.join(IMAGE, FILE, pc(1));
        world.join(IMAGE, FILE, pc(2));
        long stays = world.join(IMAGE, "res.rwm", pc(3));

        perform(new TerminateContent(contentOf(read(), IMAGE, FILE).id(), IMAGE));

        eventually(snapshot -> assertThat(clientIds(snapshot)).containsExactly(stays));
        assertThat(onlyNamespace(read()).registered()).as("the offer stands").isTrue();
    }

    @Test
    void doesNotEndASessionThatIsNotWhereTheCallerSawIt() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        world.namespace(OTHER, NamespaceKind.AUTO_CAST);
        long first = world.join(IMAGE, FILE, pc(1));
        long second = world.join(OTHER, FILE, pc(2));
        ServerSnapshot seen = read();

        assertThat(refusal(new TerminateSession(sessionOf(seen, IMAGE, FILE).id(), OTHER))
                        .code())
                .isEqualTo(CONTENT_NOT_FOUND);
        assertThat(refusal(new TerminateContent(contentOf(seen, IMAGE, FILE).id(), OTHER))
                        .code())
                .isEqualTo(CONTENT_NOT_FOUND);

        assertThat(clientIds(read())).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void saysThatASessionOrAContentIsNotThere() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long stays = world.join(IMAGE, FILE, pc(1));

        assertThat(refusal(new TerminateSession(0x7FFF_FFF0L, IMAGE)).code()).isEqualTo(CONTENT_NOT_FOUND);
        assertThat(refusal(new TerminateContent(0x7FFF_FFF0L, IMAGE)).code()).isEqualTo(CONTENT_NOT_FOUND);

        assertThat(clientIds(read())).containsExactly(stays);
    }

    // --- Withdrawing namespaces

    @Test
    void keepsAWithdrawnNamespaceWhileItsSessionsRun() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        long client = world.join(IMAGE, FILE, pc(1));

        perform(new Deregister(target(IMAGE), false));

        ServerSnapshot snapshot = read();
        Namespace tombstone = onlyNamespace(snapshot);
        assertThat(tombstone.isTombstone()).isTrue();
        assertThat(tombstone.tombstoneTime()).isNotNull();
        assertThat(clientIds(snapshot)).containsExactly(client);
        assertThat(snapshot.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void removesAWithdrawnNamespaceWithoutSessions(boolean terminate) throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        world.namespace(OTHER, NamespaceKind.SCHEDULED_CAST_MANUAL_START);

        perform(new Deregister(target(IMAGE), terminate));

        eventually(snapshot -> assertThat(onlyNamespace(snapshot).name()).isEqualTo(OTHER));
    }

    @Test
    void endsTheSessionsOfAWithdrawnNamespaceWhenAsked() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        world.namespace(OTHER, NamespaceKind.AUTO_CAST);
        world.join(IMAGE, FILE, pc(1));
        long stays = world.join(OTHER, FILE, pc(2));

        perform(new Deregister(target(IMAGE), true));

        eventually(snapshot -> {
            assertThat(onlyNamespace(snapshot).name()).isEqualTo(OTHER);
            assertThat(clientIds(snapshot)).containsExactly(stays);
        });
    }

    @Test
    void findsANamespaceByItsNameWhenTheCallerKnowsNoId() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);

        perform(new Deregister(new NamespaceTarget(-1, IMAGE), true));

        eventually(snapshot -> assertThat(snapshot.namespaces()).isEmpty());
    }

    @Test
    void doesNotTouchANamespaceThatIsAnotherNow() throws Exception {
        world.namespace(IMAGE, NamespaceKind.SCHEDULED_CAST_MANUAL_START);
        world.namespace(OTHER, NamespaceKind.SCHEDULED_CAST_MANUAL_START);
        long client = world.join(IMAGE, FILE, pc(1));
        NamespaceTarget idOfAnother = new NamespaceTarget(target(OTHER).id(), IMAGE);

        for (NamespaceTarget wrong : new NamespaceTarget[] {
            idOfAnother, new NamespaceTarget(0x7FFF_FFF0L, IMAGE), new NamespaceTarget(-1, "Nowhere")
        }) {
            assertThat(refusal(new Deregister(wrong, true)).code()).isEqualTo(NAMESPACE_NOT_FOUND);
            assertThat(refusal(new StartTransmission(wrong)).code()).isEqualTo(NAMESPACE_NOT_FOUND);
        }

        ServerSnapshot snapshot = read();
        assertThat(snapshot.namespaces()).hasSize(2).allSatisfy(namespace -> {
            assertThat(namespace.registered()).isTrue();
            assertThat(namespace.transmissionStarted()).isFalse();
        });
        assertThat(clientIds(snapshot)).containsExactly(client);
    }

    // --- Starting

    @ParameterizedTest
    @EnumSource(names = {"SCHEDULED_CAST_MANUAL_START", "SCHEDULED_CAST_AUTO_START"})
    void startsATransmission(NamespaceKind kind) throws Exception {
        world.namespace(IMAGE, kind);
        long waits = world.join(IMAGE, FILE, pc(1));
        assertThat(onlyNamespace(read()).transmissionStarted()).isFalse();

        perform(new StartTransmission(target(IMAGE)));

        eventually(snapshot ->
                assertThat(onlyNamespace(snapshot).transmissionStarted()).isTrue());
        assertThat(clientIds(read())).containsExactly(waits);
    }

    @Test
    void saysThatAnAutoCastCannotBeStarted() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        world.join(IMAGE, FILE, pc(1));

        assertThat(refusal(new StartTransmission(target(IMAGE))).code()).isEqualTo(E_NOINTERFACE);
    }

    // --- Failing

    private ServerAction[] actions() throws TransportException {
        ServerSnapshot seen = read();
        NamespaceTarget namespace = target(IMAGE);
        return new ServerAction[] {
            new TerminateSession(sessionOf(seen, IMAGE, FILE).id(), IMAGE),
            new TerminateContent(contentOf(seen, IMAGE, FILE).id(), IMAGE),
            new StartTransmission(namespace),
            new Deregister(namespace, false),
            new Deregister(namespace, true)
        };
    }

    @Test
    void tellsTheCodeOfAnActionThatTheServerRefuses() throws Exception {
        world.namespace(IMAGE, NamespaceKind.SCHEDULED_CAST_MANUAL_START);
        long client = world.join(IMAGE, FILE, pc(1));
        ServerAction[] actions = actions();
        world.fail(Fault.ACTION, ACCESS_DENIED);

        for (ServerAction action : actions) {
            assertThat(refusal(action).code()).as(action.describe()).isEqualTo(ACCESS_DENIED);
        }

        world.heal();
        Namespace namespace = onlyNamespace(read());
        assertThat(namespace.isTombstone()).isFalse();
        assertThat(namespace.transmissionStarted()).isFalse();
        assertThat(clientIds(read())).containsExactly(client);
    }

    @Test
    void tellsWhyItCouldNotLookForTheTarget() throws Exception {
        world.namespace(IMAGE, NamespaceKind.SCHEDULED_CAST_MANUAL_START);
        long client = world.join(IMAGE, FILE, pc(1));
        ServerAction[] actions = actions();
        world.fail(Fault.RETRIEVE_NAMESPACES, UNAVAILABLE);

        for (ServerAction action : actions) {
            assertThat(refusal(action).code()).as(action.describe()).isEqualTo(UNAVAILABLE);
        }

        world.heal();
        assertThat(clientIds(read())).containsExactly(client);
    }
}
