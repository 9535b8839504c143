package org.wdsjmx.plugin.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wdsjmx.plugin.remediation.Views.machines;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wdsjmx.plugin.remediation.Views.Machine;
import org.wdsjmx.transport.ClientIdentity;
import org.wdsjmx.transport.DisconnectOutcome;

/** Alerts about everybody at once, told again and again. */
@Timeout(120)
class StormTest {

    @TempDir
    private Path directory;

    private record Done(Instant time, long session, ClientIdentity client) {}

    /** All machines alert, over and over for some hours; who is asked to leave leaves or does not. */
    private List<Done> weather(Office office, List<Machine> all, Duration hours, boolean leave) {
        List<Machine> there = new ArrayList<>(all);
        List<Alert> alerts = all.stream().map(Alerts::about).toList();
        List<Done> done = new ArrayList<>();
        Instant end = office.now().plus(hours);
        while (office.now().isBefore(end)) {
            office.reads(there);
            office.take(alerts);
            var begun = office.begin();
            while (begun.isPresent()) {
                Target target = begun.get().looked().target();
                done.add(new Done(office.now(), target.session(), target.client()));
                office.remediation().end(begun.get(), Office.result(begun.get(), DisconnectOutcome.ACCEPTED));
                if (leave) {
                    there.removeIf(machine -> machine.id() == target.client().id());
                }
                begun = office.begin();
            }
            office.clock.advance(Duration.ofSeconds(50));
        }
        return done;
    }

    private static void assertWithin(List<Done> done, int maxPerHour) {
        for (Done last : done) {
            assertThat(done.stream()
                            .filter(other -> !other.time().isAfter(last.time())
                                    && other.time().isAfter(last.time().minus(Duration.ofHours(1)))))
                    .as("within the hour before %s", last.time())
                    .hasSizeLessThanOrEqualTo(maxPerHour);
        }
    }

    private static void assertEachOnce(List<Done> done) {
        assertThat(done).extracting(Done::client).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"10, true", "3, true", "10, false"})
    void fiveHundredOfOneSessionLoseNoMoreThanSoManyAnHour(int maxPerHour, boolean leave) {
        Office.Order order = new Office.Order();
        order.maxPerHour = maxPerHour;
        order.maxShare = 0.25;
        order.breakerAfter = 100;
        try (Office office = new Office(directory, order)) {
            List<Done> done = weather(office, machines(20, 1, 500), Duration.ofMinutes(125), leave);

            assertWithin(done, maxPerHour);
            assertEachOnce(done);
            assertThat(done).hasSizeGreaterThanOrEqualTo(2 * maxPerHour);
        }
    }

    @Test
    void manySessionsTogetherLoseNoMoreThanSoManyAnHour() {
        Office.Order order = new Office.Order();
        order.maxPerHour = 12;
        order.maxShare = 0.25;
        try (Office office = new Office(directory, order)) {
            List<Machine> all = IntStream.range(0, 50)
                    .mapToObj(session -> machines(100 + session, 1 + session * 10L, 10))
                    .flatMap(List::stream)
                    .toList();

            List<Done> done = weather(office, all, Duration.ofMinutes(90), true);

            assertWithin(done, 12);
            assertEachOnce(done);
            assertThat(done).hasSizeBetween(12, 24);
        }
    }

    @Test
    void everySessionKeepsItsShare() {
        Office.Order order = new Office.Order();
        order.maxShare = 0.25;
        try (Office office = new Office(directory, order)) {
            List<Machine> all = Stream.of(machines(20, 1, 10), machines(21, 101, 40), machines(22, 201, 3))
                    .flatMap(List::stream)
                    .toList();

            List<Done> done = weather(office, all, Duration.ofMinutes(60), true);

            Map<Long, Set<ClientIdentity>> bySession = new HashMap<>();
            done.forEach(one -> bySession
                    .computeIfAbsent(one.session(), session -> new HashSet<>())
                    .add(one.client()));
            assertThat(bySession.get(20L)).hasSize(2);
            assertThat(bySession.get(21L)).hasSize(10);
            assertThat(bySession.get(22L)).hasSize(1);
            assertEachOnce(done);
        }
    }

    @Test
    void clientsThatNeverLeaveEndItSoon() {
        Office.Order order = new Office.Order();
        order.breakerAfter = 3;
        try (Office office = new Office(directory, order)) {
            List<Done> done = weather(office, machines(20, 1, 500), Duration.ofMinutes(60), false);

            // One in each minute until the third of them had two minutes to leave.
            assertThat(done).hasSizeBetween(3, 6);
            assertThat(office.remediation().status().breakerOpen()).isTrue();
        }
    }
}
