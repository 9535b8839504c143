package org.wdsjmx.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.wdsjmx.emulator.Stage.IMAGE;
import static org.wdsjmx.emulator.Stage.MB;
import static org.wdsjmx.emulator.Stage.autoCast;
import static org.wdsjmx.emulator.Stage.machine;
import static org.wdsjmx.emulator.Stage.seconds;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wdsjmx.transport.NamespaceKind;

class ScenarioTest {

    @ParameterizedTest
    @MethodSource
    void whatIsWrongIsRefusedWithTheValueSeen(ThrowingCallable making, String seen) {
        assertThatIllegalArgumentException().isThrownBy(making).withMessageContaining(seen);
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> whatIsWrongIsRefusedWithTheValueSeen() {
        return Stream.of(
                wrong("no server", () -> Scenario.of(1), "[]"),
                wrong("server twice", () -> Scenario.of(1, autoCast(1), autoCast(1)), "WDS01"),
                wrong("speed 0", () -> Scenario.of(1, autoCast(1)).accelerated(0), "0.0"),
                wrong("speed NaN", () -> Scenario.of(1, autoCast(1)).accelerated(Double.NaN), "NaN"),
                wrong("nameless server", () -> ServerScenario.of(" ", List.of(), List.of()), "\" \""),
                wrong("no capacity", () -> autoCast(1).withCapacity(0), "capacity is 0"),
                wrong("empty content", () -> new ContentScenario("x.wim", 0), "x.wim is 0"),
                wrong("backslash", () -> NamespaceScenario.autoCast("a\\b"), "a\\b"),
                wrong("unknown kind", () -> NamespaceScenario.of("n", NamespaceKind.UNKNOWN, null, null), "UNKNOWN"),
                wrong(
                        "no start condition",
                        () -> NamespaceScenario.of("n", NamespaceKind.SCHEDULED_CAST_AUTO_START, 0, null),
                        "SCHEDULED_CAST_AUTO_START"),
                wrong(
                        "namespace twice",
                        () -> ServerScenario.of(
                                "S",
                                List.of(NamespaceScenario.autoCast("n"), NamespaceScenario.autoCast("n")),
                                List.of()),
                        "\"n\""),
                wrong("same names", () -> MachineGroup.of("PC", 2, IMAGE), "\"PC\""),
                wrong("machine without goal", () -> autoCast(1, MachineGroup.of("PC", 1, "none")), "\"none\""),
                wrong(
                        "no such content",
                        () -> autoCast(1, group("PC", 1, "02-00-00-00-00-01", null, "other.wim")),
                        "other.wim"),
                wrong(
                        "MAC address twice",
                        () -> autoCast(
                                1,
                                group("A-{n}", 3, "02-00-00-00-00-01", null, null),
                                group("B", 1, "02:00:00:00:00:03", null, null)),
                        "02-00-00-00-00-03"),
                wrong("bad MAC address", () -> group("A", 1, "nonsense", null, null), "nonsense"),
                wrong("MAC overflow", () -> group("A{n}", 2, "FF-FF-FF-FF-FF-FF", null, null), "FF-FF"),
                wrong("bad IP address", () -> group("A", 1, null, "10.0.0.256", null), "10.0.0.256"),
                wrong("many IPv6", () -> group("A{n}", 2, null, "fe80::1", null), "fe80::1"),
                wrong("negative join", () -> Attendance.after(seconds(-1)), "PT-1S"),
                wrong("no retry", () -> new Attendance(null, null, null, null, null, seconds(0)), "PT0S"),
                wrong("no link", () -> Link.of(0), "link.speed is 0"),
                wrong("jitter 1", () -> new Link(1L, 1.0), "1.0"),
                wrong("jitter NaN", () -> new Link(1L, Double.NaN), "NaN"),
                wrong("stall never", () -> new Stall(null, null, null), "null"),
                wrong("stall twice", () -> new Stall(0.1, seconds(1), null), "0.1"),
                wrong("slow at 0", () -> new Slowdown(0.1, null, null, 0), "slowdown.speed is 0"),
                wrong("cpu 101", () -> new Utilization(true, 101, null, null), "101"),
                wrong("empty transfer", () -> TransferScenario.of("b.wim", 0, "10.0.0.1", MB), "b.wim is 0"),
                wrong("transfer to nobody", () -> TransferScenario.of("b.wim", 1, " ", MB), "\" \""),
                wrong("halted transfer", () -> TransferScenario.of("b.wim", 1, "10.0.0.1", 0), "b.wim is 0"),
                wrong("kindless fault", () -> new TimedFault(null, null, null, null), "null"),
                wrong("long code", () -> new TimedFault(FaultKind.HANG, null, null, "0x1FFFFFFFF"), "0x1FFFFFFFF"),
                wrong("code in Arabic digits", () -> new TimedFault(FaultKind.HANG, null, null, "٥"), "٥"),
                wrong("wordy code", () -> new TimedFault(FaultKind.HANG, null, null, "E_FAIL"), "E_FAIL"));
    }

    private static org.junit.jupiter.params.provider.Arguments wrong(String what, ThrowingCallable make, String seen) {
        return org.junit.jupiter.params.provider.Arguments.of(Named.of(what, make), seen);
    }

    private static MachineGroup group(String name, int count, String mac, String ip, String content) {
        return new MachineGroup(name, count, null, mac, null, ip, null, IMAGE, content, null, null, null, null, null);
    }

    @Test
    void machinesOfAGroupCountUp() {
        MachineGroup group = new MachineGroup(
                "LAB-{nn}",
                3,
                9,
                "00:15:5d:0a:10:fe",
                null,
                "10.20.4.254",
                "CONTOSO\\lab{n}",
                IMAGE,
                null,
                null,
                null,
                null,
                null,
                null);
        EmulatedMachine last = group.machine(2);
        assertThat(group.machine(0).name()).isEqualTo("LAB-09");
        assertThat(last.name()).isEqualTo("LAB-11");
        assertThat(last.macAddress()).isEqualTo("00-15-5D-0A-11-00");
        assertThat(last.ipAddress()).isEqualTo("10.20.5.0");
        assertThat(last.userIdentity()).isEqualTo("CONTOSO\\lab11");
    }

    @Test
    void aCodeCanBeWrittenInSeveralWays() {
        assertThat(Stream.of("0x800706BA", "2147944122", "-2147023174")
                        .map(text -> new TimedFault(FaultKind.UNREACHABLE, null, null, text).code()))
                .containsOnly(0x800706BA);
    }

    @Test
    void acceleratingShortensEverythingButLeavesRates() {
        ServerScenario server = autoCast(
                        1000 * MB,
                        machine("PC-1", 10 * MB, seconds(60))
                                .joining(Attendance.after(seconds(60)).repeatingAfter(seconds(100)))
                                .stalling(new Stall(null, seconds(20), seconds(10)))
                                .slowing(new Slowdown(0.9, null, seconds(30), MB)))
                .withFaults(new TimedFault(FaultKind.HANG, seconds(1000), seconds(10), null));
        Scenario fast = new Scenario(1, Duration.ofMinutes(10), List.of(server)).accelerated(10);
        ServerScenario quick = fast.servers().get(0);
        MachineGroup machines = quick.machines().get(0);
        assertThat(fast.runningFor()).isEqualTo(seconds(60));
        assertThat(quick.capacity()).isEqualTo(server.capacity());
        assertThat(quick.linger()).isEqualTo(Duration.ofMillis(200));
        assertThat(quick.reactionDelay()).isEqualTo(Duration.ofMillis(100));
        assertThat(quick.namespaces().get(0).contents().get(0).size()).isEqualTo(100 * MB);
        assertThat(machines.join().after()).isEqualTo(seconds(6));
        assertThat(machines.join().repeatAfter()).isEqualTo(seconds(10));
        assertThat(machines.link().speed()).isEqualTo(10 * MB);
        assertThat(machines.stall()).isEqualTo(new Stall(null, seconds(2), seconds(1)));
        assertThat(machines.slowdown()).isEqualTo(new Slowdown(0.9, null, seconds(3), MB));
        assertThat(quick.faults().get(0).at()).isEqualTo(seconds(100));
    }

    @Test
    void anAcceleratedScenarioTakesItsPartOfTheTimeAtTheSameRate() {
        Scenario scenario = Scenario.of(1, autoCast(1000 * MB, machine("PC-1", 10 * MB, seconds(0))))
                .accelerated(10);
        try (Stage stage = new Stage(scenario)) {
            assertThat(stage.session().transferRate()).isEqualTo(10 * MB);
            assertThat(stage.after(5).client("PC-1").completion()).isEqualTo(0.5);
        }
    }
}
