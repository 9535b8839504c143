package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wdsjmx.emulator.Stage.IMAGE;
import static org.wdsjmx.emulator.Stage.MB;
import static org.wdsjmx.emulator.Stage.autoCast;
import static org.wdsjmx.emulator.Stage.machine;
import static org.wdsjmx.emulator.Stage.seconds;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.wdsjmx.testing.SteppingClock;
import org.wdsjmx.transport.ServerSnapshot;
import org.wdsjmx.transport.TransportException;
import org.wdsjmx.transport.TransportServer;

class EmulatorTest {

    private static final ServerScenario SECOND = ServerScenario.of("wds02.contoso.com", List.of(), List.of());

    @Test
    void theEmptyNameIsTheFirstServer() throws TransportException {
        Emulator emulator = new Emulator(Scenario.of(1, autoCast(MB), SECOND), new SteppingClock());
        try (TransportServer local = emulator.connect("");
                TransportServer second = emulator.connect("WDS02.CONTOSO.COM")) {
            assertThat(local.read().namespaces()).hasSize(1);
            assertThat(second.read().namespaces()).isEmpty();
        }
        assertThat(emulator.name()).isEqualTo("emulator");
        assertThat(emulator.server("").name()).isEqualTo("WDS01");
    }

    @Test
    void anUnknownServerIsUnavailable() {
        Emulator emulator = new Emulator(Scenario.of(1, SECOND), new SteppingClock());
        assertThatThrownBy(() -> emulator.connect("WDS09"))
                .isInstanceOfSatisfying(
                        TransportException.class,
                        e -> assertThat(e.error().code()).isEqualTo(0x800706BA));
        assertThatThrownBy(() -> emulator.server("WDS09")).hasMessageContaining("wds02.contoso.com");
    }

    @Test
    void allConnectionsSeeTheSameServer() throws TransportException {
        try (Stage stage = new Stage(autoCast(1000 * MB, machine("PC-1", MB, seconds(0))));
                TransportServer other = stage.emulator.connect("wds01")) {
            stage.after(17);
            assertThat(other.read()).isEqualTo(stage.read());
        }
    }

    @Test
    void aSnapshotBearsTheTimeOfTheClock() {
        try (Stage stage = new Stage(autoCast(MB))) {
            ServerSnapshot snapshot = stage.after(3).read();
            assertThat(snapshot.time()).isEqualTo(stage.clock.moment());
            assertThat(snapshot.readDuration()).isZero();
            assertThat(snapshot.details().installedFeatures()).isEqualTo(7);
        }
    }

    @Test
    void aConnectionBelongsToItsThread() {
        try (Stage stage = new Stage(autoCast(MB))) {
            CompletableFuture<String> elsewhere = CompletableFuture.supplyAsync(() -> {
                try {
                    return stage.connection.read().toString();
                } catch (TransportException e) {
                    return e.error().hex();
                }
            });
            assertThat(elsewhere.join()).isEqualTo("0x8001010E");
        }
    }

    @Test
    void aClosedConnectionAnswersNoMore() {
        Stage stage = new Stage(autoCast(MB));
        stage.close();
        stage.close();
        assertThatThrownBy(stage.connection::read).hasMessageContaining("0x80010108");
    }

    @Test
    void aScenarioCanHaveBeenRunningBefore() {
        Scenario scenario =
                new Scenario(1, Duration.ofMinutes(1), List.of(autoCast(100 * MB, machine("PC-1", MB, seconds(10)))));
        try (Stage stage = new Stage(scenario)) {
            assertThat(stage.client("PC-1").completion()).isEqualTo(0.5);
            assertThat(stage.client("PC-1").joinDurationSeconds()).isEqualTo(50);
        }
    }

    @Test
    void aFrozenServerStandsStillAndGoesOnWhereItWas() {
        try (Stage stage = new Stage(autoCast(100 * MB, machine("PC-1", MB, seconds(0))))) {
            stage.after(10).server.freeze();
            stage.after(1000);
            assertThat(stage.session().transferRate()).isZero();
            assertThat(stage.client("PC-1").completion()).isEqualTo(0.1);
            stage.server.thaw();
            assertThat(stage.after(10).client("PC-1").completion()).isEqualTo(0.2);
            assertThat(stage.client("PC-1").joinDurationSeconds()).isEqualTo(20);
        }
    }

    @Test
    void aWallClockThatIsSetDoesNotChangeTheCourseOfEvents() {
        try (Stage stage = new Stage(autoCast(100 * MB, machine("PC-1", MB, seconds(0))))) {
            stage.after(50).read();
            stage.clock.set(Duration.ofHours(-1));
            assertThat(stage.after(10).client("PC-1").completion()).isEqualTo(0.6);
            stage.clock.set(Duration.ofHours(2));
            assertThat(stage.after(10).client("PC-1").completion()).isEqualTo(0.7);
        }
    }

    @Test
    void aMachineCanBePutInWithAHistory() {
        try (Stage stage = new Stage(autoCast(1000 * MB))) {
            EmulatedMachine machine = EmulatedMachine.named("PC-5", "02-00-00-00-00-05", MB);
            for (int percent = 0; percent <= 100; percent++) {
                long id = stage.server.join(IMAGE, "install.wim", machine, percent, seconds(120));
                assertThat(stage.client("PC-5").id()).isEqualTo(id);
                assertThat(Math.round(stage.client("PC-5").completion() * 100)).isEqualTo(percent);
                assertThat(stage.client("PC-5").joinDurationSeconds()).isEqualTo(120);
                stage.server.leave(id);
            }
        }
    }

    @Test
    void whatCannotBeDoneIsSaidAtOnce() {
        try (Stage stage = new Stage(autoCast(MB))) {
            EmulatedMachine machine = EmulatedMachine.named("PC-5", "02-00-00-00-00-05", MB);
            assertThat(stage.server.leave(1)).isFalse();
            assertThatThrownBy(() -> stage.server.replace(1, machine, 0, seconds(0)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> stage.server.join("none", "x", machine))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("0xC1210105");
            assertThatThrownBy(() -> stage.server.register(NamespaceScenario.autoCast(IMAGE)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("0xC1210107");
            assertThatThrownBy(() -> stage.server.join(IMAGE, "x", machine, 101, seconds(0)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
