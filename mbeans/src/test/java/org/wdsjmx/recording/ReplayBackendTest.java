package org.wdsjmx.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.Moment;
import org.wdsjmx.transport.Namespace;
import org.wdsjmx.transport.ServerAction;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.ServiceControl;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

class ReplayBackendTest {

    private static final Instant START = Instant.parse("2030-07-01T08:00:00Z");

    @TempDir
    private Path directory;

    private Instant now = START;
    private Recording recording;

    @AfterEach
    void close() throws IOException {
        recording.close();
    }

    private TransportServer server(String name, double speed, RecordedEvent... events) throws Exception {
        recording = Samples.open(directory.resolve("case.wdsrec"), Samples.bytes(List.of(events)));
        return new ReplayBackend(recording, () -> Moment.of(now), speed).connect(name);
    }

    private void goTo(double seconds) {
        now = START.plusMillis((long) (seconds * 1_000));
    }

    @Test
    void itGivesWhatTheServerHadAnsweredLastAtThatTime() throws Exception {
        TransportServer server = server(
                "WDS01", 1, Samples.read("WDS01", 0, 2), Samples.failure("WDS01", 5), Samples.read("WDS01", 10, 3));
        assertThat(clients(server)).hasSize(2);
        goTo(4.9);
        assertThat(clients(server)).hasSize(2);
        goTo(5);
        assertThatThrownBy(server::read)
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.error()).isEqualTo(Samples.UNREACHABLE))
                .hasMessage("GetWdsTransportServer(\"WDS01\") failed: " + Samples.UNREACHABLE);
        goTo(10);
        assertThat(clients(server)).hasSize(3);
    }

    @Test
    void timesAreMovedToThePresent() throws Exception {
        TransportServer server = server("WDS01", 1, Samples.read("WDS01", 0, 1), Samples.read("WDS01", 10, 1));
        goTo(12);
        ServerSnapshot snapshot = server.read();
        assertThat(snapshot.time().instant()).isEqualTo(START.plusSeconds(9));
        assertThat(snapshot.readDuration()).isEqualTo(Duration.ofSeconds(1));
        Namespace namespace = snapshot.namespaces().get(0);
        assertThat(namespace.startTime()).isEqualTo(START.plusSeconds(60));
        assertThat(namespace.tombstoneTime()).isNull();
        assertThat(clients(server)).extracting(Client::joinDurationSeconds).containsExactly(10L);
    }

    @Test
    void itCanBePlayedQuicker() throws Exception {
        TransportServer server = server("WDS01", 10, Samples.read("WDS01", 0, 1), Samples.read("WDS01", 100, 2));
        goTo(9.9);
        assertThat(clients(server)).hasSize(1);
        goTo(10);
        assertThat(clients(server)).extracting(Client::joinDurationSeconds).containsExactly(10L, 10L);
        assertThat(server.read().time().instant()).isEqualTo(START.plusMillis(9_900));
    }

    @Test
    void itBeginsAgainAfterItsEnd() throws Exception {
        TransportServer server = server("WDS01", 1, Samples.read("WDS01", 0, 1), Samples.read("WDS01", 10, 2));
        goTo(14.9);
        assertThat(clients(server)).hasSize(2);
        goTo(15);
        assertThat(clients(server)).hasSize(1);
        assertThat(server.read().time().instant()).isEqualTo(START.plusSeconds(14));
        goTo(15 * 1_000_000 + 10);
        assertThat(clients(server)).hasSize(2);
        assertThat(server.read().time().instant()).isEqualTo(START.plusSeconds(15 * 1_000_000 + 9));
    }

    @Test
    void aClockThatIsSetBackDoesNotDisturbIt() throws Exception {
        TransportServer server = server("WDS01", 1, Samples.read("WDS01", 0, 1));
        goTo(-100);
        assertThat(clients(server)).hasSize(1);
    }

    @Test
    void timesAtTheEndsOfTheCalendarDoNotDisturbIt() throws Exception {
        Instant late = Instant.ofEpochSecond(Format.LATEST_SECOND);
        TransportServer server = server(
                "WDS01",
                1e-9,
                Samples.read("WDS01", 0, 1),
                new RecordedEvent.ReadFailed("WDS02", late, "Reading", Samples.UNREACHABLE),
                new RecordedEvent.ReadFailed(
                        "WDS02", Instant.ofEpochSecond(Format.EARLIEST_SECOND), "Reading", Samples.UNREACHABLE));
        assertThatThrownBy(server::read).isInstanceOf(TransportException.class).hasMessageContaining("has not come");
    }

    @Test
    void beforeTheFirstAnswerOfAServerItSaysSo() throws Exception {
        TransportServer server = server("WDS02", 1, Samples.read("WDS01", 0, 1), Samples.read("WDS02", 5, 2));
        assertThatThrownBy(server::read)
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("WDS02")
                .hasMessageContaining("has not come to the first answer");
        goTo(5);
        assertThat(clients(server)).hasSize(2);
    }

    @Test
    void aServerThatItDoesNotShowCannotBeReached() throws Exception {
        server("WDS01", 1, Samples.read("WDS01", 0, 1));
        assertThatThrownBy(() -> new ReplayBackend(recording, () -> Moment.of(now), 1).connect("WDS07"))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("shows only WDS01");
    }

    @Test
    void nothingCanBeAskedOfIt() throws Exception {
        TransportServer server = server("WDS01", 1, Samples.read("WDS01", 0, 1));
        ClientIdentity client = new ClientIdentity(1, "PC-0", "00-15-5D-00-00-00");
        assertThat(server.disconnect(List.of(client), DisconnectType.ABORT))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.outcome()).isEqualTo(DisconnectOutcome.FAILED);
                    assertThat(result.error().hex()).isEqualTo("0x80004001");
                    assertThat(result.message()).contains("replay");
                });
        assertThatThrownBy(() -> server.perform(new ServerAction.ControlServices(ServiceControl.STOP)))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("stop the transport services")
                .hasMessageContaining("replay");
    }

    private static List<Client> clients(TransportServer server) throws TransportException {
        return server.read()
                .namespaces()
                .get(0)
                .contents()
                .get(0)
                .sessions()
                .get(0)
                .clients();
    }
}
