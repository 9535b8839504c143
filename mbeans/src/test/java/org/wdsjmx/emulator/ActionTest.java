package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.wdsjmx.emulator.Stage.IMAGE;
import static org.wdsjmx.emulator.Stage.MB;
import static org.wdsjmx.emulator.Stage.autoCast;
import static org.wdsjmx.emulator.Stage.machine;
import static org.wdsjmx.emulator.Stage.seconds;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceDraft;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerAction.CreateNamespace;
import org.wdsjmx.transport.ServerAction.Deregister;
import org.wdsjmx.transport.ServerAction.NamespaceTarget;
import org.wdsjmx.transport.ServerAction.StartTransmission;
import org.wdsjmx.transport.ServerAction.TerminateContent;
import org.wdsjmx.transport.ServerAction.TerminateSession;
import org.wdsjmx.transport.Session;

class ActionTest {

    private static final NamespaceTarget TARGET = new NamespaceTarget(-1, IMAGE);

    private static Stage running() {
        return new Stage(autoCast(
                        1000 * MB,
                        machine("PC-1", 10 * MB, seconds(0)),
                        MachineGroup.of("PC-2", 1, IMAGE)
                                .joining(Attendance.ONCE.rejoiningAfter(seconds(20)))
                                .linked(Link.of(10 * MB))))
                .after(5);
    }

    private static Stage waiting() {
        return new Stage(Stage.offering(
                        NamespaceScenario.of(
                                IMAGE,
                                NamespaceKind.SCHEDULED_CAST_MANUAL_START,
                                null,
                                null,
                                new ContentScenario("install.wim", 100 * MB)),
                        machine("PC-1", 10 * MB, seconds(2))))
                .after(1);
    }

    private static CreateNamespace create(NamespaceKind kind, String name, long minimum, Instant start) {
        return new CreateNamespace(new NamespaceDraft(kind, name, "WDS", "D:\\Images", "Images", "", minimum, start));
    }

    private static TerminateSession terminate(Session session) {
        return new TerminateSession(session.id(), IMAGE);
    }

    // --- Ending sessions

    @Test
    void aTerminatedSessionIsGoneAtOnceAndTheOfferStays() {
        try (Stage stage = running()) {
            stage.perform(terminate(stage.session()));
            assertThat(stage.sessions()).isEmpty();
            assertThat(stage.namespace().registered()).isTrue();
            assertThat(stage.namespace().transmissionStarted()).isFalse();
        }
    }

    @Test
    void aTerminatedClientComesAgainAsADisconnectedOneDoes() {
        try (Stage stage = running()) {
            stage.perform(terminate(stage.session()));
            assertThat(stage.after(19).clients()).isEmpty();
            assertThat(stage.after(1).clients()).extracting(Client::name).containsExactly("PC-2");
            assertThat(stage.client("PC-2").completion()).isZero();
        }
    }

    @Test
    void onlyTheSessionThatIsMeantEnds() {
        ServerScenario server = autoCast(1000 * MB, machine("PC-1", MB, seconds(0)), machine("PC-2", MB, seconds(0)))
                .withClientsPerSession(1);
        try (Stage stage = new Stage(server)) {
            List<Session> sessions = stage.sessions();
            stage.perform(terminate(sessions.get(0)));
            assertThat(stage.sessions())
                    .extracting(Session::id)
                    .containsExactly(sessions.get(1).id());
        }
    }

    @Test
    void aTerminatedContentTakesAllItsSessionsAlong() {
        ServerScenario server = autoCast(1000 * MB, machine("PC-1", MB, seconds(0)), machine("PC-2", MB, seconds(0)))
                .withClientsPerSession(1);
        try (Stage stage = new Stage(server)) {
            long id = stage.namespace().contents().get(0).id();
            stage.perform(new TerminateContent(id, IMAGE));
            assertThat(stage.namespace().contents()).isEmpty();
        }
    }

    @Test
    void aSessionIsOnlyFoundUnderTheNameThatWasSeen() {
        try (Stage stage = running()) {
            long id = stage.session().id();
            assertThat(stage.refusal(new TerminateSession(id, "Other"))).isEqualTo(0xC1210103);
            assertThat(stage.refusal(new TerminateSession(id + 1, IMAGE))).isEqualTo(0xC1210103);
            assertThat(stage.refusal(new TerminateContent(id, IMAGE))).isEqualTo(0xC1210103);
            assertThat(stage.clients()).hasSize(2);
        }
    }

    @Test
    void theLastSessionOfATombstoneTakesItAlong() {
        try (Stage stage = running()) {
            stage.perform(new Deregister(TARGET, false));
            stage.perform(terminate(stage.session()));
            assertThat(stage.read().namespaces()).isEmpty();
        }
    }

    // --- Starting

    @Test
    void aScheduledCastStartsWhenItIsAskedTo() {
        try (Stage stage = waiting()) {
            assertThat(stage.refusal(new StartTransmission(TARGET))).isEqualTo(0xC121010A);
            stage.after(2).perform(new StartTransmission(TARGET));
            assertThat(stage.session().transferRate()).isEqualTo(10 * MB);
            assertThat(stage.refusal(new StartTransmission(TARGET))).isEqualTo(0xC1210109);
        }
    }

