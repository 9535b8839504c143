package org.wdsjmx.plugin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wdsjmx.plugin.audit.AuditLog;
import org.wdsjmx.plugin.audit.AuditRotation;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectResult;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.MomentSource;
import org.wdsjmx.transport.MulticastPolicy;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServiceControl;
import org.wdsjmx.transport.TransportException;

class OperationGateTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ClientIdentity SLOW = new ClientIdentity(1, "PC-1", "00-15-5D-00-00-01");
    private static final ClientIdentity FAST = new ClientIdentity(2, "PC-2", "00-15-5D-00-00-02");
    private static final ServerAction TERMINATE = new ServerAction.TerminateSession(5, "WDS:images");

    @TempDir
    private Path directory;

    private final CurrentSubject subject = new CurrentSubject();
    private final AskedServer server = new AskedServer();
    private Path file;
    private AuditLog audit;
    private OperationGate gate;

    @BeforeEach
    void open() throws IOException {
        file = directory.resolve("audit.jsonl");
        audit = AuditLog.open(file, new AuditRotation(1 << 20, Duration.ofDays(1)), MomentSource.system());
        Callers callers = new Callers(subject, Role.OPERATOR, JvmExposure.ofThisVirtualMachine());
        gate = new OperationGate(server, new Admission(callers, audit), audit);
    }

    @AfterEach
    void close() throws IOException {
        audit.close();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void fallbackIsForThoseWhoHaveTheRight(Role role) throws Exception {
        List<DisconnectResult> results = as(role, () -> gate.disconnect(List.of(SLOW), DisconnectType.FALLBACK));

        assertAllowed(role.may(Right.FALLBACK), results);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void abortIsForThoseWhoHaveTheRight(Role role) throws Exception {
        List<DisconnectResult> results = as(role, () -> gate.disconnect(List.of(SLOW), DisconnectType.ABORT));

        assertAllowed(role.may(Right.ABORT), results);
    }

    static Stream<Arguments> actionsByRole() {
        return Stream.of(
                        TERMINATE,
                        new ServerAction.TerminateContent(3, "WDS:images"),
                        new ServerAction.ControlServices(ServiceControl.STOP),
                        new ServerAction.StartTransmission(new ServerAction.NamespaceTarget(7, "WDS:exam")),
                        new ServerAction.Deregister(new ServerAction.NamespaceTarget(7, "WDS:exam"), true))
                .flatMap(action -> Stream.of(Role.values()).map(role -> Arguments.of(action, role)));
    }

    @ParameterizedTest
    @MethodSource("actionsByRole")
    void actionsAreForThoseWhoHaveTheRight(ServerAction action, Role role) throws Exception {
        if (role.may(ActionRights.of(action))) {
            as(role, () -> gate.perform(action));
            assertThat(server.asked).containsExactly(action);
            assertThat(kinds()).containsExactly("opened", "intent", "outcome");
        } else {
            assertThatThrownBy(() -> as(role, () -> gate.perform(action)))
                    .isInstanceOf(SecurityException.class)
                    .hasMessageContaining("Role " + role.label() + " (ann) may not")
                    .hasMessageContaining("Nothing was called");
            assertThat(server.asked).isEmpty();
            assertThat(kinds()).containsExactly("opened", "denied");
        }
    }

    @Test
    void theIntentIsOnDiskBeforeTheServerIsAsked() throws Exception {
        server.answer = () -> assertThat(kinds()).containsExactly("opened", "intent");

        as(Role.ADMIN, () -> gate.disconnect(List.of(SLOW), DisconnectType.ABORT));

        assertThat(server.asked).isNotEmpty();
        assertThat(kinds()).containsExactly("opened", "intent", "outcome");
    }

    @Test
    void everyClientHasARecordOfItsOwn() throws Exception {
        as(Role.OPERATOR, () -> gate.disconnect(List.of(SLOW, FAST), DisconnectType.FALLBACK));

        assertThat(kinds()).containsExactly("opened", "intent", "intent", "outcome", "outcome");
        assertThat(records().get(1).toString())
                .contains("\"who\":\"ann\"", "\"role\":\"operator\"", "\"from\":\"192.0.2.7\"", "\"way\":\"jolokia\"")
                .contains("\"server\":\"WDS01\"", "\"operation\":\"disconnect\"", "Fallback")
                .contains("PC-1", "00-15-5D-00-00-01");
        assertThat(records().get(3).toString()).contains("ACCEPTED");
    }

    @Test
    void aFailureOfTheServerIsTheOutcome() throws Exception {
        server.answer = () -> {
            throw new TransportException("Terminate", HResult.of(0x800706BA));
        };

        assertThatThrownBy(() -> as(Role.ADMIN, () -> gate.perform(TERMINATE))).isInstanceOf(TransportException.class);

        assertThat(records().get(2).toString()).contains("FAILED", "0x800706BA");
    }

    @Test
    void anErrorOfTheProgramIsTheOutcome() {
        server.answer = () -> {
            throw new IllegalStateException("bug");
        };

        assertThatThrownBy(() -> as(Role.OPERATOR, () -> gate.disconnect(List.of(SLOW), DisconnectType.FALLBACK)))
                .hasMessage("bug");

        assertThat(records().get(2).toString()).contains("ERROR");
    }

    @Test
    void withoutAnAuditNothingIsCalled() throws Exception {
        Files.delete(file);

        assertThat(as(Role.ADMIN, () -> gate.disconnect(List.of(SLOW), DisconnectType.FALLBACK)))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.outcome()).isEqualTo(DisconnectOutcome.REFUSED);
                    assertThat(result.message()).contains(file.toString());
                });
        assertThatThrownBy(() -> as(Role.ADMIN, () -> gate.perform(TERMINATE))).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> as(Role.ADMIN, gate::refresh)).isInstanceOf(SecurityException.class);
        assertThat(server.asked).isEmpty();
        assertThat(audit.failures()).isEqualTo(3);
    }

    @Test
    void aCallByGetChangesNothing() throws Exception {
        Login byGet = new Login("ann", Way.JOLOKIA, "192.0.2.7", true, () -> Optional.of(Role.ADMIN));

        List<DisconnectResult> results =
                subject.call(byGet.subject(), () -> gate.disconnect(List.of(SLOW), DisconnectType.FALLBACK));

        assertThat(results.get(0).outcome()).isEqualTo(DisconnectOutcome.REFUSED);
        assertThat(results.get(0).message()).contains("POST");
        assertThat(server.asked).isEmpty();
    }

    @Test
    void whatAPolicyIsChangedToIsOnRecord() throws Exception {
        ServerAction change = new ServerAction.ChangeMulticastPolicy(MulticastPolicy.UNKNOWN);

        as(Role.ADMIN, () -> gate.perform(change));

        assertThat(records().get(1).toString()).contains("changeMulticastPolicy", "MulticastPolicy[");
    }

    private void assertAllowed(boolean allowed, List<DisconnectResult> results) {
        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(allowed ? DisconnectOutcome.ACCEPTED : DisconnectOutcome.REFUSED);
            assertThat(result.client()).isEqualTo(SLOW);
        });
        assertThat(server.asked).hasSize(allowed ? 1 : 0);
        assertThat(kinds()).contains(allowed ? "outcome" : "denied").doesNotContain(allowed ? "denied" : "intent");
    }

    private <T> T as(Role role, Callable<T> action) throws Exception {
        return subject.call(
                new Login("ann", Way.JOLOKIA, "192.0.2.7", false, () -> Optional.of(role)).subject(), action);
    }

    private List<String> kinds() {
        return records().stream().map(node -> node.path("kind").asText()).toList();
    }

    private List<JsonNode> records() {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(OperationGateTest::parsed).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
