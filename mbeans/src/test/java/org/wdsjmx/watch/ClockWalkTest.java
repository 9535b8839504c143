package org.wdsjmx.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wdsjmx.watch.Trees.client;
import static org.wdsjmx.watch.Trees.snapshot;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.wdsjmx.testing.SteppingClock;

/** However the wall clock is set on the way, the same course of events is told in the same way. */
class ClockWalkTest {

    private static final String SLOW = "00-15-5D-00-00-01";
    private static final String QUICK = "00-15-5D-00-00-02";

    /** One step of a course of events. */
    private record Step(int seconds, boolean slowRises, boolean quickRises, boolean quickIsThere, int hoursAhead) {

        static Step of(int code) {
            return new Step(
                    code % 40, code / 40 % 4 == 0, code / 160 % 2 == 0, code / 320 % 8 != 0, code / 2560 % 201 - 100);
        }
    }

    /** Two clients that are read by a clock. */
    private static final class Course {

        private final SteppingClock clock = new SteppingClock();
        private final ChangeDetector detector = new ChangeDetector(Duration.ofSeconds(60));
        private long second;
        private int slow = 10;
        private int quick = 10;

        ChangeDetector.Observation next(Step step, boolean isSet) {
            clock.advanceSeconds(step.seconds());
            if (isSet) {
                clock.set(Duration.ofHours(step.hoursAhead()));
            }
            second += step.seconds();
            slow = Math.min(100, slow + (step.slowRises() ? 1 : 0));
            quick = Math.min(100, quick + (step.quickRises() ? 1 : 0));
            var first = client(1, SLOW, slow / 100.0, 100 + second);
            var other = client(2, QUICK, quick / 100.0, 100 + second);
            var shown = step.quickIsThere() ? snapshot(0, first, other) : snapshot(0, first);
            return detector.observe(shown.at(clock.moment()));
        }
    }

    @Property(tries = 300)
    void whatIsToldDoesNotHangOnTheWallClock(
            @ForAll @Size(min = 5, max = 60) List<@IntRange(min = 0, max = 514_559) Integer> codes) {
        Course quiet = new Course();
        Course restless = new Course();
        for (int code : codes) {
            Step step = Step.of(code);
            var expected = quiet.next(step, false);
            var seen = restless.next(step, true);
            assertThat(seen.clients().stream().map(ClockWalkTest::told).toList())
                    .isEqualTo(
                            expected.clients().stream().map(ClockWalkTest::told).toList());
            assertThat(seen.changes().stream().map(ClockWalkTest::told).toList())
                    .isEqualTo(
                            expected.changes().stream().map(ClockWalkTest::told).toList());
        }
    }

    private static List<Object> told(WatchedClient client) {
        ClientHistory history = client.history();
        return List.of(
                history.stalled(),
                history.completionPerSecond(),
                client.estimatedSecondsRemaining(),
                client.seen().since(history.progressTime()),
                client.seen().since(history.joinTime()));
    }

    private static List<Object> told(Change change) {
        return change instanceof Change.ClientLeft left
                ? List.of(change.getClass(), left.outcome())
                : List.of(change.getClass());
    }
}
