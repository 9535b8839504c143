package org.wdsjmx.windows;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.NativeLibrary;

/** What the COM server in this process counts: see {@code mbeans/src/test/cpp/README.md}. */
final class Census {

    private Census() {}

    /** COM objects that are not released. */
    static int objects() {
        return ask("WdsTestLiveObjects");
    }

    /** BSTRs that were handed out or taken as arguments and are not freed. */
    static int strings() {
        return ask("WdsTestLiveStrings");
    }

    /** Nothing is alive any more, and every object was used as COM demands. */
    static void assertNothingIsLeft() {
        assertThat(objects()).as("live COM objects").isZero();
        assertThat(strings()).as("live BSTRs").isZero();
        assertThat(ask("WdsTestMisuses"))
                .as("calls on the wrong thread or of members that are not there")
                .isZero();
    }

    private static int ask(String function) {
        return NativeLibrary.getInstance(System.getenv(WineHost.DLL_VARIABLE))
                .getFunction(function)
                .invokeInt(new Object[0]);
    }
}
