package org.wdsjmx.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.wdsjmx.watch.Trees.START;
import static org.wdsjmx.watch.Trees.client;
import static org.wdsjmx.watch.Trees.snapshot;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wdsjmx.transport.Client;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectType;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.ReadFault;

class ChangeDetectorTest {

    private static final String MAC = "00-15-5D-01-02-03";

    private final ChangeDetector detector = new ChangeDetector(Duration.ofSeconds(60));

    @Test
    void clientsOfTheFirstSnapshotAreNotReportedAsJoined() {
        assertThat(detector.observe(snapshot(0, client(1, MAC, 0.5, 30))).changes())
                .isEmpty();
    }

    @Test
    void aNewClientIsReportedAsJoined() {
        detector.observe(snapshot(0));
        assertThat(detector.observe(snapshot(5, client(1, MAC, 0, 2))).changes())
                .hasAtLeastOneElementOfType(Change.ClientJoined.class)
                .hasAtLeastOneElementOfType(Change.SessionStarted.class);
    }

    @Test
    void theJoinTimeStaysThoughTheDurationIsRounded() {
        detector.observe(snapshot(0, client(1, MAC, 0.1, 30)));
        var seen = detector.observe(snapshot(5, client(1, MAC, 0.2, 36)));
        assertThat(seen.clients().get(0).history().joinTime().instant()).isEqualTo(START.minusSeconds(30));
    }

    @Test
    void aClientThatHadEverythingLeftCompleted() {
        detector.observe(snapshot(0, client(1, MAC, 1.0, 30)));
        assertThat(departure()).isEqualTo(DepartureOutcome.COMPLETED);
    }

    @Test
    void aClientThatWouldHaveFinishedBetweenTwoReadsLeftCompleted() {
        detector.observe(snapshot(-20, client(1, MAC, 0.50, 10)));
        detector.observe(snapshot(-10, client(1, MAC, 0.70, 20)));
        detector.observe(snapshot(0, client(1, MAC, 0.90, 30)));
        assertThat(departure()).isEqualTo(DepartureOutcome.COMPLETED);
    }

    @Test
    void aClientThatWasFarFromDoneVanished() {
        detector.observe(snapshot(-20, client(1, MAC, 0.08, 10)));
        detector.observe(snapshot(-10, client(1, MAC, 0.10, 20)));
        detector.observe(snapshot(0, client(1, MAC, 0.12, 30)));
        assertThat(departure()).isEqualTo(DepartureOutcome.VANISHED);
    }

    @Test
    void aClientThatWeAskedToFallBackLeftDisconnected() {
        detector.observe(snapshot(0, client(1, MAC, 0.5, 30)));
        detector.disconnectAccepted(new ClientIdentity(1, "PC-1", MAC), DisconnectType.FALLBACK);
        assertThat(departure()).isEqualTo(DepartureOutcome.DISCONNECTED_FALLBACK);
    }

    @Test
    void aClientThatWeAskedToAbortLeftDisconnectedAlsoSomeReadsLater() {
        detector.observe(snapshot(0, client(1, MAC, 0.5, 30)));
        detector.disconnectAccepted(new ClientIdentity(1, "PC-1", MAC), DisconnectType.ABORT);
        detector.observe(snapshot(2, client(1, MAC, 0.5, 32)));
        assertThat(departure()).isEqualTo(DepartureOutcome.DISCONNECTED_ABORT);
    }

    @Test
    void anIdWithAnotherMacAddressIsADepartureAndAnArrival() {
        detector.observe(snapshot(0, client(1, MAC, 0.5, 30)));
        var changes = detector.observe(snapshot(5, client(1, "00-15-5D-99-99-99", 0.0, 35)))
                .changes();
        assertThat(changes)
                .hasAtLeastOneElementOfType(Change.ClientLeft.class)
                .hasAtLeastOneElementOfType(Change.ClientJoined.class);
    }

    @Test
    void anotherNotationOfTheSameMacAddressIsNoChange() {
        detector.observe(snapshot(0, client(1, MAC, 0.5, 30)));
        assertThat(detector.observe(snapshot(5, client(1, "00:15:5d:01:02:03", 0.5, 35)))
                        .changes())
                .isEmpty();
    }

    @Test
    void aMacAddressThatCannotBeReadOnceIsNoChange() {
        detector.observe(snapshot(0, client(1, MAC, 0.5, 30)));
        assertThat(detector.observe(snapshot(5, client(1, null, 0.5, 35))).changes())
                .isEmpty();
    }

    @Test
    void aMachineThatCameBackUnderItsOldIdIsADepartureAndAnArrival() {
        detector.observe(snapshot(0, client(1, MAC, 0.5, 300)));
        assertThat(detector.observe(snapshot(5, client(1, MAC, 0.0, 3))).changes())
                .hasAtLeastOneElementOfType(Change.ClientLeft.class)
                .hasAtLeastOneElementOfType(Change.ClientJoined.class);
    }