    @Test
    void anAutoCastCannotBeStarted() {
        try (Stage stage = running()) {
            assertThat(stage.refusal(new StartTransmission(TARGET))).isEqualTo(0x80004002);
        }
    }

    // --- Withdrawing and creating

    @Test
    void aNamespaceIsMeantByIdAndName() {
        try (Stage stage = running()) {
            long id = stage.namespace().id();
            assertThat(stage.refusal(new Deregister(new NamespaceTarget(id + 1, IMAGE), true)))
                    .isEqualTo(0xC1210105);
            assertThat(stage.refusal(new Deregister(new NamespaceTarget(id, "Other"), true)))
                    .isEqualTo(0xC1210105);
            stage.perform(new Deregister(new NamespaceTarget(id, IMAGE), true));
            assertThat(stage.read().namespaces()).isEmpty();
        }
    }

    @Test
    void aTombstoneIsNotWithdrawnAgain() {
        try (Stage stage = running()) {
            long id = stage.namespace().id();
            stage.perform(new Deregister(TARGET, false));
            assertThat(stage.refusal(new Deregister(new NamespaceTarget(id, IMAGE), true)))
                    .isEqualTo(0xC1100108);
            assertThat(stage.refusal(new Deregister(TARGET, true))).isEqualTo(0xC1210105);
            assertThat(stage.clients()).hasSize(2);
        }
    }

    @Test
    void aCreatedNamespaceStartsByItsRule() {
        try (Stage stage = waiting()) {
            stage.after(5);
            Instant start = stage.clock.instant().plusSeconds(30).plusNanos(5);
            stage.perform(create(NamespaceKind.SCHEDULED_CAST_AUTO_START, "New", -1, start));
            stage.server.join("New", "new.wim", EmulatedMachine.named("PC-9", "02-00-00-00-00-09", MB));
            Namespace created = stage.read().namespaces().get(1);
            assertThat(created.startTime()).isEqualTo(start);
            assertThat(created.friendlyName()).isEqualTo("Images");
            assertThat(stage.after(29).read().namespaces().get(1).transmissionStarted())
                    .isFalse();
            assertThat(stage.after(1).read().namespaces().get(1).transmissionStarted())
                    .isTrue();
        }
    }

    @Test
    void whoWasTerminatedFindsTheNamespaceThatIsCreatedAnew() {
        try (Stage stage = running()) {
            stage.perform(new Deregister(TARGET, true));
            stage.after(60).perform(create(NamespaceKind.AUTO_CAST, IMAGE, -1, null));
            assertThat(stage.after(15).client("PC-2").completion()).isGreaterThan(0);
        }
    }

    @Test
    void aNameThatIsInUseOrAnUnknownProviderIsRefused() {
        try (Stage stage = running()) {
            assertThat(stage.refusal(create(NamespaceKind.AUTO_CAST, IMAGE, -1, null)))
                    .isEqualTo(0xC1100107);
            assertThat(stage.refusal(new CreateNamespace(
                            new NamespaceDraft(NamespaceKind.AUTO_CAST, "New", "Nobody", "", null, null, -1, null))))
                    .isEqualTo(0xC1100104);
            assertThat(stage.read().namespaces()).hasSize(1);
        }
    }

    @Test
    void anIllegalDraftDoesNotReachTheServer() {
        try (Stage stage = running()) {
            Instant past = stage.clock.instant();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> stage.perform(create(NamespaceKind.SCHEDULED_CAST_AUTO_START, "New", -1, past)))
                    .withMessageContaining("not in the future");
        }
    }

    // --- Failing

    @Test
    void theDecisiveCallFailsOnDemandAndChangesNothing() {
        try (Stage stage = waiting()) {
            stage.after(2);
            var before = stage.read();
            stage.server.fail(FaultKind.ACTION);
            long session = stage.session().id();
            long content = stage.namespace().contents().get(0).id();
            for (ServerAction action : List.of(
                    new TerminateSession(session, IMAGE),
                    new TerminateContent(content, IMAGE),
                    new StartTransmission(TARGET),
                    new Deregister(TARGET, false),
                    new Deregister(TARGET, true),
                    create(NamespaceKind.AUTO_CAST, "New", -1, null))) {
                assertThat(stage.refusal(action)).as(action.describe()).isEqualTo(0x80070005);
            }
            assertThat(stage.read()).isEqualTo(before);
            assertThat(stage.refusal(new TerminateSession(session + 1, IMAGE))).isEqualTo(0xC1210103);
        }
    }

    @Test
    void anUnreachableServerDoesNothing() {
        try (Stage stage = running()) {
            TerminateSession action = terminate(stage.session());
            stage.server.fail(FaultKind.UNREACHABLE);
            assertThat(stage.refusal(action)).isEqualTo(0x800706BA);
            stage.server.heal();
            assertThat(stage.clients()).hasSize(2);
        }
    }
}
