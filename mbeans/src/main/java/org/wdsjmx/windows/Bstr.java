package org.wdsjmx.windows;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * Automation strings: UTF-16 with the length in bytes before the first character. A null pointer is a legal string, the empty
 * one.
 */
final class Bstr implements AutoCloseable {

    static {
        Native.register(Bstr.class, NativeLibrary.getInstance("oleaut32"));
    }

    private final Pointer pointer;

    private Bstr(Pointer pointer) {
        this.pointer = pointer;
    }

    /** A copy of a text as an argument for a call. */
    static Bstr of(String text, ApiMember forCall) throws ComException {
        // The function takes the length, so that the copy does not end at a NUL character inside the text.
        Pointer pointer = SysAllocStringLen(null, text.length());
        if (pointer == null) {
            throw ComException.of(forCall, ComException.E_OUTOFMEMORY);
        }
        pointer.write(0, text.toCharArray(), 0, text.length());
        pointer.setChar((long) text.length() * Character.BYTES, '\0');
        return new Bstr(pointer);
    }

    Pointer pointer() {
        return pointer;
    }

    @Override
    public void close() {
        SysFreeString(pointer);
    }

    /** The text of a string that a call gave to us; frees the string. */
    static String take(Pointer bstr) {
        if (bstr == null) {
            return "";
        }
        try {
            return new String(bstr.getCharArray(0, bstr.getInt(-Integer.BYTES) / Character.BYTES));
        } finally {
            SysFreeString(bstr);
        }
    }

    private static native Pointer SysAllocStringLen(Pointer text, int length);

    private static native void SysFreeString(Pointer bstr);
}
