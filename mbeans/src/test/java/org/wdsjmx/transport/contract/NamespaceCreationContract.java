package org.wdsjmx.transport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceDraft;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerAction.CreateNamespace;
import org.wdsjmx.transport.ServerAction.Deregister;
import org.wdsjmx.transport.ServerAction.NamespaceTarget;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TransportServer;
import org.wdsjmx.transport.contract.TransportWorld.Fault;
import org.wdsjmx.transport.contract.TransportWorld.Machine;

/** What every backend owes to who creates namespaces. */
public abstract class NamespaceCreationContract extends ContractTest {

    private static final String FOLDER = "D:\\Images\\Büro";

    /** Codes by which a server says that a name is in use; which of them comes is not documented. */
    private static final Integer[] NAME_IN_USE = {0xC1100107, 0xC1210107};

    private static NamespaceDraft draft(NamespaceKind kind, long minimumClients, Instant startTime) {
        return new NamespaceDraft(kind, IMAGE, "WDS", FOLDER, "Büro \"Süd\"", "Für\nalle", minimumClients, startTime);
    }

    private static Instant tomorrow() {
        return Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
    }

    private static void assertShows(Namespace namespace, NamespaceDraft draft) {
        assertThat(namespace.name()).isEqualTo(draft.name());
        assertThat(namespace.kind()).isEqualTo(draft.kind());
        assertThat(namespace.contentProvider()).isEqualTo(draft.contentProvider());
        assertThat(namespace.configuration()).isEqualTo(draft.configuration());
        assertThat(namespace.friendlyName()).isEqualTo(draft.friendlyName());
        assertThat(namespace.description()).isEqualTo(draft.description());
        assertThat(namespace.registered()).isTrue();
        assertThat(namespace.isTombstone()).isFalse();
        assertThat(namespace.contents()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO_CAST", "SCHEDULED_CAST_MANUAL_START"})
    void showsACreatedNamespace(NamespaceKind kind) throws Exception {
        NamespaceDraft draft = draft(kind, -1, null);

        perform(new CreateNamespace(draft));

        ServerSnapshot snapshot = read();
        assertShows(onlyNamespace(snapshot), draft);
        assertThat(snapshot.faults()).isEmpty();
    }

    @Test
    void showsACreatedNamespaceWithItsStartRule() throws Exception {
        NamespaceDraft draft = draft(NamespaceKind.SCHEDULED_CAST_AUTO_START, 25, tomorrow());

        perform(new CreateNamespace(draft));

        Namespace namespace = onlyNamespace(read());
        assertShows(namespace, draft);
        assertThat(namespace.minimumClients()).isEqualTo(25);
        assertThat(namespace.startTime()).isEqualTo(draft.startTime());
        assertThat(namespace.transmissionStarted()).isFalse();
    }

    @Test
    void createsANamespaceWithOneStartConditionOnly() throws Exception {
        NamespaceDraft byTime = draft(NamespaceKind.SCHEDULED_CAST_AUTO_START, -1, tomorrow());
        perform(new CreateNamespace(byTime));
        assertThat(onlyNamespace(read()).startTime()).isEqualTo(byTime.startTime());

        perform(new CreateNamespace(new NamespaceDraft(
                NamespaceKind.SCHEDULED_CAST_AUTO_START, "By number", "WDS", FOLDER, "", "", 3, null)));
        Namespace byNumber = namespaces(read(), "By number").get(0);
        assertThat(byNumber.minimumClients()).isEqualTo(3);
        assertThat(byNumber.startTime()).isNull();
    }

    @Test
    void refusesANameThatIsInUse() throws Exception {
        world.namespace(IMAGE, NamespaceKind.SCHEDULED_CAST_MANUAL_START);
        ServerSnapshot before = read();

        assertThat(refusal(new CreateNamespace(draft(NamespaceKind.AUTO_CAST, -1, null)))
                        .code())
                .isIn((Object[]) NAME_IN_USE);

        assertThat(read().namespaces()).isEqualTo(before.namespaces());
    }

    @Test
    void mayTakeTheNameOfATombstone() throws Exception {
        world.namespace(IMAGE, NamespaceKind.AUTO_CAST);
        world.join(IMAGE, FILE, Machine.named("PC-1", "00-15-5D-00-00-01"));
        long old = onlyNamespace(read()).id();
        perform(new Deregister(new NamespaceTarget(old, IMAGE), false));

        perform(new CreateNamespace(draft(NamespaceKind.AUTO_CAST, -1, null)));

        assertThat(namespaces(read(), IMAGE))
                .hasSize(2)
                .anySatisfy(namespace -> {
                    assertThat(namespace.id()).isEqualTo(old);
                    assertThat(namespace.isTombstone()).isTrue();
                })
                .anySatisfy(namespace -> {
                    assertThat(namespace.id()).isNotEqualTo(old);
                    assertThat(namespace.isTombstone()).isFalse();
                });

        // The name alone means the one that is registered.
        perform(new Deregister(new NamespaceTarget(-1, IMAGE), true));
        assertThat(onlyNamespace(read()).id()).isEqualTo(old);
    }

    static Stream<NamespaceDraft> illegalDrafts() {
        Instant past = Instant.now().minusSeconds(3600);
        return Stream.of(
                draft(NamespaceKind.UNKNOWN, -1, null),
                draft(NamespaceKind.AUTO_CAST, 5, null),
                draft(NamespaceKind.SCHEDULED_CAST_AUTO_START, -1, null),
                draft(NamespaceKind.SCHEDULED_CAST_AUTO_START, 0, null),
                draft(NamespaceKind.SCHEDULED_CAST_AUTO_START, -1, past),
                new NamespaceDraft(NamespaceKind.AUTO_CAST, "a\\b", "WDS", FOLDER, "", "", -1, null),
                new NamespaceDraft(NamespaceKind.AUTO_CAST, "", "WDS", FOLDER, "", "", -1, null),
                new NamespaceDraft(NamespaceKind.AUTO_CAST, IMAGE, "WDS", "", "", "", -1, null));
    }

    @ParameterizedTest
    @MethodSource("illegalDrafts")
    void createsNothingFromAnIllegalDraft(NamespaceDraft illegal) throws Exception {
        TransportServer asked = connected();

        assertThatThrownBy(() -> asked.perform(new CreateNamespace(illegal)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(read().namespaces()).isEmpty();
    }

    @Test
    void createsNothingWhenTheServerRefuses() throws Exception {
        read();
        world.fail(Fault.ACTION, ACCESS_DENIED);

        assertThat(refusal(new CreateNamespace(draft(NamespaceKind.AUTO_CAST, -1, null)))
                        .code())
                .isEqualTo(ACCESS_DENIED);

        world.heal();
        assertThat(read().namespaces()).isEmpty();
    }
}
