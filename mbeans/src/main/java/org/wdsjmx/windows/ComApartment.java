package org.wdsjmx.windows;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Guid;
import com.sun.jna.platform.win32.Ole32;
import com.sun.jna.platform.win32.WinNT.HRESULT;
import com.sun.jna.ptr.PointerByReference;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.TransportException;

/**
 * The calling thread's single-threaded COM apartment, and what calls made in it share: the functions found so far, and the
 * place where results arrive. Belongs to the thread that entered it.
 */
final class ComApartment implements AutoCloseable {

    private static final int COINIT_APARTMENTTHREADED = 0x2;
    private static final int CLSCTX_INPROC_SERVER = 0x1;

    /** More slots than the largest interface in use has. */
    private static final int SLOTS = 40;

    /** By the address of the vtable; objects of one class share it. */
    private final Map<Long, Function[]> functions = new HashMap<>();

    private final Map<ApiInterface, Pointer> iids = new EnumMap<>(ApiInterface.class);
    private final Memory result = new Memory(Long.BYTES);
    private final Thread owner = Thread.currentThread();
    private final CallProgress progress = new CallProgress();
    private boolean left;

    private ComApartment() {}

    /**
     * Makes the calling thread a single-threaded apartment.
     *
     * @throws TransportException when the thread uses COM in another way already
     */
    static ComApartment enter() throws TransportException {
        HRESULT answer = Ole32.INSTANCE.CoInitializeEx(null, COINIT_APARTMENTTHREADED);
        if (answer.intValue() < 0) {
            throw new TransportException("CoInitializeEx", HResult.of(answer.intValue()));
        }
        return new ComApartment();
    }

    /** Creates the manager, the root of the library. */
    ComObject createManager() throws TransportException {
        PointerByReference created = new PointerByReference();
        HRESULT answer = Ole32.INSTANCE.CoCreateInstance(
                new Guid.GUID(ApiInterface.MANAGER_CLASS),
                null,
                CLSCTX_INPROC_SERVER,
                new Guid.GUID(ApiInterface.MANAGER.iid()),
                created);
        if (answer.intValue() < 0) {
            throw new TransportException("CoCreateInstance(WdsTransportManager)", HResult.of(answer.intValue()));
        }
        return new ComObject(this, ApiInterface.MANAGER, created.getValue());
    }

    /** The function in a slot of an object's vtable. */
    Function function(Pointer vtable, int slot) {
        Function[] known = functions.computeIfAbsent(Pointer.nativeValue(vtable), address -> new Function[SLOTS]);
        Function function = known[slot];
        if (function == null) {
            Pointer address = vtable.getPointer((long) slot * Native.POINTER_SIZE);
            function = Function.getFunction(address, Function.ALT_CONVENTION);
            known[slot] = function;
        }
        return function;
    }

    /** The calls that are made here. */
    CallProgress progress() {
        return progress;
    }

    /** Eight zeroed bytes for the result of the next call. */
    Memory clearedResult() {
        result.setLong(0, 0);
        return result;
    }

    Pointer iid(ApiInterface type) {
        return iids.computeIfAbsent(type, wanted -> {
            Guid.GUID guid = new Guid.GUID(wanted.iid());
            guid.write();
            Memory bytes = new Memory(guid.size());
            bytes.write(0, guid.getPointer().getByteArray(0, guid.size()), 0, guid.size());
            return bytes;
        });
    }

    /** Whether the calling thread is the one that may make calls here. */
    boolean isEnteredByThisThread() {
        return !left && Thread.currentThread() == owner;
    }

    /** Leaves the apartment. Everything created in it must have been released. */
    @Override
    public void close() {
        if (isEnteredByThisThread()) {
            left = true;
            functions.clear();
            Ole32.INSTANCE.CoUninitialize();
        }
    }
}
