package org.wdsjmx.emulator;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.wdsjmx.transport.HResult;
import org.wdsjmx.transport.TransportException;

/** What is wrong with one server now. Thread-safe, with a lock of its own: who hangs here holds up nobody. */
final class Faults {

    /** How often a hanging call looks whether a timed fault has ended; the scenario clock cannot wake anybody. */
    private static final long GLANCE_MILLIS = 20;

    private final List<TimedFault> timed;
    private final Set<TimedFault> healed = new HashSet<>();
    private final Map<FaultKind, HResult> raised = new EnumMap<>(FaultKind.class);

    Faults(List<TimedFault> timed) {
        this.timed = timed;
    }

    synchronized void raise(FaultKind kind, int hresult) {
        raised.put(kind, HResult.of(hresult));
    }

    /** Ends what was raised and the timed faults that have begun. */
    synchronized void heal(long elapsedMillis) {
        raised.clear();
        timed.stream().filter(fault -> fault.begins() <= elapsedMillis).forEach(healed::add);
        notifyAll();
    }

    /** Makes hanging calls look again. */
    synchronized void wake() {
        notifyAll();
    }

    /** The code of a fault of this kind, if there is one now; a raised one hides a timed one. */
    synchronized Optional<HResult> now(FaultKind kind, long elapsedMillis) {
        HResult code = raised.get(kind);
        if (code != null) {
            return Optional.of(code);
        }
        return timed.stream()
                .filter(fault -> fault.kind() == kind && fault.covers(elapsedMillis) && !healed.contains(fault))
                .findFirst()
                .map(fault -> HResult.of(fault.code()));
    }

    /** Fails when there is one of these faults now. */
    void check(String what, long elapsedMillis, FaultKind... kinds) throws TransportException {
        for (FaultKind kind : kinds) {
            Optional<HResult> code = now(kind, elapsedMillis);
            if (code.isPresent()) {
                throw new TransportException(what, code.get());
            }
        }
    }

    /**
     * Returns when nothing hangs any more.
     *
     * @throws TransportException when the caller gives up meanwhile, or the thread is interrupted (it stays so)
     */
    void awaitNoHang(String what, LongSupplier elapsedMillis, BooleanSupplier givenUp) throws TransportException {
        while (true) {
            long elapsed = elapsedMillis.getAsLong();
            synchronized (this) {
                if (givenUp.getAsBoolean()) {
                    throw new TransportException(what, HResult.of(Codes.RPC_E_DISCONNECTED));
                }
                if (now(FaultKind.HANG, elapsed).isEmpty()) {
                    return;
                }
                try {
                    wait(GLANCE_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new TransportException(what, HResult.of(Codes.RPC_S_CALL_FAILED));
                }
            }
        }
    }
}
