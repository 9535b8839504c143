package org.wdsjmx.windows;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.time.Instant;
import org.wdsjmx.transport.FailureScope;

/**
 * One reference to a COM object, called through its vtable; closing it releases the reference. To be used in its apartment
 * only.
 *
 * <p>Every call throws a {@link ComException} for a failure code, a {@link VanishedException} where that code says that the
 * object has ended; a {@link ConnectionLostException} where it says that the server is gone; and a {@link GivenUpException}
 * instead of calling when nobody waits any more.
 */
final class ComObject implements AutoCloseable {

    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private final ComApartment apartment;
    private final ApiInterface type;
    private final Pointer pointer;
    private final Pointer vtable;
    private boolean released;

    /** Takes over a reference that a call gave to us. */
    ComObject(ComApartment apartment, ApiInterface type, Pointer pointer) {
        this.apartment = apartment;
        this.type = type;
        this.pointer = pointer;
        this.vtable = pointer.getPointer(0);
    }

    /** A ULONG or an enumeration: 0 to 2^32 - 1. */
    long number(ApiMember member) throws ComException {
        return get(member).getInt(0) & UNSIGNED;
    }

    /** A ULONG or an enumeration that is indexed by another. */
    long number(ApiMember member, int index) throws ComException {
        Memory result = apartment.clearedResult();
        invoke(member, pointer, index, result);
        return result.getInt(0) & UNSIGNED;
    }

    /**
     * An unsigned 64 bit number: 0 to 2^63 - 1.
     *
     * @throws ComException with DISP_E_OVERFLOW for one above that, which a long cannot hold
     */
    long bigNumber(ApiMember member) throws ComException {
        long number = get(member).getLong(0);
        if (number < 0) {
            throw ComException.of(member, ComException.DISP_E_OVERFLOW);
        }
        return number;
    }

    /** A VARIANT_BOOL. */
    boolean truth(ApiMember member) throws ComException {
        return get(member).getShort(0) != 0;
    }

    /** A VARIANT_BOOL that takes another as an argument. */
    boolean truth(ApiMember member, boolean argument) throws ComException {
        Memory result = apartment.clearedResult();
        invoke(member, pointer, variantBool(argument), result);
        return result.getShort(0) != 0;
    }

    /** A DATE; {@code null} when it names no time. */
    Instant time(ApiMember member) throws ComException {
        return OleDate.toInstant(get(member).getDouble(0));
    }

    /** A BSTR, freed once it is copied; never {@code null}. */
    String text(ApiMember member) throws ComException {
        return Bstr.take(get(member).getPointer(0));
    }

    /** A BSTR that is indexed by an enumeration. */
    String text(ApiMember member, int index) throws ComException {
        Memory result = apartment.clearedResult();
        invoke(member, pointer, index, result);
        return Bstr.take(result.getPointer(0));
    }

    /** An object that the member gives, as the type that its declaration states; the caller closes it. */
    ComObject object(ApiMember member, ApiInterface resultType, Object... arguments) throws ComException {
        Memory result = apartment.clearedResult();
        Object[] all = new Object[arguments.length + 2];
        all[0] = pointer;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 1] = result;
        invoke(member, all);
        Pointer object = result.getPointer(0);
        if (object == null) {
            // Success without an object is against the rules of COM; calling on would end the process.
            throw ComException.of(member, ComException.E_POINTER);
        }
        return new ComObject(apartment, resultType, object);
    }

    /** Another interface of the same object; fails with E_NOINTERFACE when there is none. The caller closes it. */
    ComObject query(ApiInterface wanted) throws ComException {
        return object(ApiMember.QUERY_INTERFACE, wanted, apartment.iid(wanted));
    }

    /** Another reference to the same interface; the caller closes it. */
    ComObject retain() {
        apartment.function(vtable, ApiMember.ADD_REF.slot()).invokeInt(new Object[] {pointer});
        return new ComObject(apartment, type, pointer);
    }

    /** Calls a member without a result; enumerations and ULONGs go as 32 bit. */
    void call(ApiMember member, int... numbers) throws ComException {
        Object[] all = new Object[numbers.length + 1];
        all[0] = pointer;
        for (int i = 0; i < numbers.length; i++) {
            all[i + 1] = numbers[i];
        }
        invoke(member, all);
    }

    /** Calls a member that takes a VARIANT_BOOL. */
    void put(ApiMember member, boolean value) throws ComException {
        invoke(member, pointer, variantBool(value));
    }

    /** Calls a member that takes a DATE. */
    void put(ApiMember member, double date) throws ComException {
        invoke(member, pointer, date);
    }

    /** Calls a member that takes a BSTR, which stays ours. */
    void put(ApiMember member, String text) throws ComException {
        try (Bstr value = Bstr.of(text, member)) {
            invoke(member, pointer, value.pointer());
        }
    }

    /** Calls a member that takes a BSTR for an index. */
    void put(ApiMember member, int index, String text) throws ComException {
        try (Bstr value = Bstr.of(text, member)) {
            invoke(member, pointer, index, value.pointer());
        }
    }

    static Short variantBool(boolean value) {
        return (short) (value ? -1 : 0);
    }

    private Memory get(ApiMember member) throws ComException {
        Memory result = apartment.clearedResult();
        invoke(member, pointer, result);
        return result;
    }

    private void invoke(ApiMember member, Object... arguments) throws ComException {
        // In another interface's vtable the slot is another function.
        assert type.isA(member.declaredIn()) : member + " called on " + type;
        assert !released : member + " called on a released object";
        CallProgress progress = apartment.progress();
        progress.callBegins(member);
        int code = apartment.function(vtable, member.slot()).invokeInt(arguments);
        progress.callEnds(member);
        if (code < 0) {
            throw failure(member, code);
        }
    }

    private static ComException failure(ApiMember member, int code) {
        ComException failure = ComException.of(member, code);
        if (FailureScope.of(code) == FailureScope.SERVER) {
            throw new ConnectionLostException(failure);
        }
        return failure;
    }

    /** How far the work in this object's apartment has come. */
    CallProgress progress() {
        return apartment.progress();
    }

    /** Gives the reference back. */
    @Override
    public void close() {
        if (!released) {
            released = true;
            apartment.function(vtable, ApiMember.RELEASE.slot()).invokeInt(new Object[] {pointer});
        }
    }
}
