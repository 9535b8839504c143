package org.wdsjmx.windows;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** What a test does with a bare interface pointer. */
final class ComObjects {

    private ComObjects() {}

    static void release(Pointer object) {
        Pointer release = object.getPointer(0).getPointer((long) ApiMember.RELEASE.slot() * Native.POINTER_SIZE);
        Function.getFunction(release, Function.ALT_CONVENTION).invokeInt(new Object[] {object});
    }
}