    @Test
    void aClientBehindABranchThatFailedDoesNotLeave() {
        detector.observe(snapshot(0, client(1, MAC, 0.5, 30)));
        var fault = new ReadFault("session 20", HResult.of(0x800706BE), new ReadFault.Branch("N", 10, 20));
        assertThat(detector.observe(snapshot(5, true, List.of(fault))).changes())
                .isEmpty();
        assertThat(detector.observe(snapshot(10, client(1, MAC, 0.6, 40))).changes())
                .isEmpty();
    }

    @Test
    void aClientWithoutProgressForTooLongStallsOnceAndResumes() {
        for (int second = -20; second <= 0; second += 10) {
            detector.observe(snapshot(second, client(1, MAC, 0.5 + second / 1000.0, 30 + second)));
        }
        assertThat(detector.observe(snapshot(59, client(1, MAC, 0.5, 89))).changes())
                .isEmpty();
        assertThat(detector.observe(snapshot(60, client(1, MAC, 0.5, 90))).changes())
                .singleElement()
                .isInstanceOf(Change.ClientStalled.class);
        assertThat(detector.observe(snapshot(65, client(1, MAC, 0.5, 95))).changes())
                .isEmpty();
        assertThat(detector.observe(snapshot(70, client(1, MAC, 0.51, 100))).changes())
                .singleElement()
                .isInstanceOf(Change.ClientResumed.class);
    }

    @Test
    void aSessionThatTakesLongForOnePercentDoesNotStall() {
        // One percent in 100 s, with a limit of 60 s.
        for (int i = 0; i < 12; i++) {
            double completion = Math.floor(10 + i / 5.0) / 100;
            assertThat(detector.observe(snapshot(20L * i, client(1, MAC, completion, 30 + 20L * i)))
                            .changes())
                    .isEmpty();
        }
    }

    @Test
    void aClientThatFallsBehindItsSessionStalls() {
        String other = "00-15-5D-01-02-09";
        List<Change> changes = new java.util.ArrayList<>();
        for (int i = 0; i < 12; i++) {
            changes.addAll(detector.observe(snapshot(
                            10L * i,
                            client(1, MAC, 0.4, 30 + 10L * i),
                            client(2, other, 0.1 + i / 100.0, 30 + 10L * i)))
                    .changes());
        }
        assertThat(changes)
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.ClientStalled.class,
                        stalled -> assertThat(stalled.client().client().id()).isEqualTo(1));
    }

    @Test
    void nobodyStallsWhileDataFlowsAndNoSpeedIsKnown() {
        detector.observe(snapshot(0, client(1, MAC, 0.5, 30)));
        assertThat(detector.observe(snapshot(600, client(1, MAC, 0.5, 630))).changes())
                .isEmpty();
    }

    @Test
    void aClientThatWaitsForTheStartDoesNotStall() {
        detector.observe(snapshot(0, false, List.of(), client(1, MAC, 0, 0)));
        detector.observe(snapshot(600, false, List.of(), client(1, MAC, 0, 600)));
        var seen = detector.observe(snapshot(605, true, List.of(), client(1, MAC, 0, 605)));
        assertThat(seen.changes()).isEmpty();
        assertThat(seen.clients().get(0).history().stalled()).isFalse();
    }

    @Test
    void theRemainingTimeFollowsTheObservedSpeed() {
        detector.observe(snapshot(-10, client(1, MAC, 0.30, 20)));
        detector.observe(snapshot(0, client(1, MAC, 0.40, 30)));
        var seen = detector.observe(snapshot(10, client(1, MAC, 0.50, 40)));
        assertThat(seen.clients().get(0).estimatedSecondsRemaining()).isCloseTo(50, within(0.5));
    }

    @Test
    void theRemainingTimeIsUnknownWithoutProgress() {
        var seen = detector.observe(snapshot(0, client(1, MAC, 0.40, 30)));
        assertThat(seen.clients().get(0).estimatedSecondsRemaining()).isNaN();
    }

    @Test
    void aSessionWithoutClientsEnds() {
        detector.observe(snapshot(0, client(1, MAC, 1.0, 30)));
        assertThat(detector.observe(snapshot(5)).changes()).hasAtLeastOneElementOfType(Change.SessionEnded.class);
    }

    private DepartureOutcome departure() {
        Client stays = client(2, "00-15-5D-00-00-09", 0.3, 0);
        return detector.observe(snapshot(5, stays)).changes().stream()
                .filter(Change.ClientLeft.class::isInstance)
                .map(change -> ((Change.ClientLeft) change).outcome())
                .findFirst()
                .orElseThrow();
    }
}
