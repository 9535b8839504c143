package org.wdsjmx.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

/** What the COM server in this process counts: see {@code mbeans/src/test/cpp/README.md}. */
final class Census {

    /** What earlier tests were told already, so that one leak makes one test fail and not all that follow. */
    private static final Map<String, Integer> TOLD = new HashMap<>();

    private Census() {}

    /** COM objects that are not released. */
    static int objects() {
        return count(LiveCounts.OBJECTS);
    }

    /** BSTRs that were handed out or taken as arguments and are not freed. */
    static int strings() {
        assertThat(LiveCounts.of(LiveCounts.STRINGS))
                .as("the spy sees the strings")
                .isNotNegative();
        return count(LiveCounts.STRINGS);
    }

    /** Nothing is alive any more, and every object was used as COM demands. */
    static void assertNothingIsLeft() {
        try {
            assertThat(objects()).as("live COM objects").isZero();
            assertThat(strings()).as("live BSTRs").isZero();
            assertThat(count(LiveCounts.MISUSES))
                    .as("calls on the wrong thread or of members that are not there")
                    .isZero();
        } finally {
            TOLD.put(LiveCounts.OBJECTS, LiveCounts.of(LiveCounts.OBJECTS));
            TOLD.put(LiveCounts.STRINGS, LiveCounts.of(LiveCounts.STRINGS));
            TOLD.put(LiveCounts.MISUSES, LiveCounts.of(LiveCounts.MISUSES));
        }
    }

    private static int count(String function) {
        return LiveCounts.of(function) - TOLD.getOrDefault(function, 0);
    }
}
