package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.wdsjmx.emulator.Stage.IMAGE;
import static org.wdsjmx.emulator.Stage.MB;
import static org.wdsjmx.emulator.Stage.autoCast;
import static org.wdsjmx.emulator.Stage.machine;
import static org.wdsjmx.emulator.Stage.seconds;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.Session;

class PacingTest {

    private static ServerScenario fastAndSlow() {
        return autoCast(
                10_000 * MB,
                machine("FAST", 80 * MB, seconds(0)),
                machine("SLOW", 2 * MB, seconds(10)),
                machine("MEDIUM", 50 * MB, seconds(20)));
    }

    @Test
    void theSlowestIsTheMasterAndSetsThePaceOfAll() {
        try (Stage stage = new Stage(fastAndSlow())) {
            assertThat(stage.master()).isEqualTo("FAST");
            assertThat(stage.session().transferRate()).isEqualTo(80 * MB);
            stage.after(30);
            assertThat(stage.master()).isEqualTo("SLOW");
            assertThat(stage.session().transferRate()).isEqualTo(2 * MB);
            double before = stage.client("FAST").completion();
            assertThat(stage.after(100).client("FAST").completion()).isCloseTo(before + 0.02, within(0.0101));
        }
    }

    @Test
    void theRateJumpsWhenTheSlowMasterIsDisconnected() {
        try (Stage stage = new Stage(fastAndSlow())) {
            stage.after(30).disconnect(stage.client("SLOW"), DisconnectType.FALLBACK);
            stage.after(2);
            assertThat(stage.find("SLOW")).isEmpty();
            assertThat(stage.master()).isEqualTo("MEDIUM");
            assertThat(stage.session().transferRate()).isEqualTo(50 * MB);
        }
    }

    @Test
    void theServersInterfaceLimitsASession() {
        try (Stage stage = new Stage(
                autoCast(1000 * MB, machine("PC-1", 80 * MB, seconds(0))).withCapacity(30 * MB))) {
            assertThat(stage.session().transferRate()).isEqualTo(30 * MB);
        }
    }

    @Test
    void whatASlowSessionLeavesGoesToTheOthers() {
        String other = "WDS:Images/other.wim/1";
        ServerScenario server = ServerScenario.of(
                        "WDS01",
                        List.of(
                                NamespaceScenario.autoCast(IMAGE, new ContentScenario("install.wim", 1000 * MB)),
                                NamespaceScenario.autoCast(other, new ContentScenario("other.wim", 1000 * MB))),
                        List.of(
                                machine("SLOW", 10 * MB, seconds(0)),
                                MachineGroup.of("FAST", 1, other).linked(Link.of(200 * MB))))
                .withCapacity(100 * MB);
        try (Stage stage = new Stage(server)) {
            assertThat(stage.sessions()).extracting(Session::transferRate).containsExactly(10 * MB, 90 * MB);
        }
    }

    @Test
    void aStalledClientMakesNoProgressAndDoesNotSetThePace() {
        ServerScenario server = autoCast(
                1000 * MB,
                machine("FAST", 20 * MB, seconds(0)),
                machine("STUCK", 10 * MB, seconds(0)).stalling(Stall.atCompletion(0.3, null)));
        try (Stage stage = new Stage(server)) {
            assertThat(stage.master()).isEqualTo("STUCK");
            stage.after(40);
            assertThat(stage.client("STUCK").completion()).isEqualTo(0.3);
            assertThat(stage.master()).isEqualTo("FAST");
            assertThat(stage.session().transferRate()).isEqualTo(20 * MB);
            stage.after(60);
            assertThat(stage.client("STUCK").completion()).isEqualTo(0.3);
            assertThat(stage.find("FAST")).isEmpty();
            assertThat(stage.session().transferRate()).isZero();
            assertThat(stage.session().masterClientId()).isZero();
        }
    }

    @Test
    void aStallEndsAfterItsTimeAndDoesNotComeBack() {
        ServerScenario server = autoCast(
                1000 * MB, machine("STUCK", 10 * MB, seconds(0)).stalling(new Stall(null, seconds(10), seconds(30))));
        try (Stage stage = new Stage(server)) {
            assertThat(stage.after(39).client("STUCK").completion()).isEqualTo(0.1);
            assertThat(stage.after(41).client("STUCK").completion()).isEqualTo(0.5);
        }
    }

    @Test
    void aClientThatSlowsDownBecomesTheMasterForThatTime() {
        ServerScenario server = autoCast(
                10_000 * MB,
                machine("STEADY", 20 * MB, seconds(0)),
                machine("TIRED", 80 * MB, seconds(0)).slowing(new Slowdown(null, seconds(10), seconds(20), MB)));
        try (Stage stage = new Stage(server)) {
            assertThat(stage.master()).isEqualTo("STEADY");
            stage.after(10);
            assertThat(stage.master()).isEqualTo("TIRED");
            assertThat(stage.session().transferRate()).isEqualTo(MB);
            stage.after(20);
            assertThat(stage.master()).isEqualTo("STEADY");
            assertThat(stage.session().transferRate()).isEqualTo(20 * MB);
        }
    }

    @Test
    void aFinishedClientDoesNotSetThePace() {
        ServerScenario server =
                autoCast(1000 * MB, machine("FIRST", 10 * MB, seconds(0)), machine("SECOND", 50 * MB, seconds(50)));
        try (Stage stage = new Stage(server)) {
            assertThat(stage.after(50).master()).isEqualTo("FIRST");
            stage.after(51);
            assertThat(stage.client("FIRST").completion()).isEqualTo(1);
            assertThat(stage.master()).isEqualTo("SECOND");
            assertThat(stage.session().transferRate()).isEqualTo(50 * MB);
        }
    }

    @Test
    void linksDifferAndWanderWithinTheirJitter() {
        MachineGroup machines = MachineGroup.of("PC-{nn}", 20, IMAGE).linked(new Link(50 * MB, 0.2));
        try (Stage stage = new Stage(autoCast(1_000_000 * MB, machines))) {
            Set<Long> rates = new HashSet<>();
            for (int i = 0; i < 30; i++) {
                rates.add(stage.after(1).session().transferRate());
            }
            assertThat(rates)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(rate -> assertThat(rate).isBetween(38 * MB, 46 * MB));
        }
    }

    @Test
    void networkUtilizationIsTheShareOfTheClientsLink() {
        try (Stage stage = new Stage(fastAndSlow())) {
            stage.after(30);
            assertThat(stage.client("SLOW").networkUtilization()).isEqualTo(1);
            assertThat(stage.client("FAST").networkUtilization()).isCloseTo(0.03, within(0.011));
        }
    }

    @Test
    void aClientThatDoesNotReportIsUnknownInAllThree() {
        MachineGroup silent = machine("PC-1", MB, seconds(0)).reporting(Utilization.UNREPORTED);
        try (Stage stage = new Stage(autoCast(1000 * MB, silent))) {
            Client client = stage.client("PC-1");
            assertThat(List.of(client.cpuUtilization(), client.memoryUtilization(), client.networkUtilization()))
                    .containsOnly(Double.NaN);
        }
    }
}
