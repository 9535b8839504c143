package org.wdsjmx.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.NamespaceDraft;
import org.wdsjmx.transport.NamespaceKind;
import org.wdsjmx.transport.ServerAction.CreateNamespace;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

/** Creating namespaces on a real server, beyond the contract. */
@EnabledOnOs(OS.WINDOWS)
class CreationOnWindows extends ComTestOnWindows {

    private static final Instant START = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);

    private static NamespaceDraft draft(String friendlyName, String description, long minimumClients) {
        return new NamespaceDraft(
                NamespaceKind.SCHEDULED_CAST_AUTO_START,
                "New",
                "WDS",
                "D:\\Images",
                friendlyName,
                description,
                minimumClients,
                START);
    }

    @Test
    void setsOnlyWhatIsGivenBeforeItRegisters() throws Exception {
        connected()
                .perform(new CreateNamespace(
                        new NamespaceDraft(NamespaceKind.AUTO_CAST, "New", "WDS", "D:\\Images", "", null, -1, null)));

        assertThat(world.calls()).containsExactly("Namespace.Register New");
    }

    @Test
    void handsOverAStartTimeToTheMillisecondAndUnsignedNumbers() throws Exception {
        connected().perform(new CreateNamespace(draft("ä\0b", "d", 4_294_967_295L)));

        Namespace created = read().namespaces().get(1);
        assertThat(created.startTime()).isEqualTo(START);
        assertThat(created.minimumClients()).isEqualTo(4_294_967_295L);
        assertThat(created.friendlyName()).isEqualTo("ä\0b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Server.get_NamespaceManager",
                "NamespaceManager.CreateNamespace",
                "Namespace.put_FriendlyName",
                "Namespace.put_Description",
                "Namespace.put_MinimumClients",
                "Namespace.put_StartTime",
                "Namespace.Register"
            })
    void registersNothingWhenACallFails(String call) throws Exception {
        TransportServer server = connected();
        fault("call", call, "code", "0xC1100107");

        TransportException failure = catchThrowableOfType(
                TransportException.class, () -> server.perform(new CreateNamespace(draft("f", "d", 5))));

        assertThat(failure.error().symbol()).isEqualTo("WDSTPTMGMT_E_NAMESPACE_ALREADY_REGISTERED");
        assertThat(failure).hasMessageStartingWith("To create namespace \"New\": ");
        world.heal();
        assertThat(read().namespaces()).hasSize(1);
    }
}
