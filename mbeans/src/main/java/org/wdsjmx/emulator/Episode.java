package org.wdsjmx.emulator;

import java.time.Duration;

/** Watches over one stall or slowdown of one client: it begins once, lasts its time and does not come back. */
final class Episode {

    private final double atCompletion;
    private final long afterMillis;
    private final long lastingMillis;
    private long ends = Long.MIN_VALUE;
    private boolean begun;

    private Episode(double atCompletion, long afterMillis, long lastingMillis) {
        this.atCompletion = atCompletion;
        this.afterMillis = afterMillis;
        this.lastingMillis = lastingMillis;
    }

    static Episode of(Stall stall) {
        return stall == null ? null : of(stall.atCompletion(), stall.after(), stall.lasting());
    }

    static Episode of(Slowdown slowdown) {
        return slowdown == null ? null : of(slowdown.atCompletion(), slowdown.after(), slowdown.lasting());
    }

    private static Episode of(Double atCompletion, Duration after, Duration lasting) {
        return new Episode(
                atCompletion == null ? Double.POSITIVE_INFINITY : atCompletion,
                after == null ? Long.MAX_VALUE : after.toMillis(),
                lasting == null ? Long.MAX_VALUE : lasting.toMillis());
    }

    /** Whether it is under way at this moment; to be asked at every step. */
    boolean underWay(long now, long joinedFor, double completion) {
        if (!begun && (completion >= atCompletion || joinedFor >= afterMillis)) {
            begun = true;
            ends = lastingMillis == Long.MAX_VALUE ? Long.MAX_VALUE : now + lastingMillis;
        }
        return begun && now < ends;
    }

    static void check(String what, Double atCompletion, Duration after, Duration lasting) {
        if ((atCompletion == null) == (after == null)) {
            throw Check.wrong(
                    "beginning of a " + what,
                    "atCompletion " + atCompletion + ", after " + after,
                    "exactly one of the two says when it begins",
                    "Give atCompletion (a share, 0.4) or after (a duration, 90s)");
        }
        if (atCompletion != null) {
            Check.share(what + ".atCompletion", atCompletion);
        }
        Check.notNegative(what + ".after", after);
        Check.notNegative(what + ".lasting", lasting);
    }
}
