package org.wdsjmx.windows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.wdsjmx.windows.FaultLog.Place;

/**
 * How far the work on a server has come: which call is under way, where in the tree, and which calls took the time. The
 * apartment's thread writes it; any thread may read it and give the work up. It is written around every call of thousands, so
 * writes are released without a fence: a reader may be one call behind.
 */
final class CallProgress {

    private static final ApiMember[] MEMBERS = ApiMember.values();
    private static final double NANOS_PER_SECOND = 1e9;

    /** A collection that is gone through, within another one. */
    private static final class Level {
        private final Level outer;
        private final Place outerPlace;
        private final String kind;
        private final long count;
        private final AtomicLong index = new AtomicLong();

        Level(Level outer, Place outerPlace, String kind, long count) {
            this.outer = outer;
            this.outerPlace = outerPlace;
            this.kind = kind;
            this.count = count;
        }

        @Override
        public String toString() {
            return (outer == null ? "" : outer + ", ") + kind + ' ' + index.getAcquire() + " of " + count;
        }
    }

    private final AtomicIntegerArray calls = new AtomicIntegerArray(MEMBERS.length);
    private final AtomicLongArray nanos = new AtomicLongArray(MEMBERS.length);
    private final AtomicReference<ApiMember> member = new AtomicReference<>();
    private final AtomicReference<Place> place = new AtomicReference<>();
    private final AtomicReference<Level> level = new AtomicReference<>();
    private final AtomicLong lastEnd = new AtomicLong();
    private volatile boolean givenUp;

    /** Work begins; what was counted before is forgotten. */
    void workBegins() {
        for (int i = 0; i < MEMBERS.length; i++) {
            calls.set(i, 0);
            nanos.set(i, 0);
        }
        place.set(null);
        level.set(null);
        lastEnd.set(System.nanoTime());
    }

    /** Work has ended: there is nothing to tell. */
    void workEnds() {
        member.set(null);
    }

    /** From now on no call is made but those that bring what has begun to its end. */
    void giveUp() {
        givenUp = true;
    }

    /**
     * Comes before each call.
     *
     * @throws GivenUpException when nobody waits for it any more
     */
    void callBegins(ApiMember next) {
        if (givenUp && !next.concludes()) {
            throw new GivenUpException(next);
        }
        member.setRelease(next);
    }

    /** Comes after each call. What was done between two calls counts for the later one; it is little beside a call. */
    void callEnds(ApiMember called) {
        long now = System.nanoTime();
        int i = called.ordinal();
        calls.setRelease(i, calls.getPlain(i) + 1);
        nanos.setRelease(i, nanos.getPlain(i) + now - lastEnd.getPlain());
        lastEnd.setRelease(now);
    }

    /** What the next calls are made for. */
    void at(Place where) {
        place.setRelease(where);
    }

    /** A collection is gone through from here on. */
    void enter(ApiInterface type, long count) {
        level.setRelease(new Level(level.getPlain(), place.getPlain(), type.label(), count));
    }

    /** The next calls are made for this element of the innermost collection, and for what it is in. */
    void element(long index) {
        Level innermost = level.getPlain();
        innermost.index.setRelease(index);
        place.setRelease(innermost.outerPlace);
    }

    /** The innermost collection has been gone through. */
    void leave() {
        Level innermost = level.getPlain();
        place.setRelease(innermost.outerPlace);
        level.setRelease(innermost.outer);
    }

    /** Where the work is and what took the time, as part of a sentence; empty when no work is under way. */
    String describe() {
        ApiMember now = member.getAcquire();
        if (now == null) {
            return "";
        }
        Place where = place.getAcquire();
        Level within = level.getAcquire();
        StringBuilder text = new StringBuilder("in ").append(now.label());
        if (where != null) {
            text.append(" of ").append(where);
        }
        if (within != null) {
            text.append(" (").append(within).append(')');
        }
        appendSlowest(text, now);
        return text.toString();
    }

    private void appendSlowest(StringBuilder text, ApiMember now) {
        long underWay = System.nanoTime() - lastEnd.getAcquire();
        int slowest = now.ordinal();
        for (int i = 0; i < MEMBERS.length; i++) {
            if (spent(i, now, underWay) > spent(slowest, now, underWay)) {
                slowest = i;
            }
        }
        text.append("; ")
                .append(MEMBERS[slowest].label())
                .append(" alone took ")
                .append(Math.round(spent(slowest, now, underWay) / NANOS_PER_SECOND * 10) / 10.0)
                .append(" s in ")
                .append(calls.getAcquire(slowest) + (slowest == now.ordinal() ? 1 : 0))
                .append(" calls");
    }

    private long spent(int i, ApiMember now, long underWay) {
        return nanos.getAcquire(i) + (i == now.ordinal() ? underWay : 0);
    }
}
