package org.wdsjmx.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerAction.Deregister;
import org.wdsjmx.transport.ServerAction.NamespaceTarget;
import org.wdsjmx.transport.ServerAction.StartTransmission;
import org.wdsjmx.transport.ServerAction.TerminateContent;
import org.wdsjmx.transport.ServerAction.TerminateSession;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;
import org.wdsjmx.transport.contract.TransportWorld.Machine;

/** Ending, withdrawing and starting on a real server, beyond the contract. */
@EnabledOnOs(OS.WINDOWS)
class ActionsOnWindows extends ComTestOnWindows {

    private static final int E_FAIL = 0x80004005;

    private TransportException failure(ServerAction action) throws TransportException {
        TransportServer server = connected();
        TransportException failure = catchThrowableOfType(TransportException.class, () -> server.perform(action));
        assertThat(failure).as(action.describe()).isNotNull();
        return failure;
    }

    private TerminateSession terminateSession() {
        return new TerminateSession((Long) session().get("id"), IMAGE);
    }

    private TerminateContent terminateContent() {
        return new TerminateContent((Long) content().get("id"), IMAGE);
    }

    private NamespaceTarget target() {
        return new NamespaceTarget((Long) namespace().get("id"), IMAGE);
    }

    @Test
    void makesOneCallAndHandsTheFlagOver() throws Exception {
        connected().perform(terminateSession());
        assertThat(world.calls()).containsExactly("Session.Terminate");

        connected().perform(new Deregister(target(), false));
        assertThat(world.calls()).containsExactly("Session.Terminate", "Namespace.Deregister 0");
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 0"})
    void handsOverWhetherSessionsAreToEnd(boolean terminate, int value) throws Exception {
        connected().perform(new Deregister(target(), terminate));

        assertThat(world.calls()).containsExactly("Namespace.Deregister " + value);
    }

    @Test
    void saysWhichSessionOrNamespaceIsNotThere() throws Exception {
        assertThat(failure(new TerminateSession(4711, IMAGE)))
                .hasMessageContaining("session 4711 of namespace \"" + IMAGE + '"')
                .hasMessageContaining(world.server())
                .hasMessageContaining("WDSMCS_E_CONTENT_NOT_FOUND");
        assertThat(failure(new Deregister(new NamespaceTarget(4711, IMAGE), true)))
                .hasMessageContaining("namespace \"" + IMAGE + "\" with id 4711")
                .hasMessageContaining("WDSMCS_E_NAMESPACE_NOT_FOUND");
        assertThat(world.calls()).isEmpty();
    }

    @Test
    void saysWhatWasAskedWhenACallFails() throws Exception {
        fault("call", "Session.Terminate", "code", "0x80070005");

        assertThat(failure(terminateSession()))
                .hasMessageStartingWith("To " + terminateSession().describe() + ": Terminate (" + world.server() + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Namespaces.get_Item",
                "Namespace.get_Name",
                "Namespace.RetrieveContents",
                "Contents.get_Count",
                "Contents.get_Item",
                "Content.RetrieveSessions",
                "Sessions.get_Item",
                "Session.get_Id"
            })
    void doesNotCallASessionGoneThatMayBeWhereItCouldNotLook(String call) throws Exception {
        fault("call", call, "code", "0x80004005");

        assertThat(failure(terminateSession()).error().code()).isEqualTo(E_FAIL);
        assertThat(world.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Namespaces.get_Item", "Namespace.get_Name", "Namespace.get_Id"})
    void doesNotCallANamespaceGoneThatItCouldNotLookAt(String call) throws Exception {
        fault("call", call, "code", "0x80004005");

        assertThat(failure(new Deregister(target(), true)).error().code()).isEqualTo(E_FAIL);
        assertThat(world.calls()).isEmpty();
    }

    @Test
    void doesNotChooseByNameAmongNamespacesOfWhichItIsNotKnownWhetherTheyAreWithdrawn() throws Exception {
        fault("call", "Namespace.get_Tombstoned", "code", "0x80004005");

        assertThat(failure(new Deregister(new NamespaceTarget(-1, IMAGE), true))
                        .error()
                        .code())
                .isEqualTo(E_FAIL);
        assertThat(world.calls()).isEmpty();
    }

    @Test
    void findsASessionBesideAPartThatCannotBeSearched() throws Exception {
        world.join(IMAGE, "other.wim", Machine.named("PC-9", "00155D09"));
        Object other = namespace().children("content").get(1).get("id");
        fault("call", "Content.RetrieveSessions", "code", "0x80004005", "id", other);

        connected().perform(terminateSession());

        assertThat(world.calls()).containsExactly("Session.Terminate");
    }

    @Test
    void doesNotSearchNamespacesOfOtherNames() throws Exception {
        world.namespace("Other", NamespaceKind.AUTO_CAST);
        Object other = world.state().children("namespace").get(1).get("id");
        fault("call", "Namespace.RetrieveContents", "code", "0x80004005", "id", other);

        assertThat(failure(new TerminateSession(4711, IMAGE)).error().symbol()).isEqualTo("WDSMCS_E_CONTENT_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0xC1210100", "0xC1210103", "0xC1210105"})
    void handsOnThatTheTargetEndsDuringTheCall(String code) throws Exception {
        fault("call", "Session.Terminate", "code", code);
        fault("call", "Content.Terminate", "code", code);
        fault("call", "Namespace.Deregister", "code", code);

        int expected = Long.decode(code).intValue();
        assertThat(failure(terminateSession()).error().code()).isEqualTo(expected);
        assertThat(failure(terminateContent()).error().code()).isEqualTo(expected);
        assertThat(failure(new Deregister(target(), true)).error().code()).isEqualTo(expected);
    }

    @Test
    void takesASessionThatEndsDuringTheSearchForGone() throws Exception {
        fault("call", "Session.get_Id", "code", "0xC1210100");

        assertThat(failure(terminateSession()).error().symbol()).isEqualTo("WDSMCS_E_CONTENT_NOT_FOUND");
    }

    @Test
    void meansTheRegisteredNamespaceByItsNameWhereverATombstoneIsListed() throws Exception {
        for (boolean tombstoneFirst : new boolean[] {true, false}) {
            world.state().removeAll("namespace");
            StateNode one = world.state().add("namespace", "id", tombstoneFirst ? 1 : 3, "name", IMAGE, "type", 2);
            StateNode two = world.state().add("namespace", "id", tombstoneFirst ? 2 : 4, "name", IMAGE, "type", 2);
            (tombstoneFirst ? one : two).set("tombstoned", 1, "tombstonetime", 45658.5);
            world.write();

            connected().perform(new StartTransmission(new NamespaceTarget(-1, IMAGE)));

            assertThat(read().namespaces())
                    .allSatisfy(n -> assertThat(n.transmissionStarted()).isEqualTo(!n.isTombstone()));
        }
    }

    @Test
    void startsATransmissionOnlyOnce() throws Exception {
        namespace().set("type", 3, "minclients", 5);
        world.write();
        connected().perform(new StartTransmission(target()));

        assertThat(failure(new StartTransmission(target())).error().symbol())
                .isEqualTo("WDSMCS_E_NAMESPACE_ALREADY_STARTED");
    }
}
