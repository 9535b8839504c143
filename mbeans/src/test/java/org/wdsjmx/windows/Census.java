package org.wdsjmx.windows;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.NativeLibrary;
import java.util.HashMap;
import java.util.Map;

/** What the COM server in this process counts: see {@code mbeans/src/test/cpp/README.md}. */
final class Census {

    private static final String OBJECTS = "WdsTestLiveObjects";
    private static final String STRINGS = "WdsTestLiveStrings";
    private static final String MISUSES = "WdsTestMisuses";

    /** What earlier tests were told already, so that one leak makes one test fail and not all that follow. */
    private static final Map<String, Integer> TOLD = new HashMap<>();

    private Census() {}

    /** COM objects that are not released. */
    static int objects() {
        return count(OBJECTS);
    }

    /** BSTRs that were handed out or taken as arguments and are not freed. */
    static int strings() {
        assertThat(ask(STRINGS)).as("the spy sees the strings").isNotNegative();
        return count(STRINGS);
    }

    /** Nothing is alive any more, and every object was used as COM demands. */
    static void assertNothingIsLeft() {
        try {
            assertThat(objects()).as("live COM objects").isZero();
            assertThat(strings()).as("live BSTRs").isZero();
            assertThat(count(MISUSES))
                    .as("calls on the wrong thread or of members that are not there")
                    .isZero();
        } finally {
            TOLD.put(OBJECTS, ask(OBJECTS));
            TOLD.put(STRINGS, ask(STRINGS));
            TOLD.put(MISUSES, ask(MISUSES));
        }
    }

    private static int count(String function) {
        return ask(function) - TOLD.getOrDefault(function, 0);
    }

    private static int ask(String function) {
        return NativeLibrary.getInstance(System.getenv(WineHost.DLL_VARIABLE))
                .getFunction(function)
                .invokeInt(new Object[0]);
    }
}
