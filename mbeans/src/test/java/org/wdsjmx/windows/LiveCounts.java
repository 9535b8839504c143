package org.wdsjmx.windows;

import com.sun.jna.NativeLibrary;

/**
 * What the COM server in this process counts since it was loaded: see {@code mbeans/src/test/cpp/README.md}. Needs no library of the
 * tests, so that it can be asked inside the program itself.
 */
public final class LiveCounts {

    /** COM objects that are not released. */
    public static final String OBJECTS = "WdsTestLiveObjects";

    /** BSTRs that were handed out or taken as arguments and are not freed; negative when they cannot be seen. */
    public static final String STRINGS = "WdsTestLiveStrings";

    /** Calls on the wrong thread, of members that are not there, and releases too many. */
    public static final String MISUSES = "WdsTestMisuses";

    private LiveCounts() {}

    /** One of these counts. */
    public static int of(String count) {
        return NativeLibrary.getInstance(System.getenv(WineHost.DLL_VARIABLE))
                .getFunction(count)
                .invokeInt(new Object[0]);
    }
}
